import { beforeEach, describe, expect, test } from 'vitest';
import { appraisalsOfChange } from '../../src/db/queries/changes/change-appraisals.ts';
import { runsOfChange } from '../../src/db/queries/changes/change-facts.ts';
import { applyToPayroll, finishChange } from '../../src/db/queries/changes/change-payroll.ts';
import { mustChange, stepsOf } from '../../src/db/queries/changes/changes.ts';
import { decideChange, withdrawChange } from '../../src/db/queries/changes/decide-change.ts';
import { openHrTask } from '../../src/db/queries/people/hr-tasks.ts';
import { appraisalOf, loadHierarchy, openTestCycle } from '../support/appraisals.ts';
import { answered, carryThrough, enterByHand, entered, intoRecords } from '../support/changes-by-hand.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { accountOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
});

const refusal = (code: string) => ({ ok: false, refusal: { code } });
const rows = () => database.sql`select from hr.changes`;
const assignment = async (employeeNo: string) => {
  const [row] = await database.sql`
    select a.position, a.department, a.manager_no as "managerNo", a.valid_from as "validFrom"
    from hr.assignments a join hr.employees e on e.id = a.employee_id where e.employee_no = ${employeeNo} and a.superseded_at is null`;
  return row;
};

describe('a change is refused, and nothing is recorded,', () => {
  beforeEach(() => loadHierarchy(database));

  test.each([
    ['of nobody on record', 'E0099', { position: '班长' }, 'employee_unknown'],
    [
      'that says what the records say',
      'E0004',
      { position: '操作工', managerNo: 'E0002' },
      'nothing_to_change',
    ],
    ['to a manager who is not on record', 'E0004', { managerNo: 'E0099' }, 'manager_unknown'],
    ['to oneself as manager', 'E0004', { managerNo: 'E0004' }, 'manager_is_self'],
    ['to a manager further down', 'E0001', { managerNo: 'E0004' }, 'manager_cycle'],
    ['to a direct report as manager', 'E0002', { managerNo: 'E0004' }, 'manager_cycle'],
    ['to a salary of nothing', 'E0004', { salaryFen: 0 }, 'salary_invalid'],
    ['to a salary below nothing', 'E0004', { salaryFen: -1 }, 'salary_invalid'],
    ['to a salary beyond belief', 'E0004', { salaryFen: 1_000_000_001 }, 'salary_invalid'],
    ['before somebody was hired', 'E0004', { position: '班长', effectiveOn: '2015-02-28' }, 'not_employed'],
    [
      'to leave after it takes effect',
      'E0004',
      { kind: 'leaving', leftOn: '2026-11-02' },
      'leaving_date_invalid',
    ],
    [
      'to leave before being hired',
      'E0004',
      { kind: 'leaving', leftOn: '2015-02-28' },
      'leaving_date_invalid',
    ],
    [
      'to leave and stay on record for longer than the day after',
      'E0004',
      { kind: 'leaving', leftOn: '2026-10-30' },
      'leaving_date_invalid',
    ],
  ] as const)('%s', async (_, employeeNo, wanted, code) => {
    expect(await enterByHand(database, employeeNo, wanted)).toEqual(refusal(code));
    expect(await rows()).toHaveLength(0);
  });

  test('to a manager who has left by then', async () => {
    await carryThrough(database, await entered(database, 'E0003', { kind: 'leaving', leftOn: '2026-10-31' }));
    expect(await enterByHand(database, 'E0004', { managerNo: 'E0003' })).toEqual(refusal('manager_unknown'));
    expect(await enterByHand(database, 'E0003', { position: '班长' })).toEqual(refusal('not_employed'));
  });

  test('where another of the same person is under way', async () => {
    await entered(database, 'E0004', { position: '班长' });
    expect(await enterByHand(database, 'E0004', { position: '组长' })).toEqual(refusal('change_in_progress'));
    expect(await enterByHand(database, 'E0005', { position: '组长' })).toMatchObject({ ok: true });
  });
});

describe('the effective day', () => {
  const closed = (nextOpen: string) => ({ ok: false, refusal: { code: 'period_closed', nextOpen } });

  beforeEach(async () => {
    await loadMonth(database, '2026-10', people(2));
    const { id } = await openMonth(database, '2026-10');
    await database.sql`update finance.runs set state = 'closed', closed_at = now() where id = ${id}`;
  });

  test.each([
    ['in a closed month', { effectiveOn: '2026-10-31' }],
    ['in a month before a closed one', { effectiveOn: '2026-08-01' }],
    [
      'the day after the last one, where that is in a closed month,',
      { leftOn: '2026-10-15', effectiveOn: '2026-10-16', kind: 'leaving' },
    ],
  ] as const)('%s is refused, and the next open month is named', async (_, wanted) => {
    expect(await enterByHand(database, 'E0001', { position: '班长', ...wanted })).toEqual(closed('2026-11'));
  });

  test('in a month whose money is on its way is refused', async () => {
    const { id } = await openMonth(database, '2026-11');
    expect(await enterByHand(database, 'E0002', { position: '班长' })).toMatchObject({ ok: true });
    await database.sql`update finance.runs set sending_started_at = now() where id = ${id}`;
    expect(await enterByHand(database, 'E0001', { position: '班长' })).toEqual(closed('2026-12'));
  });

  test('in a month that was closed for somebody else alone is not refused', async () => {
    const [other] = await database.sql<
      { id: number }[]
    >`select id from hr.employees where employee_no = 'E0002'`;
    const { id } = await openMonth(database, '2026-11', { employeeId: other?.id ?? 0 });
    await database.sql`update finance.runs set state = 'closed', closed_at = now() where id = ${id}`;
    expect(await enterByHand(database, 'E0001', { position: '班长' })).toMatchObject({ ok: true });
    expect(await enterByHand(database, 'E0002', { position: '班长' })).toEqual(closed('2026-12'));
  });

  test('of the last day of a month lets the next month be the first without the leaver', async () => {
    expect(
      await enterByHand(database, 'E0001', {
        kind: 'leaving',
        leftOn: '2026-10-31',
        effectiveOn: '2026-11-01',
      }),
    ).toMatchObject({ ok: true });
  });
});

describe('a change of salary', () => {
  beforeEach(() => loadMonth(database, '2026-10', people(2)));
  const decide = (id: number, username: string) =>
    decideChange(database.sql, id, { username }, 'approve', null);

  test('is approved by neither who entered it nor whom it is about', async () => {
    const answer = await enterByHand(database, 'E0001', { kind: 'salary', salaryFen: 700_000 });
    if (!answer.ok) throw new Error('the change of a test was refused');
    const { id, employeeId } = answer.change;
    await database.sql`
      insert into identity.users (username, role, employee_id) values ('himself', 'finance', ${employeeId})`;
    expect(await decide(id, 'hr1')).toEqual(refusal('maker_is_checker'));
    expect(await decide(id, 'himself')).toEqual(refusal('own_change'));
    expect(await decide(id, 'finance1')).toMatchObject({ ok: true, change: { state: 'waiting_date' } });
    expect(await decide(id, 'finance2')).toEqual(refusal('already_decided'));
    expect(await decide(999_999, 'finance2')).toEqual(refusal('change_unknown'));
  });

  test('that nobody approved changes nothing, whoever asks for its steps', async () => {
    const answer = await enterByHand(database, 'E0001', { kind: 'salary', salaryFen: 700_000 });
    if (!answer.ok) throw new Error('the change of a test was refused');
    await carryThrough(database, answer.change.id);
    expect(await stepsOf(database.sql, answer.change.id)).toEqual([]);
    expect(await database.sql`select from payroll.salaries where source = 'change'`).toHaveLength(0);
  });

  test('taken twice is taken once', async () => {
    const id = await entered(database, 'E0001', { kind: 'salary', salaryFen: 700_000, position: '班长' });
    await carryThrough(database, id);
    const steps = await stepsOf(database.sql, id);
    await carryThrough(database, id);
    expect(await stepsOf(database.sql, id)).toEqual(steps);
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(
      await database.sql`
        select salary_fen as "salaryFen", valid_from as "validFrom", source, source_id as "sourceId" from payroll.salaries s
        where source = 'change' and superseded_at is null`,
    ).toEqual([{ salaryFen: 700_000, validFrom: '2026-11-01', source: 'change', sourceId: id }]);
    expect(await database.sql`select from benefits.base_filings`).toHaveLength(1);
    expect(await database.sql`select from hr.assignments where position = '班长'`).toHaveLength(1);
  });

  test('that leaves the base where the cap is files nothing', async () => {
    await database.sql`
      insert into benefits.bases (employee_id, base_fen, valid_from, source) select id, 3534300, '2026-10', 'filing' from hr.employees`;
    const id = await entered(database, 'E0001', { kind: 'salary', salaryFen: 9_000_000 });
    await carryThrough(database, id);
    expect(await database.sql`select from benefits.base_filings`).toHaveLength(0);
    expect((await stepsOf(database.sql, id)).map(({ state }) => state)).toEqual([
      'not_needed',
      'not_needed',
      'done',
      'done',
    ]);
  });

  test('is stuck, with a task, where another salary came into force since it was entered', async () => {
    const id = await entered(database, 'E0001', { kind: 'salary', salaryFen: 700_000 });
    await loadEmployees(database, [person(1, { salaryFen: 660_000 }), person(2)]);
    expect(await intoRecords(database, id)).toEqual({ ok: false, code: 'salary_changed' });
    expect(await mustChange(database.sql, id)).toMatchObject({ state: 'task' });
    expect(await database.sql`select kind, owner, details from hr.tasks where state = 'open'`).toEqual([
      { kind: 'change_stuck', owner: 'hr', details: { code: 'salary_changed' } },
    ]);
    expect(await withdrawChange(database.sql, id, 'hr1', '重新录入')).toMatchObject({ ok: true });
    expect(await database.sql`select from hr.tasks where state = 'open'`).toHaveLength(0);
  });
});

describe('a change of an account', () => {
  beforeEach(() => loadMonth(database, '2026-10', people(2)));
  const inForce = () => database.sql`
    select bank_name as "bankName", bank_code as "bankCode", recorded_by as "recordedBy", cools_until is not null as cools
    from benefits.accounts a join hr.employees e on e.id = a.employee_id where employee_no = 'E0001' and superseded_at is null`;

  test('needs a second person, cools off all the same, and has the open runs look again', async () => {
    const run = await openMonth(database, '2026-11');
    for (const one of [{ account: accountOf(88) }, { bankName: '中国工商银行上海分行' }]) {
      const answer = await enterByHand(database, 'E0002', { kind: 'account', ...one });
      if (!answer.ok) throw new Error('the change of a test was refused');
      expect(answer.change).toMatchObject({ needsApproval: true, state: 'waiting_approval' });
      await withdrawChange(database.sql, answer.change.id, 'hr1', '不办了');
    }
    const id = await entered(database, 'E0001', { kind: 'account', account: accountOf(88) });
    expect(await intoRecords(database, id)).toEqual({ ok: true });
    expect(await inForce()).toEqual([
      { bankName: '中国银行北京分行', bankCode: '104100000004', recordedBy: 'hr1', cools: true },
    ]);
    expect((await runsOfChange(database.sql, id)).map((one) => one.id)).toEqual([run.id]);
  });

  test('of the bank alone keeps the number', async () => {
    const id = await entered(database, 'E0001', { kind: 'account', bankName: '中国工商银行上海分行' });
    await intoRecords(database, id);
    expect(await inForce()).toMatchObject([
      { bankName: '中国工商银行上海分行', bankCode: '102100099996', cools: false },
    ]);
  });

  test('that goes with a refused base is undone with it, and was never recorded anew', async () => {
    const [before] = await inForce();
    const id = await entered(database, 'E0001', {
      kind: 'salary',
      salaryFen: 700_000,
      account: accountOf(88),
      position: '班长',
    });
    await intoRecords(database, id);
    await answered(database, id, false);
    expect(await withdrawChange(database.sql, id, 'hr2', '不办了')).toMatchObject({ ok: true });
    expect(await inForce()).toEqual([before]);
    expect(await assignment('E0001')).toMatchObject({ position: '操作工' });
    expect(await database.sql`select state from benefits.base_filings`).toEqual([{ state: 'settled' }]);
    expect(await database.sql`select from hr.tasks where state = 'open'`).toHaveLength(0);
  });
});

describe('a new manager', () => {
  beforeEach(() => loadHierarchy(database));

  test('may be nobody', async () => {
    await intoRecords(database, await entered(database, 'E0004', { kind: 'manager', managerNo: '' }));
    expect(await assignment('E0004')).toEqual({
      position: '操作工',
      department: '生产一部',
      managerNo: null,
      validFrom: '2026-11-01',
    });
  });

  test('evaluates who is not scored yet, and is the one whom its tasks wait for', async () => {
    const cycle = await openTestCycle(database);
    const appraisal = await appraisalOf(database, cycle, 'E0004');
    await openHrTask(database.sql, {
      kind: 'evaluation_overdue',
      subject: `appraisal/${appraisal}`,
      owner: 'manager',
      dueInMs: 1000,
    });
    const id = await entered(database, 'E0004', { kind: 'manager', managerNo: 'E0003' });
    await intoRecords(database, id);
    expect(await evaluatorsOf(cycle.id)).toMatchObject({ E0004: 'E0003', E0005: 'E0002' });
    expect((await appraisalsOfChange(database.sql, id)).map((one) => one.id)).toEqual([appraisal]);
    expect(await taskOwners()).toEqual([{ owner: 'manager', employeeNo: 'E0003' }]);
  });

  test('does not take over who is scored', async () => {
    const cycle = await openTestCycle(database);
    await database.sql`update hr.appraisals set score = '80'`;
    await intoRecords(database, await entered(database, 'E0004', { kind: 'manager', managerNo: 'E0003' }));
    expect(await evaluatorsOf(cycle.id)).toMatchObject({ E0004: 'E0002' });
  });

  test('that would close a loop by now is a task, and nothing is changed', async () => {
    const one = await entered(database, 'E0002', { kind: 'manager', managerNo: 'E0003' });
    const other = await entered(database, 'E0003', { kind: 'manager', managerNo: 'E0002' });
    expect(await intoRecords(database, one)).toEqual({ ok: true });
    expect(await intoRecords(database, other)).toEqual({ ok: false, code: 'manager_cycle' });
    expect(await assignment('E0003')).toMatchObject({ managerNo: 'E0001' });
    await withdrawChange(database.sql, one, 'hr1', '错了');
    expect(await mustChange(database.sql, one)).toMatchObject({ state: 'applying' });
  });
});

describe('a leaver', () => {
  beforeEach(() => loadHierarchy(database));
  const leaving = { kind: 'leaving', leftOn: '2026-10-31', effectiveOn: '2026-11-01' } as const;

  test('hands his reports to the manager above, and his own appraisal ends', async () => {
    const cycle = await openTestCycle(database);
    const id = await entered(database, 'E0002', leaving);
    await carryThrough(database, id);
    expect(await evaluatorsOf(cycle.id)).toEqual({
      E0001: null,
      E0002: 'E0001',
      E0003: 'E0001',
      E0004: 'E0001',
      E0005: 'E0001',
    });
    expect(
      await database.sql`
        select employee_no as "employeeNo", withdrawn_reason as reason from hr.appraisals a join hr.employees e on e.id = a.employee_id
        where a.state = 'withdrawn'`,
    ).toEqual([{ employeeNo: 'E0002', reason: 'left' }]);
    expect(await appraisalsOfChange(database.sql, id)).toHaveLength(3);
    expect((await stepsOf(database.sql, id)).map(({ state }) => state)).toEqual([
      'done',
      'not_needed',
      'not_needed',
      'done',
    ]);
  });

  test('at the top leaves his reports to HR', async () => {
    const cycle = await openTestCycle(database);
    await carryThrough(database, await entered(database, 'E0001', leaving));
    expect(await evaluatorsOf(cycle.id)).toMatchObject({ E0002: null, E0003: null, E0004: 'E0002' });
  });

  test('keeps a result that is final', async () => {
    await openTestCycle(database);
    await database.sql`update hr.appraisals set final_at = now(), score = '90'`;
    await carryThrough(database, await entered(database, 'E0004', leaving));
    expect(await database.sql`select from hr.appraisals where state <> 'open'`).toHaveLength(0);
  });

  test('has no user any more', async () => {
    await database.sql`
      insert into identity.users (username, password_hash, role, employee_id)
      select 'e0004', 'none', 'employee', id from hr.employees where employee_no = 'E0004'`;
    await carryThrough(
      database,
      await entered(database, 'E0004', { ...leaving, effectiveOn: '2020-02-01', leftOn: '2020-01-31' }),
    );
    expect(await database.sql`select active from identity.users where username = 'e0004'`).toEqual([
      { active: false },
    ]);
  });

  test('is not taken back once he is out of the records', async () => {
    const id = await entered(database, 'E0004', leaving);
    await intoRecords(database, id);
    expect(await withdrawChange(database.sql, id, 'hr1', '留任')).toEqual(refusal('change_applied'));
    await answered(database, id, true);
    await applyToPayroll(database.sql, id);
    await finishChange(database.sql, id);
    expect(await withdrawChange(database.sql, id, 'hr1', '留任')).toEqual(refusal('already_decided'));
  });
});

async function evaluatorsOf(cycleId: number): Promise<Record<string, string | null>> {
  const found = await database.sql<{ employeeNo: string; evaluatorNo: string | null }[]>`
    select e.employee_no as "employeeNo", m.employee_no as "evaluatorNo" from hr.appraisals a
    join hr.employees e on e.id = a.employee_id left join hr.employees m on m.id = a.evaluator_id
    where a.cycle_id = ${cycleId} order by 1`;
  return Object.fromEntries(found.map((row) => [row.employeeNo, row.evaluatorNo]));
}

const taskOwners = () => database.sql`
  select t.owner, e.employee_no as "employeeNo" from hr.tasks t left join hr.employees e on e.id = t.owner_employee_id where t.state = 'open'`;
