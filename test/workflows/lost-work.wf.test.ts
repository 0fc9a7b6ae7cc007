import { describe, expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import { answerGoals } from '../../src/db/queries/appraisals/appraisal-goals.ts';
import { findCycle } from '../../src/db/queries/appraisals/cycles.ts';
import { releaseResults } from '../../src/db/queries/appraisals/results.ts';
import { decideRaises as decideOnList, salaryListOf } from '../../src/db/queries/raises/salary-lists.ts';
import { must } from '../../src/domain/assert.ts';
import { actor } from '../support/appraisals.ts';
import {
  appraisalOf,
  atStage,
  confirmGoals,
  decideRaises,
  give,
  houseOf,
  type OpenedCycle,
  openCycle,
  outcomes,
  release,
  workflowIdOf,
} from '../support/cycles.ts';
import { approve, load, runToEnd, start, until } from '../support/months.ts';
import { loadContributions } from '../support/organisation.ts';
import { lineOf } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

const hour = 3_600_000;
const staff = houseOf(2);

/** A cycle in which nothing but a person or a signal moves anything on. */
async function begin(): Promise<{ world: World; cycle: OpenedCycle; own: number }> {
  const world = await testWorld();
  await load(world, '2026-10', staff);
  await world.admit('ops1', 'ops');
  const slow = { reminderMs: hour, approvalReminderMs: hour, payoutPollMs: hour };
  const cycle = await openCycle(world, staff, slow);
  return { world, cycle, own: appraisalOf(cycle, 'E0003') };
}

const wakeAppraisal = (world: World, id: number) =>
  dataOf(
    world.as('ops1').POST('/v1/appraisals/{appraisalId}/wake', { params: { path: { appraisalId: id } } }),
  );
const wakeCycle = (world: World, { cycleId }: OpenedCycle) =>
  dataOf(world.as('ops1').POST('/v1/appraisal-cycles/{cycleId}/wake', { params: { path: { cycleId } } }));

/** Whose workflows were woken, as auditors read it of the cycle. */
const wokenIn = async (world: World, { workflowId: subject }: OpenedCycle) => {
  const query = { subject, limit: 200 };
  const asked = world.as('auditor1').GET('/v1/audit/events', { params: { query } });
  const { events } = await dataOf(asked);
  return events.filter(({ action }) => action === 'woken').map((event) => event.subject);
};

/** What a server that lost its data would leave behind: nothing of this workflow. */
const lose = (world: World, workflowId: string) => world.client.workflow.getHandle(workflowId).terminate();

const stageOf = async (world: World, appraisalId: number) =>
  world.client.workflow.getHandle(await workflowIdOf(world, appraisalId)).query('stage');

/** Waits until a workflow runs and has entered a stage: it says so only once the database does. */
const runningAt = (world: World, workflowId: string, stage: string) =>
  until(`${workflowId} at ${stage}`, async () => {
    const { status, searchAttributes } = await world.client.workflow.getHandle(workflowId).describe();
    return status.name === 'RUNNING' && searchAttributes.WulouStage?.[0] === stage;
  });

const cycleAt = (world: World, cycle: OpenedCycle, stage: string) =>
  runningAt(world, cycle.workflowId, stage);

const stagesOf = ({ database: { sql } }: World, appraisalId: number) =>
  sql`select * from hr.appraisal_stages where appraisal_id = ${appraisalId} order by entered_at`;

/** Loses an appraisal and wakes it: it stands where it stood, and of the stages behind it nothing changes. */
async function loseAt(world: World, cycle: OpenedCycle, employeeNo: string, stage: string): Promise<void> {
  const id = appraisalOf(cycle, employeeNo);
  const workflowId = await workflowIdOf(world, id);
  await runningAt(world, workflowId, stage);
  const before = await stagesOf(world, id);
  await lose(world, workflowId);
  await wakeAppraisal(world, id);
  await runningAt(world, workflowId, stage);
  expect([...(await stagesOf(world, id))]).toEqual([...before]);
}

async function november(world: World): Promise<void> {
  const raised = { baseFen: 677_250 };
  const lines = staff.map((one) => lineOf(one, one.employeeNo === 'E0003' ? raised : {}));
  await loadContributions(world.database, '2026-11', lines, { programme: world.programme });
  const run = await start(world, '2026-11');
  await approve(world, run);
  await runToEnd(world, run);
}

describe('an act whose signal was lost', () => {
  test('on an appraisal counts as soon as operations wake it', async () => {
    const { world, cycle, own } = await begin();
    await runningAt(world, await workflowIdOf(world, own), 'goals');
    const confirmed = await answerGoals(world.database.sql, {
      appraisalId: own,
      actor: await actor(world.database, 'E0003'),
      version: 1,
      answer: 'confirmed',
      reason: null,
    });
    expect(confirmed).toMatchObject({ ok: true });
    expect(await stageOf(world, own)).toBe('goals');
    await wakeAppraisal(world, own);
    expect(await wokenIn(world, cycle)).toEqual([`appraisal/${own}`]);
    await until('the evaluation', async () => (await stageOf(world, own)) === 'evaluation');
    expect(await outcomes(world, own)).toEqual({ goals: 'confirmed', evaluation: null });
  });

  test('on a cycle counts as soon as operations wake it', async () => {
    const { world, cycle } = await begin();
    const { sql } = world.database;
    await confirmGoals(world, cycle);
    await give(world, cycle, 'E0003', '95');
    const found = must(await findCycle(sql, cycle.code), 'cycle');
    expect(await releaseResults(sql, found, 'hr1', true)).toMatchObject({ ok: true });
    await cycleAt(world, cycle, 'goals and evaluation');
    await wakeCycle(world, cycle);
    await cycleAt(world, cycle, 'raises');
    expect(await wokenIn(world, cycle)).toEqual([`cycle/${cycle.code}`]);

    const list = await until('the list of raises', () => salaryListOf(sql, cycle.cycleId));
    const decided = await decideOnList(sql, {
      cycleId: cycle.cycleId,
      digest: list.digest,
      decision: 'approve',
      reason: null,
      approver: 'finance1',
    });
    expect(decided).toMatchObject({ ok: true, complete: true });
    await cycleAt(world, cycle, 'raises');
    await wakeCycle(world, cycle);
    await atStage(world, cycle, 'E0003', 'payout');
  });
});

describe('a workflow that was lost', () => {
  test('of an appraisal is started again by waking it and goes on in its stage, whichever that is', async () => {
    const { world, cycle, own } = await begin();
    await loseAt(world, cycle, 'E0003', 'goals');
    await confirmGoals(world, cycle);
    await loseAt(world, cycle, 'E0003', 'evaluation');
    await give(world, cycle, 'E0003', '95');
    await release(world, cycle);
    await loseAt(world, cycle, 'E0003', 'salary_update');
    await world.sandbox.setFaults({ filingRefuse: 1 });
    await decideRaises(world, cycle);
    const filing = await until(
      'the refusal',
      async () =>
        (
          await world.database.sql<{ id: number }[]>`
            select id from benefits.base_filings where state = 'refused'`
        )[0],
    );
    await loseAt(world, cycle, 'E0003', 'base_adjustment');
    await world.sandbox.setFaults();
    await dataOf(
      world.as('hr1').POST('/v1/filings/{id}/refile', { params: { path: { id: filing.id } }, body: {} }),
    );
    await loseAt(world, cycle, 'E0003', 'payout');
    await november(world);
    await wakeCycle(world, cycle);
    await atStage(world, cycle, 'E0003', 'done');
    expect(await outcomes(world, own)).toEqual({
      goals: 'confirmed',
      evaluation: 'result',
      salary_update: 'raised',
      base_adjustment: 'accepted',
      payout: 'paid',
      feedback: 'not_given',
    });
  });

  test('of a cycle is started again by waking it and does nothing twice', async () => {
    const { world, cycle, own } = await begin();
    const loseAndWake = async (stage: string) => {
      await cycleAt(world, cycle, stage);
      await lose(world, cycle.workflowId);
      await wakeCycle(world, cycle);
      await cycleAt(world, cycle, stage);
    };
    await loseAndWake('goals and evaluation');
    await confirmGoals(world, cycle);
    await give(world, cycle, 'E0003', '95');
    await release(world, cycle);
    await loseAndWake('raises');
    await decideRaises(world, cycle);
    await atStage(world, cycle, 'E0003', 'payout');
    await loseAndWake('filings and payments');
    const counts = await world.database.sql`
      select (select count(*) from hr.appraisals)::int as appraisals, (select count(*) from hr.appraisal_results)::int as results,
        (select count(*) from payroll.salary_lists)::int as lists, (select count(*) from benefits.base_filings)::int as filings,
        (select count(*) from payroll.salaries where source = 'appraisal')::int as raises`;
    expect(counts[0]).toEqual({ appraisals: 4, results: 1, lists: 1, filings: 1, raises: 1 });
    await november(world);
    await wakeCycle(world, cycle);
    for (const employeeNo of cycle.appraisals.keys()) await atStage(world, cycle, employeeNo, 'done');
    await wakeCycle(world, cycle);
    expect(await world.client.workflow.getHandle(cycle.workflowId).result()).toBe('closed');
    expect((await outcomes(world, own)).payout).toBe('paid');
  });
});
