import type { Client } from '@temporalio/client';
import { createHomeApi } from '../src/cli/home-api.ts';
import { upload } from '../src/cli/upload.ts';
import { dataOf } from '../src/client/refusal.ts';
import { openDatabase, type Sql } from '../src/db/database.ts';
import { must } from '../src/domain/assert.ts';
import { workflowNames } from '../src/workflows/contract.ts';
import { awaited } from './awaited.ts';
import type { BenchStack } from './bench-stack.ts';
import type { OpeningMeasure } from './cycle-measure.ts';
import { cycleRequest } from './cycle-request.ts';
import type { OrganisationFiles } from './organisation.ts';
import { missingIn } from './stack-appraisals.ts';
import { withClient } from './temporal-client.ts';

/** Of everyone, when the worker is killed. */
const killAtShare = 0.4;
/** The looks are over whole tables here. */
const everyMs = 250;

/**
 * Opens a cycle for everyone on record, on a stack that has none yet, and kills the worker in the middle. Throws where
 * anybody was left out or started twice.
 */
export async function openingWithKill(stack: BenchStack, files: OrganisationFiles): Promise<OpeningMeasure> {
  const database = openDatabase(stack.description.postgres.url, 2);
  try {
    const { sql } = database;
    const hr = createHomeApi(stack.description.api.url, stack.home).as('hr1');
    await dataOf(hr.POST('/v1/employees/import', await upload(files.employees, {})));
    const begunAt = performance.now();
    const { cycleId } = await dataOf(
      hr.POST('/v1/appraisal-cycles', { body: cycleRequest('bench-opening', '2027-01') }),
    );
    const startedBeforeKill = await awaited(
      'appraisals to be started',
      async () => {
        const started = await startedIn(sql, cycleId);
        return started >= files.people * killAtShare ? started : null;
      },
      everyMs,
    );
    const killed = stack.description.worker.pid;
    process.kill(killed, 'SIGKILL');
    if (startedBeforeKill === files.people) throw new Error('the worker was killed when all was done');
    await awaited(
      'everyone to be started',
      async () => (await startedIn(sql, cycleId)) === files.people || null,
      everyMs,
    );
    const startedMs = performance.now() - begunAt;
    await awaited(
      'everyone to be under way',
      async () => (await missingIn(sql, cycleId, 'goals')) === 0 || null,
      everyMs,
    );
    const begunMs = performance.now() - begunAt;
    if (stack.description.worker.pid === killed) throw new Error('the worker was not killed');
    await withClient(stack, (client) => requireOnce(sql, client, cycleId, files.people));
    return { appraisals: files.people, startedBeforeKill, startedMs, begunMs };
  } finally {
    await database.close();
  }
}

async function startedIn(sql: Sql, cycleId: number): Promise<number> {
  const [row] = await sql<{ started: number }[]>`
    select count(started_at) as started from hr.appraisals where cycle_id = ${cycleId}`;
  return must(row, 'count').started;
}

/** One appraisal for everyone on record, and for each appraisal one run of one workflow on the server. */
async function requireOnce(sql: Sql, client: Client, cycleId: number, people: number): Promise<void> {
  const appraisals = await sql<{ workflowId: string; employeeId: number }[]>`
    select workflow_id as "workflowId", employee_id as "employeeId" from hr.appraisals where cycle_id = ${cycleId}`;
  const appraised = new Set(appraisals.map(({ employeeId }) => employeeId));
  if (appraisals.length !== people || appraised.size !== people)
    throw new Error(`${appraisals.length} appraisals of ${appraised.size} people, ${people} are on record`);
  const query = `WorkflowType = "${workflowNames.appraisal}"`;
  // The server's list follows what it does a moment later.
  await awaited(
    'the server to list every appraisal',
    async () => (await client.workflow.count(query)).count >= people || null,
    everyMs,
  );
  const runs: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query })) runs.push(workflowId);
  const listed = new Set(runs);
  const missing = appraisals.filter(({ workflowId }) => !listed.has(workflowId)).length;
  if (missing > 0 || runs.length !== people)
    throw new Error(`${runs.length} runs on the server for ${people} appraisals, ${missing} have none`);
}
