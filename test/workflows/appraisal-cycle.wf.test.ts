import { describe, expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import { must } from '../../src/domain/assert.ts';
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
  quickCycle,
  release,
} from '../support/cycles.ts';
import { approve, load, runToEnd, start, until } from '../support/months.ts';
import { loadContributions } from '../support/organisation.ts';
import { lineOf } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

/** October as it stands: everyone is paid on the base of the file. */
async function october(world: World, reports: number) {
  const staff = houseOf(reports);
  await load(world, '2026-10', staff);
  const run = await start(world, '2026-10');
  await approve(world, run);
  await runToEnd(world, run);
  return staff;
}

/** November by a file that carries the bases in force, as the office would. */
async function november(world: World, staff: ReturnType<typeof houseOf>) {
  const bases = await world.database.sql<{ employeeNo: string; baseFen: number }[]>`
    select distinct on (e.id) e.employee_no as "employeeNo", b.base_fen as "baseFen"
    from benefits.bases b join hr.employees e on e.id = b.employee_id order by e.id, b.valid_from desc, b.id desc`;
  const fenOf = new Map(bases.map((row) => [row.employeeNo, row.baseFen]));
  await loadContributions(
    world.database,
    '2026-11',
    staff.map((one) => lineOf(one, { baseFen: must(fenOf.get(one.employeeNo), 'base') })),
    { programme: world.programme },
  );
  const run = await start(world, '2026-11');
  await approve(world, run);
  return runToEnd(world, run);
}

const taskKinds = async ({ database: { sql } }: World, state = 'open') =>
  (await sql<{ kind: string }[]>`select kind from hr.tasks where state = ${state} order by kind`).map(
    (row) => row.kind,
  );

async function toFinalResults(world: World, cycle: OpenedCycle, scores: Record<string, string>) {
  await confirmGoals(world, cycle);
  for (const [employeeNo, score] of Object.entries(scores)) await give(world, cycle, employeeNo, score);
  await release(world, cycle);
}

describe('an appraisal cycle', () => {
  test('changes salary, base and payment of everyone by his result, to the fen', async () => {
    const world = await testWorld();
    const staff = await october(world, 6);
    const cycle = await openCycle(world, staff);
    await toFinalResults(world, cycle, {
      E0003: '90',
      E0004: '89.99',
      E0005: '79.99',
      E0006: '69.99',
      E0007: '90.00',
    });
    await decideRaises(world, cycle);
    for (const employeeNo of ['E0003', 'E0007', 'E0004', 'E0008'])
      await atStage(world, cycle, employeeNo, 'payout');
    const report = await november(world, staff);
    const due = Object.fromEntries(
      report.items.map((item) => [item.employeeNo, [item.state, item.amountFen]]),
    );
    expect(due).toEqual({
      E0001: ['paid', 12_900],
      E0002: ['paid', 12_900],
      E0003: ['paid', 14_900],
      E0004: ['paid', 12_900],
      E0005: ['paid', 12_300],
      E0006: ['zero', 0],
      E0007: ['paid', 14_900],
      E0008: ['paid', 12_900],
    });
    for (const employeeNo of cycle.appraisals.keys()) await atStage(world, cycle, employeeNo, 'done');
    expect(await outcomes(world, appraisalOf(cycle, 'E0003'))).toEqual({
      goals: 'confirmed',
      evaluation: 'result',
      salary_update: 'raised',
      base_adjustment: 'accepted',
      payout: 'paid',
      feedback: 'not_given',
    });
    expect(await outcomes(world, appraisalOf(cycle, 'E0008'))).toMatchObject({
      evaluation: 'no_result',
      salary_update: 'no_result',
      base_adjustment: 'not_needed',
    });
    const handle = world.client.workflow.getHandle(cycle.workflowId);
    expect(await handle.result()).toBe('closed');
    const answered = await dataOf(
      world
        .as('hr1')
        .GET('/v1/appraisal-cycles/{cycleId}/report', { params: { path: { cycleId: cycle.cycleId } } }),
    );
    expect(answered.employees.find(({ employeeNo }) => employeeNo === 'E0003')).toMatchObject({
      score: '90',
      salaryFenBefore: 645_000,
      salaryFenAfter: 677_250,
      baseFenBefore: 645_000,
      baseFenAfter: 677_250,
      amountFen: { '2026-10': 12_900, '2026-11': 14_900 },
      state: { '2026-10': 'paid', '2026-11': 'paid' },
    });
  });

  test('whose goals are sent back goes on when new ones are confirmed', async () => {
    const world = await testWorld();
    const staff = await october(world, 1);
    const cycle = await openCycle(world, staff);
    const id = appraisalOf(cycle, 'E0003');
    await dataOf(
      world.as('E0003').POST('/v1/appraisals/{appraisalId}/goals/send-back', {
        params: { path: { appraisalId: id } },
        body: {
          version: 1,
          reason: '权重不合适',
        },
      }),
    );
    const indicators = [
      { code: 'output', nameZh: '产量', nameEn: 'Output', weight: '60.5' },
      { code: 'safety', nameZh: '安全', nameEn: 'Safety', weight: '39.5' },
    ];
    await dataOf(
      world.as('E0002').POST('/v1/appraisals/{appraisalId}/goals', {
        params: { path: { appraisalId: id } },
        body: { indicators },
      }),
    );
    await confirmGoals(world, cycle);
    await atStage(world, cycle, 'E0003', 'evaluation');
    expect((await outcomes(world, id)).goals).toBe('confirmed');
    await dataOf(
      world.as('E0002').POST('/v1/appraisals/{appraisalId}/scores', {
        params: { path: { appraisalId: id } },
        body: {
          scores: { output: '90', safety: '89.99' },
        },
      }),
    );
    const [row] = await world.database.sql`select score from hr.appraisals where id = ${id}`;
    expect(row?.score).toBe('89.99605');
  });

  test('reminds a manager who is late, then his own manager, and closes the task when the score is there', async () => {
    const world = await testWorld();
    const staff = await october(world, 1);
    const cycle = await openCycle(world, staff, { evaluationDueMs: 1_000 });
    await confirmGoals(world, cycle);
    const owner = () => world.database.sql<{ ownerNo: string; escalated: number }[]>`
      select e.employee_no as "ownerNo", (details->>'escalated')::int as escalated from hr.tasks t join hr.employees e on e.id = t.owner_employee_id
      where kind = 'evaluation_overdue' and t.state = 'open' and subject = ${`appraisal/${appraisalOf(cycle, 'E0003')}`}`;
    await until('the manager to be reminded', async () => (await owner())[0]?.ownerNo === 'E0002');
    await until('his own manager to be told', async () => (await owner())[0]?.ownerNo === 'E0001');
    await give(world, cycle, 'E0003', '85');
    await until('the task to be closed', async () => (await owner()).length === 0);
  });

  test('waits for an open appeal, and pays by what it was decided to be', async () => {
    const world = await testWorld();
    const staff = await october(world, 1);
    const cycle = await openCycle(world, staff, { appealWindowMs: 1_500 });
    await toFinalResults(world, cycle, { E0003: '88' });
    const id = appraisalOf(cycle, 'E0003');
    await dataOf(
      world.as('E0003').POST('/v1/appraisals/{appraisalId}/appeal', {
        params: { path: { appraisalId: id } },
        body: { reason: '漏计一项成果' },
      }),
    );
    await until(
      'the window to be over',
      async () =>
        (
          await world.database.sql`
      select from hr.appraisal_cycles where id = ${cycle.cycleId} and released_at + interval '2 seconds' < now()`
        ).length > 0,
    );
    const [before] = await world.database
      .sql`select final_at from hr.appraisal_cycles where id = ${cycle.cycleId}`;
    expect(before?.final_at).toBeNull();
    await dataOf(
      world.as('hr2').POST('/v1/appraisals/{appraisalId}/appeal/decide', {
        params: { path: { appraisalId: id } },
        body: {
          decision: 'upheld',
          score: '91',
          reason: '成果属实',
        },
      }),
    );
    await decideRaises(world, cycle);
    await atStage(world, cycle, 'E0003', 'payout');
    expect(await outcomes(world, id)).toMatchObject({
      evaluation: 'result',
      salary_update: 'raised',
      base_adjustment: 'accepted',
    });
  });

  test('whose raises are rejected is a task of HR, and goes on with a list drawn up anew', async () => {
    const world = await testWorld();
    const staff = await october(world, 1);
    const cycle = await openCycle(world, staff);
    await toFinalResults(world, cycle, { E0003: '95' });
    await decideRaises(world, cycle, 'reject');
    await until('the task', async () => (await taskKinds(world)).includes('raises_rejected'));
    await dataOf(
      world.as('hr1').POST('/v1/appraisal-cycles/{cycleId}/salary-list/redraw', {
        params: { path: { cycleId: cycle.cycleId } },
      }),
    );
    await decideRaises(world, cycle, 'approve', 1);
    await atStage(world, cycle, 'E0003', 'payout');
    expect(await taskKinds(world)).toEqual([]);
  });

  test('with an office that refuses a base leaves an owned task, and the appraisal waits for it alone', async () => {
    const world = await testWorld();
    const staff = await october(world, 2);
    await world.sandbox.setFaults({ filingRefuse: 1 });
    const cycle = await openCycle(world, staff);
    await toFinalResults(world, cycle, { E0003: '95', E0004: '85' });
    await decideRaises(world, cycle);
    await atStage(world, cycle, 'E0004', 'payout');
    await until('the task', async () => (await taskKinds(world)).includes('filing_refused'));
    await atStage(world, cycle, 'E0003', 'base_adjustment');
    await world.sandbox.setFaults({});
    const [filing] = await world.database.sql<
      { id: number }[]
    >`select id from benefits.base_filings where state = 'refused'`;
    await dataOf(
      world
        .as('hr1')
        .POST('/v1/filings/{id}/refile', { params: { path: { id: must(filing, 'filing').id } }, body: {} }),
    );
    await atStage(world, cycle, 'E0003', 'payout');
    expect((await outcomes(world, appraisalOf(cycle, 'E0003'))).base_adjustment).toBe('accepted');
    expect(await taskKinds(world)).toEqual([]);
  });

  test('whose office is down files as soon as it is back', async () => {
    const world = await testWorld();
    const staff = await october(world, 1);
    await world.sandbox.setFaults({ filingDown: true });
    const cycle = await openCycle(world, staff, quickCycle);
    await toFinalResults(world, cycle, { E0003: '95' });
    await decideRaises(world, cycle);
    await until('the task', async () => (await taskKinds(world)).includes('office_unreachable'));
    await world.sandbox.setFaults({});
    await atStage(world, cycle, 'E0003', 'payout');
    expect(await taskKinds(world)).toEqual([]);
  });
});
