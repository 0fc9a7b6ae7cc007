import { dataOf } from '../../src/client/refusal.ts';
import { appraisalOf, atStage, confirmGoals, decideRaises, give, houseOf, type OpenedCycle, openCycle, release, workflowIdOf } from '../support/cycles.ts';
import { approve, load, runToEnd, start, until } from '../support/months.ts';
import { loadContributions } from '../support/organisation.ts';
import { lineOf } from '../support/people.ts';
import type { World } from '../support/world.ts';
import type { Save } from './month-paths.ts';

/** The courses that an appraisal can take, and its cycle and a change with them: each is recorded once. */
export async function recordAppraisals(world: World, save: Save): Promise<void> {
  const staff = houseOf(6);
  await load(world, '2026-10', staff);
  const cycle = await openCycle(world, staff, { evaluationDueMs: 4_000, appealWindowMs: 3_000, payoutPollMs: 500 });
  const of = (employeeNo: string) => appraisalOf(cycle, employeeNo);

  const indicators = [{ code: 'output', nameZh: '产量', nameEn: 'Output', weight: '100' }];
  await dataOf(world.as('E0003').POST('/v1/appraisals/{appraisalId}/goals/send-back', { params: { path: { appraisalId: of('E0003') } }, body: { version: 1, reason: '不合适' } }));
  await dataOf(world.as('E0002').POST('/v1/appraisals/{appraisalId}/goals', { params: { path: { appraisalId: of('E0003') } }, body: { indicators } }));
  await confirmGoals(world, cycle);

  // One leaves before his result is final.
  const change = await dataOf(world.as('hr1').POST('/v1/changes', { body: {
    employeeNo: 'E0007', kind: 'leaving', effectiveOn: '2026-11-01', leftOn: '2026-11-01' } }));
  await atStage(world, cycle, 'E0007', 'withdrawn');

  // The manager is late with everybody: he is reminded, and then his own manager is told.
  await until('an escalation', async () => (await world.database.sql`
    select from hr.tasks where kind = 'evaluation_overdue' and details->>'escalated' = '1'`).length > 0);
  await world.sandbox.setFaults({ filingRefuse: 1 });
  for (const [employeeNo, score] of [['E0003', '92'], ['E0004', '88'], ['E0005', '75']] as const)
    await give(world, cycle, employeeNo, score);
  await release(world, cycle);
  await dataOf(world.as('E0004').POST('/v1/appraisals/{appraisalId}/appeal', { params: { path: { appraisalId: of('E0004') } }, body: { reason: '漏计' } }));
  await dataOf(world.as('hr2').POST('/v1/appraisals/{appraisalId}/appeal/decide', { params: { path: { appraisalId: of('E0004') } }, body: { decision: 'rejected', reason: '已计入' } }));
  await decideRaises(world, cycle, 'reject');
  await until('the rejection to be HR’s task', async () => (await world.database.sql`
    select from hr.tasks where kind = 'raises_rejected' and state = 'open'`).length > 0);
  await dataOf(world.as('hr1').POST('/v1/appraisal-cycles/{cycleId}/salary-list/redraw', { params: { path: { cycleId: cycle.cycleId } } }));
  await decideRaises(world, cycle, 'approve', 1);

  const filing = await until('the refusal', async () => (await world.database.sql<{ id: number }[]>`
    select id from benefits.base_filings where state = 'refused'`)[0]);
  await world.sandbox.setFaults({ filingDown: true });
  await dataOf(world.as('hr1').POST('/v1/filings/{id}/refile', { params: { path: { id: filing.id } }, body: {} }));
  await until('the office to be unreachable', async () => (await world.database.sql`
    select from hr.tasks where kind = 'office_unreachable' and state = 'open'`).length > 0);
  await world.sandbox.setFaults({});
  await atStage(world, cycle, 'E0003', 'payout');
  await recordMonth(world);

  for (const employeeNo of ['E0003', 'E0004', 'E0008']) await atStage(world, cycle, employeeNo, 'done');
  await world.client.workflow.getHandle(cycle.workflowId).result();
  await saveAll(world, save, cycle, change.workflowId);
}

async function recordMonth(world: World, staff = houseOf(6)): Promise<void> {
  await loadContributions(world.database, '2026-11',
    staff.map((one) => lineOf(one, one.employeeNo === 'E0003' ? { baseFen: 677_250 } : {})), { programme: world.programme });
  const run = await start(world, '2026-11');
  await approve(world, run);
  await runToEnd(world, run);
}

async function saveAll(world: World, save: Save, cycle: OpenedCycle, changeId: string): Promise<void> {
  const paths = {
    'appraisal-sent-back-late-refused': 'E0003',
    'appraisal-appeal': 'E0004',
    'appraisal-leaver': 'E0007',
    'appraisal-no-result': 'E0008',
  };
  for (const [name, employeeNo] of Object.entries(paths))
    await save(world, name, await workflowIdOf(world, appraisalOf(cycle, employeeNo)));
  await save(world, 'appraisal-cycle', cycle.workflowId);
  await save(world, 'employee-change', changeId);
}

/** Everybody is late: with goals, with answers, with an appeal, with the raises; one leaves before he has any goals. */
export async function slowAppraisals(world: World, save: Save): Promise<void> {
  const staff = houseOf(4);
  await load(world, '2026-10', staff);
  const cycle = await openCycle(world, staff, {
    goalsDueMs: 500, reminderMs: 1_000, appealWindowMs: 4_000, appealDueMs: 500, approvalReminderMs: 1_000,
  });
  const of = (employeeNo: string) => appraisalOf(cycle, employeeNo);
  const overdue = (kind: string) => until(kind, async () => (await world.database.sql`
    select from hr.tasks where kind = ${kind}`).length > 0);
  await overdue('goals_answer_overdue');
  await dataOf(world.as('E0003').POST('/v1/appraisals/{appraisalId}/goals/send-back', { params: { path: { appraisalId: of('E0003') } }, body: { version: 1, reason: '不合适' } }));
  await overdue('goals_overdue');
  const indicators = [{ code: 'output', nameZh: '产量', nameEn: 'Output', weight: '100' }];
  await dataOf(world.as('E0002').POST('/v1/appraisals/{appraisalId}/goals', { params: { path: { appraisalId: of('E0003') } }, body: { indicators } }));
  await dataOf(world.as('hr1').POST('/v1/changes', { body: {
    employeeNo: 'E0006', kind: 'leaving', effectiveOn: '2026-11-01', leftOn: '2026-11-01' } }));
  await atStage(world, cycle, 'E0006', 'withdrawn');
  await confirmGoals(world, cycle, staff.map((one) => one.employeeNo).filter((one) => one !== 'E0006'));
  for (const [employeeNo, score] of [['E0003', '92'], ['E0004', '88'], ['E0005', '75']] as const)
    await give(world, cycle, employeeNo, score);
  await release(world, cycle);
  await dataOf(world.as('E0004').POST('/v1/appraisals/{appraisalId}/appeal', { params: { path: { appraisalId: of('E0004') } }, body: { reason: '漏计' } }));
  await overdue('appeal_undecided');
  await dataOf(world.as('hr2').POST('/v1/appraisals/{appraisalId}/appeal/decide', { params: { path: { appraisalId: of('E0004') } }, body: { decision: 'rejected', reason: '已计入' } }));
  await overdue('raises_unapproved');
  await decideRaises(world, cycle);
  await atStage(world, cycle, 'E0003', 'payout');
  await recordMonth(world, staff);
  for (const employeeNo of ['E0003', 'E0004', 'E0005']) await atStage(world, cycle, employeeNo, 'done');
  await world.client.workflow.getHandle(cycle.workflowId).result();
  for (const [name, employeeNo] of Object.entries({ 'goals-overdue': 'E0003', 'appeal-overdue': 'E0004', 'left-without-goals': 'E0006' }))
    await save(world, `appraisal-${name}`, await workflowIdOf(world, of(employeeNo)));
  await save(world, 'appraisal-cycle-late', cycle.workflowId);
}
