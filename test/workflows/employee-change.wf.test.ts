import { describe, expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import { maskAccount } from '../../src/domain/masking.ts';
import {
  approveChange,
  changeIn,
  consistency,
  enter,
  onRecord,
  stepsIn,
  taskOf,
} from '../support/changes.ts';
import { replyOf } from '../support/injected-client.ts';
import { month, until } from '../support/months.ts';
import { putOfficeFile } from '../support/office-file.ts';
import { loadEmployees } from '../support/organisation.ts';
import { accountOf, idNumberOf, people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

// Months long past: the effective day has begun whenever the tests run.
const before = '2024-02';
const after = '2024-03';
const promotion = {
  employeeNo: 'E0002',
  kind: 'promotion' as const,
  effectiveOn: '2024-03-01',
  position: '班长',
  salaryFen: 700_000,
};

/** Three people, paid for the month before by the office's own file. */
async function paidWorld(): Promise<World> {
  const world = await testWorld();
  const staff = people(3);
  await loadEmployees(world.database, staff, { today: '2024-01-01' });
  await putOfficeFile(world, before, staff);
  expect((await month(world, before)).report).toMatchObject({ paid: 3, paidFen: 3 * 12_900 });
  return world;
}

const amounts = (report: { items: readonly { employeeNo: string; amountFen: number | null }[] }) =>
  Object.fromEntries(report.items.map(({ employeeNo, amountFen }) => [employeeNo, amountFen]));

const officeBase = async (world: World, period: string): Promise<number | null | undefined> =>
  (await world.dependencies.office.lookUpBases(period, [idNumberOf(2)]))[0];

async function refusedPromotion(world: World) {
  await world.sandbox.setFaults({ seed: 1, filingRefuse: 1 });
  const id = await enter(world, promotion);
  await approveChange(world, id);
  const change = await changeIn(world, id, 'task');
  const task = await taskOf(world, 'filing_refused');
  await world.sandbox.setFaults();
  return { id, change, task, filing: { path: { id: Number(task.subject.split('/')[1]) } } };
}

describe('a promotion that is entered once', () => {
  test('shows in records, at the office, in payroll and in the amount of the next month', async () => {
    const world = await paidWorld();
    const id = await enter(world, promotion);
    await approveChange(world, id);
    const change = await changeIn(world, id, 'done');
    expect(stepsIn(change)).toEqual(['records done', 'base_filing done', 'payroll done', 'amount_due done']);
    expect(await onRecord(world, 'E0002')).toMatchObject({ position: '班长', salaryFen: 700_000 });
    expect([await officeBase(world, before), await officeBase(world, after)]).toEqual([645_000, 700_000]);
    const { report } = await month(world, after);
    expect(amounts(report)).toEqual({ E0001: 12_900, E0002: 14_000, E0003: 12_900 });
    for (const period of [before, after])
      expect(await consistency(world, period)).toEqual({
        checkedEmployees: 3,
        unknownToOffice: 0,
        differences: [],
        found: 0,
        silent: 0,
      });
  });

  test('waits for a second person, and nothing changes while it does', async () => {
    const world = await testWorld({ approvalReminderMs: 300 });
    await loadEmployees(world.database, people(3));
    const id = await enter(world, promotion);
    expect(await taskOf(world, 'change_unapproved')).toMatchObject({ subject: `change/${id}` });
    expect(await onRecord(world, 'E0002')).toMatchObject({ position: '操作工', salaryFen: 645_000 });
    const byMaker = await replyOf(
      world.as('hr1').POST('/v1/changes/{id}/approve', { params: { path: { id } } }),
    );
    expect(byMaker).toMatchObject({ status: 409, body: { code: 'maker_is_checker' } });
    await dataOf(
      world
        .as('hr2')
        .POST('/v1/changes/{id}/reject', { params: { path: { id } }, body: { reason: '预算不足' } }),
    );
    const { workflowId } = await changeIn(world, id, 'withdrawn');
    expect(await world.client.workflow.getHandle(workflowId).result()).toBe('withdrawn');
    expect(await onRecord(world, 'E0002')).toMatchObject({ position: '操作工', salaryFen: 645_000 });
  });
});

describe('a promotion whose base the office refuses', () => {
  test('is a task of HR, and once that is settled goes on with the base as it was', async () => {
    const world = await paidWorld();
    const { id, change, task, filing } = await refusedPromotion(world);
    expect(task.owner).toBe('hr');
    expect(stepsIn(change)).toEqual(['records done', 'base_filing refused']);
    expect(await consistency(world, after)).toMatchObject({ silent: 0 });
    await dataOf(
      world
        .as('hr1')
        .POST('/v1/filings/{id}/settle', { params: filing, body: { reason: '本年度基数已封账' } }),
    );
    await changeIn(world, id, 'done');
    expect(await onRecord(world, 'E0002')).toMatchObject({ position: '班长', salaryFen: 700_000 });
    expect(amounts((await month(world, after)).report)).toMatchObject({ E0002: 12_900 });
    expect(await consistency(world, after)).toMatchObject({
      differences: [
        {
          code: 'salary_base',
          employeeNo: 'E0002',
          says: { salaryFen: 700_000, wantedBaseFen: 700_000, baseFen: 645_000 },
          explained: task.subject,
        },
      ],
      silent: 0,
    });
  });

  test('is undone in the records when HR withdraws it', async () => {
    const world = await paidWorld();
    const { id, task } = await refusedPromotion(world);
    expect(await onRecord(world, 'E0002')).toMatchObject({ position: '班长', salaryFen: 645_000 });
    const withdrawn = await dataOf(
      world
        .as('hr1')
        .POST('/v1/changes/{id}/withdraw', { params: { path: { id } }, body: { reason: '改为下月' } }),
    );
    expect(withdrawn.state).toBe('withdrawn');
    const change = await changeIn(world, id, 'withdrawn');
    expect(stepsIn(change)).toEqual(['records compensated', 'base_filing compensated']);
    expect(await onRecord(world, 'E0002')).toMatchObject({ position: '操作工', salaryFen: 645_000 });
    expect(await world.client.workflow.getHandle(change.workflowId).result()).toBe('withdrawn');
    const open = await world.database.sql`select from hr.tasks where id = ${task.id} and state = 'open'`;
    expect(open).toHaveLength(0);
    expect(await consistency(world, after)).toMatchObject({ differences: [], silent: 0 });
    await enter(world, {
      employeeNo: 'E0002',
      kind: 'department',
      effectiveOn: '2024-03-01',
      department: '销售部',
    });
  });

  test('goes on by itself when HR files again', async () => {
    const world = await paidWorld();
    const { id, filing } = await refusedPromotion(world);
    await dataOf(world.as('hr1').POST('/v1/filings/{id}/refile', { params: filing, body: {} }));
    expect(stepsIn(await changeIn(world, id, 'done'))).toContain('base_filing done');
    expect(await officeBase(world, after)).toBe(700_000);
  });

  test('is never withdrawn once it is in the records and the office may yet accept it', async () => {
    const world = await paidWorld();
    const { id, filing } = await refusedPromotion(world);
    await world.sandbox.setFaults({ filingDown: true });
    await dataOf(world.as('hr1').POST('/v1/filings/{id}/refile', { params: filing, body: {} }));
    const refused = await replyOf(
      world
        .as('hr1')
        .POST('/v1/changes/{id}/withdraw', { params: { path: { id } }, body: { reason: '不要了' } }),
    );
    expect(refused).toMatchObject({ status: 409, body: { code: 'change_applied' } });
    const during = await replyOf(
      world
        .as('hr1')
        .GET('/v1/consistency', { params: { query: { period: after, programme: world.programme } } }),
    );
    expect(during).toMatchObject({ status: 503, body: { code: 'office_unreachable' } });
    expect(await taskOf(world, 'office_unreachable')).toMatchObject({ subject: `change/${id}` });
    await world.sandbox.setFaults();
    await changeIn(world, id, 'done');
    const open = await world.database.sql`select from hr.tasks where state = 'open'`;
    expect(open).toHaveLength(0);
  });
});

describe('a change', () => {
  test('is refused in a month that is paid, and says which is the next open one', async () => {
    const world = await paidWorld();
    const refused = await replyOf(
      world.as('hr1').POST('/v1/changes', {
        body: {
          ...promotion,
          effectiveOn: '2024-02-15',
        },
      }),
    );
    expect(refused).toMatchObject({ status: 409, body: { code: 'period_closed' } });
    expect(refused.body.detail).toContain(after);
    expect(await world.database.sql`select from hr.changes`).toHaveLength(0);
  });

  test('is refused while another of the same person is under way, also at the same moment', async () => {
    const world = await testWorld();
    await loadEmployees(world.database, people(3));
    const answers = await Promise.all(
      ['班长', '组长', '主任'].map((position) =>
        replyOf(world.as('hr1').POST('/v1/changes', { body: { ...promotion, position } })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'change_in_progress',
      'change_in_progress',
    ]);
    expect(await world.database.sql`select from hr.changes`).toHaveLength(1);
  });

  test('of a day to come sleeps until then, and is withdrawn without a trace', async () => {
    const world = await testWorld();
    await loadEmployees(world.database, people(3));
    const id = await enter(world, {
      employeeNo: 'E0001',
      kind: 'department',
      effectiveOn: '2999-01-01',
      department: '销售部',
    });
    await dataOf(
      world
        .as('hr2')
        .POST('/v1/changes/{id}/withdraw', { params: { path: { id } }, body: { reason: '不调动' } }),
    );
    const { workflowId, steps } = await changeIn(world, id, 'withdrawn');
    expect(steps).toEqual([]);
    expect(await world.client.workflow.getHandle(workflowId).result()).toBe('withdrawn');
    expect(await onRecord(world, 'E0001')).toMatchObject({ department: '生产一部' });
  });

  test('of an account reaches the open month, where the new account cools off', async () => {
    const world = await paidWorld();
    const { run } = await openMonth(world);
    const id = await enter(world, {
      employeeNo: 'E0002',
      kind: 'account',
      effectiveOn: '2024-03-01',
      account: accountOf(88),
    });
    await dataOf(world.as('finance1').POST('/v1/changes/{id}/approve', { params: { path: { id } } }));
    const change = await changeIn(world, id, 'done');
    expect(change).toMatchObject({ account: maskAccount(accountOf(88)), needsApproval: true });
    await until('the new account to hold the person', async () => {
      const [item] = await world.database.sql<{ reasons: string[] }[]>`
        select i.reasons from finance.items i join hr.employees e on e.id = i.employee_id
        where i.run_id = ${run} and e.employee_no = 'E0002' and i.state = 'held'`;
      return item?.reasons.includes('account_cooling_off');
    });
  });
});

/** The month after, waiting for its approval. */
async function openMonth(world: World): Promise<{ run: number }> {
  const { programme } = world;
  const started = await dataOf(
    world.as('hr1').POST('/v1/disbursements', { body: { programme, period: after } }),
  );
  const run = started.runId;
  await until('the list of the month', async () => {
    const [row] = await world.database.sql<
      { stage: string }[]
    >`select stage from finance.runs where id = ${run}`;
    return row?.stage === 'approve';
  });
  return { run };
}
