import type { Client } from '@temporalio/client';
import { tellAppraisal, tellCycle } from '../src/api/appraisal-workflow.ts';
import { createHomeApi, type HomeApi } from '../src/cli/home-api.ts';
import { dataOf } from '../src/client/refusal.ts';
import { openDatabase, type Sql } from '../src/db/database.ts';
import { type Cycle, readCycle } from '../src/db/queries/appraisals/cycles.ts';
import { salaryListOf } from '../src/db/queries/raises/salary-lists.ts';
import { must } from '../src/domain/assert.ts';
import { confirmGoals, giveFeedback, giveScores, payMonth } from './appraisal-acts.ts';
import { awaited } from './awaited.ts';
import type { BenchStack } from './bench-stack.ts';
import type { AppraisalsMeasure } from './cycle-measure.ts';
import { cycleRequest } from './cycle-request.ts';
import { inLanes } from './lanes.ts';
import { perSecond } from './measure.ts';
import { createStopwatch } from './stopwatch.ts';
import { withClient } from './temporal-client.ts';
import { activitiesOf, shapeOf, signalsOf, type WorkflowShape } from './workflow-shape.ts';

/** The queue of the stack's worker, where WULOU_TASK_QUEUE does not say another. */
export const taskQueue = 'wulou';

export interface StackAppraisals {
  readonly measure: AppraisalsMeasure;
  /** Of each appraisal's own history. */
  readonly shapes: readonly WorkflowShape[];
}

/**
 * One cycle on the real stack, from its opening to everyone's feedback. The watch stands while test data is put on
 * record; all that the product does runs on it: its API, its signals, its filings with the office.
 * @param period the month that the results are in force for; later than that of any cycle before on this stack.
 */
export async function stackAppraisals(stack: BenchStack, period: string): Promise<StackAppraisals> {
  const database = openDatabase(stack.description.postgres.url, 4);
  try {
    return await withClient(stack, async (client) => {
      const api = createHomeApi(stack.description.api.url, stack.home);
      return runCycle({ sql: database.sql, client, api }, period);
    });
  } finally {
    await database.close();
  }
}

interface World {
  readonly sql: Sql;
  readonly client: Client;
  readonly api: HomeApi;
}

async function runCycle(world: World, period: string): Promise<StackAppraisals> {
  const { sql, client, api } = world;
  const reach = { temporal: client, taskQueue };
  const watch = createStopwatch();
  const cycle = await watch.during(async () => {
    const body = { ...cycleRequest(`bench-${period}`, period), settings: { appealWindowMs: 0 } };
    const { cycleId } = await dataOf(api.as('hr1').POST('/v1/appraisal-cycles', { body }));
    await everyoneIn(sql, cycleId, 'goals');
    return must(await readCycle(sql, cycleId), 'cycle');
  });
  const appraisals = await sql<{ id: number; workflowId: string }[]>`
    select id, workflow_id as "workflowId" from hr.appraisals where cycle_id = ${cycle.id} order by id`;
  const tellAll = () =>
    inLanes(appraisals, (one) =>
      tellAppraisal(reach, { ...one, cycleCode: cycle.code, settings: cycle.settings }),
    );

  await confirmGoals(sql, cycle.id);
  await watch.during(async () => {
    await tellAll();
    await everyoneIn(sql, cycle.id, 'evaluation');
  });
  await giveScores(sql, cycle.id);
  await watch.during(async () => {
    await tellAll();
    await dataOf(
      api.as('hr1').POST('/v1/appraisal-cycles/{cycleId}/release', {
        params: { path: { cycleId: cycle.id } },
        body: {},
      }),
    );
    await everyoneIn(sql, cycle.id, 'salary_update');
    await approveRaises(world, cycle);
    await everyoneIn(sql, cycle.id, 'payout');
  });
  await payMonth(sql, cycle.id, period);
  await watch.during(async () => {
    await tellCycle(reach, cycle);
    await everyoneIn(sql, cycle.id, 'feedback');
  });
  await giveFeedback(sql, cycle.id);
  await watch.during(async () => {
    await tellAll();
    await awaited('every appraisal to be completed', async () => {
      const [open] =
        await sql`select from hr.appraisals where cycle_id = ${cycle.id} and state = 'open' limit 1`;
      return open === undefined;
    });
  });
  await inLanes(appraisals, (one) => client.workflow.getHandle(one.workflowId).result());
  await tellCycle(reach, cycle);
  await client.workflow.getHandle(cycle.workflowId).result();
  const shapes = await inLanes(appraisals, (one) => shapeOf(client, one.workflowId));
  const measure = {
    workflows: shapes.length,
    signals: signalsOf(shapes),
    activities: activitiesOf(shapes),
    totalMs: watch.totalMs,
    perSecond: perSecond(shapes.length, watch.totalMs),
    cpuMs: watch.cpuMs,
  };
  return { measure, shapes };
}

/** Until every appraisal has come to a stage; there must be one for everyone on record. */
async function everyoneIn(sql: Sql, cycleId: number, stage: string): Promise<void> {
  await awaited(
    `everyone to be in ${stage}`,
    async () => (await missingIn(sql, cycleId, stage)) === 0 || null,
  );
}

/** How many of those on record have no appraisal in a cycle that has come to a stage. */
export async function missingIn(sql: Sql, cycleId: number, stage: string): Promise<number> {
  const [row] = await sql<{ missing: number }[]>`
    select count(*) as missing from hr.employees e where not exists (
      select from hr.appraisals a join hr.appraisal_stages s on s.appraisal_id = a.id
      where a.employee_id = e.id and a.cycle_id = ${cycleId} and s.stage = ${stage})`;
  return must(row, 'count').missing;
}

/** As finance, by the digest, with as many approvers as the list needs. */
async function approveRaises({ sql, api }: World, cycle: Cycle): Promise<void> {
  const { digest, approversNeeded } = await awaited('the list of raises', () => salaryListOf(sql, cycle.id));
  for (let approver = 1; approver <= approversNeeded; approver += 1)
    await dataOf(
      api.as(`finance${approver}`).POST('/v1/appraisal-cycles/{cycleId}/salary-list/approve', {
        params: { path: { cycleId: cycle.id } },
        body: { digest },
      }),
    );
}
