import type { Sql } from '../db/database.ts';
import { listCycles } from '../db/queries/appraisals/cycles.ts';
import { readRun } from '../db/queries/disbursement/runs.ts';
import { correctedUnseen } from '../db/queries/disbursement/unseen-changes.ts';
import { readOrganisation } from '../db/queries/people/organisation.ts';
import { activeWebhooks } from '../db/queries/webhooks/endpoints.ts';
import { must } from '../domain/assert.ts';
import { employeeChangeId } from '../workflows/contract.ts';
import { type Reach, tellChange, tellCycle } from './appraisal-workflow.ts';
import { ensureRunWorkflow, tellRun } from './run-workflow.ts';
import { wakeWebhook } from './webhook-workflow.ts';

const mostOpenCycles = 1_000;

/**
 * Lets every open run, cycle and change and every webhook look again, when the API starts: what was committed while
 * Temporal could not be told, or whose workflow was lost with its server, goes on. Cycles in turn wake their appraisals.
 */
export async function wakeOpenWork(sql: Sql, reach: Reach): Promise<void> {
  const runs = await sql<{ id: number; paused: boolean; corrected: boolean }[]>`
    select id, paused_at is not null as paused,
      corrections_seen is not null and exists (
        select from finance.items i where i.run_id = r.id and ${correctedUnseen(sql)}) as corrected
    from finance.runs r where state = 'open' order by id`;
  for (const { id, paused, corrected } of runs) {
    const run = must(await readRun(sql, id), 'run');
    if (paused) await tellRun(reach.temporal, reach.taskQueue, run, 'pauseChanged');
    if (corrected) await tellRun(reach.temporal, reach.taskQueue, run, 'itemsChanged');
    else if (!paused) await ensureRunWorkflow(reach.temporal, reach.taskQueue, run);
  }
  for (const cycle of await listCycles(sql, 'open', Number.MAX_SAFE_INTEGER, mostOpenCycles))
    await tellCycle(reach, cycle);
  const { retryPauseMaxMs } = (await readOrganisation(sql)).settings;
  const open = await sql<{ id: number }[]>`
    select id from hr.changes where state not in ('done', 'withdrawn') order by id`;
  for (const { id } of open)
    await tellChange(reach, { changeId: id, workflowId: employeeChangeId(id), retryPauseMaxMs });
  for (const endpointId of await activeWebhooks(sql)) await wakeWebhook(reach, endpointId);
}
