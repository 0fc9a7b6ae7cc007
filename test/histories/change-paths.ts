import { dataOf } from '../../src/client/refusal.ts';
import { approveChange, changeIn, enter, taskOf } from '../support/changes.ts';
import { putOfficeFile } from '../support/office-file.ts';
import { loadEmployees } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { World } from '../support/world.ts';
import type { Save } from './month-paths.ts';

/** The courses that a change of a person can take: each is recorded once, each of another person. */
export async function recordChanges(world: World, save: Save): Promise<void> {
  const staff = people(7);
  // Months long past: the effective day has begun whenever this is recorded.
  await loadEmployees(world.database, staff, { today: '2024-01-01' });
  await putOfficeFile(world, '2024-02', staff);
  const saved = async (name: string, id: number): Promise<void> => {
    const workflowId = `employee-change/${id}`;
    await world.client.workflow.getHandle(workflowId).result();
    await save(world, `employee-change-${name}`, workflowId);
  };

  // Nobody approves until finance is reminded.
  const approved = await enter(world, promotionOf('E0001'));
  await taskOf(world, 'change_unapproved');
  await approveChange(world, approved);
  await changeIn(world, approved, 'done');
  await saved('approved', approved);

  const rejected = await enter(world, promotionOf('E0002'));
  await dataOf(world.as('hr2').POST('/v1/changes/{id}/reject', { params: { path: { id: rejected } }, body: { reason: '预算不足' } }));
  await saved('rejected', rejected);

  const refiled = await refused(world, 'E0003');
  await dataOf(world.as('hr1').POST('/v1/filings/{id}/refile', { params: { path: { id: refiled.filingId } }, body: {} }));
  await changeIn(world, refiled.id, 'done');
  await saved('refiled', refiled.id);

  const settled = await refused(world, 'E0004');
  await dataOf(world.as('hr1').POST('/v1/filings/{id}/settle', { params: { path: { id: settled.filingId } }, body: { reason: '基数已封账' } }));
  await changeIn(world, settled.id, 'done');
  await saved('settled', settled.id);

  const compensated = await refused(world, 'E0005');
  await withdraw(world, compensated.id);
  await saved('compensated', compensated.id);

  await world.sandbox.setFaults({ filingDown: true });
  const down = await enter(world, promotionOf('E0006'));
  await approveChange(world, down);
  await taskOf(world, 'office_unreachable');
  await world.sandbox.setFaults();
  await changeIn(world, down, 'done');
  await saved('office-down', down);

  const early = await enter(world, {
    employeeNo: 'E0007',
    kind: 'department',
    effectiveOn: '2999-01-01',
    department: '销售部',
  });
  await changeIn(world, early, 'waiting_date');
  await withdraw(world, early);
  await saved('withdrawn', early);
}

const promotionOf = (employeeNo: string) => ({
  employeeNo,
  kind: 'promotion' as const,
  effectiveOn: '2024-03-01',
  position: '班长',
  salaryFen: 700_000,
});

/** A promotion whose base the office refuses; it accepts the next. */
async function refused(world: World, employeeNo: string): Promise<{ id: number; filingId: number }> {
  await world.sandbox.setFaults({ filingRefuse: 1 });
  const id = await enter(world, promotionOf(employeeNo));
  await approveChange(world, id);
  await changeIn(world, id, 'task');
  const { subject } = await taskOf(world, 'filing_refused');
  await world.sandbox.setFaults();
  return { id, filingId: Number(subject.split('/')[1]) };
}

async function withdraw(world: World, id: number): Promise<void> {
  await dataOf(world.as('hr2').POST('/v1/changes/{id}/withdraw', { params: { path: { id } }, body: { reason: '改为下月' } }));
  await changeIn(world, id, 'withdrawn');
}
