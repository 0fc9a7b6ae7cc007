import { beforeEach, describe, expect, test } from 'vitest';
import { appraisalFacts } from '../../src/db/queries/appraisals/appraisal-facts.ts';
import { cycleCounts } from '../../src/db/queries/appraisals/cycle-report.ts';
import { readCycle } from '../../src/db/queries/appraisals/cycles.ts';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { settleFiling } from '../../src/db/queries/bases/refused-filings.ts';
import { prepareChangeFiling } from '../../src/db/queries/changes/change-base.ts';
import { changeFacts } from '../../src/db/queries/changes/change-facts.ts';
import { applyToPayroll, finishChange } from '../../src/db/queries/changes/change-payroll.ts';
import { filingOfChange, mustChange, stepsOf } from '../../src/db/queries/changes/changes.ts';
import { withdrawChange } from '../../src/db/queries/changes/decide-change.ts';
import { applyRaises } from '../../src/db/queries/raises/apply-raises.ts';
import {
  decideRaises,
  prepareSalaryList,
  type SalaryList,
} from '../../src/db/queries/raises/salary-lists.ts';
import { must } from '../../src/domain/assert.ts';
import { employeeIdOf } from '../support/appraisals.ts';
import { putCycle, putResult } from '../support/appraised.ts';
import { answered, carryThrough, entered, intoRecords } from '../support/changes-by-hand.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { payMonth } from '../support/month-by-hand.ts';
import {
  loadContributions,
  loadEmployees,
  loadMonth,
  openMonth,
  setUpOrganisation,
} from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let cycleId: number;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
});

const salaryOf = async (employeeNo: string) => {
  const [row] = await database.sql<{ fen: number }[]>`
    select salary_fen as fen from payroll.salaries s join hr.employees e on e.id = s.employee_id
    where e.employee_no = ${employeeNo} and superseded_at is null`;
  return row?.fen;
};
const openTasks = () => database.sql`
  select t.kind, e.employee_no as "employeeNo", t.owner, t.details ->> 'reason' as reason from hr.tasks t
  join hr.appraisals a on t.subject = 'appraisal/' || a.id join hr.employees e on e.id = a.employee_id
  where t.state = 'open' order by e.employee_no`;
const leftOut = (employeeNo: string, reason: string) => ({
  kind: 'raise_left_out',
  employeeNo,
  owner: 'hr',
  reason,
});
const onList = async () =>
  (
    await database.sql<{ no: string }[]>`
      select e.employee_no as no from payroll.salary_proposals p join payroll.salary_lists l on l.id = p.list_id
      join hr.employees e on e.id = p.employee_id where l.round = (select max(round) from payroll.salary_lists) order by 1`
  ).map(({ no }) => no);
const filed = async () =>
  (
    await database.sql<{ baseFen: number; beforeFen: number | null; state: string }[]>`
      select base_fen as "baseFen", base_before_fen as "beforeFen", state from benefits.base_filings order by id`
  ).map(({ baseFen, beforeFen, state }) => [beforeFen, baseFen, state]);
const inForce = (baseFen: number) => database.sql`
  insert into benefits.bases (employee_id, base_fen, valid_from, source) select id, ${baseFen}, '2026-10', 'filing' from hr.employees`;

/** A cycle whose raises hold from 1 November on, with an excellent result for each. */
async function resultsOf(...employeeNos: string[]): Promise<void> {
  cycleId = await putCycle(database, '2026-11', '2026-11');
  await database.sql`update hr.appraisal_cycles set released_at = now(), released_by = 'hr2'`;
  for (const employeeNo of employeeNos) await putResult(database, employeeNo, '95', '2026-11', '2026-11');
}

const approve = ({ digest }: SalaryList) =>
  decideRaises(database.sql, {
    cycleId,
    digest,
    decision: 'approve',
    reason: null,
    approver: 'finance1',
  });

async function raised(): Promise<void> {
  await approve(await prepareSalaryList(database.sql, cycleId));
  expect(await applyRaises(database.sql, cycleId)).toMatchObject({ ok: true });
}

describe('a list of raises leaves to HR', () => {
  beforeEach(() => resultsOf('E0001', 'E0002'));

  test('whoever has a salary of a later day than the raise', async () => {
    await carryThrough(
      database,
      await entered(database, 'E0001', { kind: 'salary', salaryFen: 800_000, effectiveOn: '2026-12-01' }),
    );
    expect(await prepareSalaryList(database.sql, cycleId)).toMatchObject({
      raises: 1,
      totalRaiseFen: 32_250,
    });
    expect(await onList()).toEqual(['E0002']);
    expect(await openTasks()).toEqual([leftOut('E0001', 'later_salary')]);
  });

  test('whoever has a change of salary under way, and nobody for a change of something else', async () => {
    await entered(database, 'E0001', { kind: 'salary', salaryFen: 800_000, effectiveOn: '2026-12-01' });
    await entered(database, 'E0002', { position: '班组长' });
    await prepareSalaryList(database.sql, cycleId);
    expect(await onList()).toEqual(['E0002']);
    expect(await openTasks()).toEqual([leftOut('E0001', 'change_in_progress')]);
  });

  test('whoever has left before the raise holds, and not who leaves on its first day', async () => {
    await database.sql`
      update hr.employees set left_on = case employee_no when 'E0001' then '2026-10-31'::date else '2026-11-01'::date end`;
    await prepareSalaryList(database.sql, cycleId);
    expect(await onList()).toEqual(['E0002']);
    expect(await openTasks()).toEqual([leftOut('E0001', 'left')]);
  });

  test('nobody whom it would not raise', async () => {
    await database.sql`update hr.appraisal_results set score = '85'`;
    await database.sql`update hr.employees set left_on = '2026-10-31'`;
    expect(await prepareSalaryList(database.sql, cycleId)).toMatchObject({ raises: 0 });
    expect(await openTasks()).toEqual([]);
  });
});

describe('a raise that was left out', () => {
  beforeEach(() => resultsOf('E0001', 'E0002'));
  const later = { kind: 'salary', salaryFen: 800_000, effectiveOn: '2026-12-01' } as const;

  test('is no raise of its appraisal, and its task is not counted as what the appraisal waits for', async () => {
    await carryThrough(database, await entered(database, 'E0001', later));
    await raised();
    const [left] = await database.sql<{ id: number }[]>`
      select id from hr.appraisals where employee_id = ${await employeeIdOf(database, 'E0001')}`;
    expect(await appraisalFacts(database.sql, must(left, 'appraisal').id)).toMatchObject({
      raisesApplied: true,
      raised: false,
      filing: 'not_needed',
    });
    expect(await salaryOf('E0001')).toBe(800_000);
    const cycle = must(await readCycle(database.sql, cycleId), 'cycle');
    expect(await cycleCounts(database.sql, cycle)).toMatchObject({ raises: 1, open: 2, withoutOwner: 2 });
  });

  test('is looked after by a salary that is entered afterwards', async () => {
    await carryThrough(database, await entered(database, 'E0001', later));
    await raised();
    await carryThrough(
      database,
      await entered(database, 'E0001', { ...later, position: '班组长', salaryFen: null }),
    );
    expect(await openTasks()).toHaveLength(1);
    await carryThrough(database, await entered(database, 'E0001', { ...later, salaryFen: 840_000 }));
    expect(await openTasks()).toEqual([]);
  });

  test.each([
    ['a change of salary', () => entered(database, 'E0001', later), 'change_in_progress'],
    [
      'a salary of a later day, of the same amount,',
      () =>
        database.sql`update payroll.salaries set valid_from = '2026-11-15' where employee_id = (select min(id) from hr.employees)`,
      'later_salary',
    ],
    [
      'a last day',
      () => database.sql`update hr.employees set left_on = '2026-10-31' where employee_no = 'E0001'`,
      'left',
    ],
  ])('by %s that came after the approval voids the list, and the next one goes through', async (_what, come, reason) => {
    await approve(await prepareSalaryList(database.sql, cycleId));
    expect(await onList()).toEqual(['E0001', 'E0002']);
    await come();
    expect(await applyRaises(database.sql, cycleId)).toEqual({ ok: false, code: 'salaries_changed' });
    expect(await database.sql`select from payroll.salaries where source = 'appraisal'`).toHaveLength(0);
    await raised();
    expect(await onList()).toEqual(['E0002']);
    expect(await openTasks()).toEqual([leftOut('E0001', reason)]);
  });

  test('is on the list again that is drawn up when nothing stands against it any more', async () => {
    const id = await entered(database, 'E0001', later);
    await approve(await prepareSalaryList(database.sql, cycleId));
    await withdrawChange(database.sql, id, 'hr1', '不办了');
    await loadEmployees(database, [person(1), person(2, { salaryFen: 660_000 }), person(3)]);
    expect(await applyRaises(database.sql, cycleId)).toMatchObject({ ok: false });
    await raised();
    expect(await onList()).toEqual(['E0001', 'E0002']);
    expect(await openTasks()).toEqual([]);
  });
});

describe('a salary that came into force while the office was asked about a change', () => {
  let id: number;

  beforeEach(async () => {
    await inForce(645_000);
    id = await entered(database, 'E0001', { kind: 'promotion', position: '班组长', salaryFen: 700_000 });
    await intoRecords(database, id);
  });
  const load = (salaryFen: number) =>
    loadEmployees(database, [person(1, { salaryFen }), person(2), person(3)]);
  const filingId = async () => must(await filingOfChange(database.sql, id), 'filing').id;
  const stuck = () =>
    database.sql`select kind, owner, details from hr.tasks where state = 'open' and kind = 'change_stuck'`;

  test('is not undone by it: the change is stuck, with a task, until the salary is put right', async () => {
    await answered(database, id, true);
    await load(660_000);
    expect(await applyToPayroll(database.sql, id)).toEqual({ applied: false });
    expect(await salaryOf('E0001')).toBe(660_000);
    expect(await mustChange(database.sql, id)).toMatchObject({ state: 'task' });
    expect(await changeFacts(database.sql, id)).toMatchObject({ next: 'payroll' });
    expect(await stuck()).toEqual([
      { kind: 'change_stuck', owner: 'hr', details: { code: 'salary_changed' } },
    ]);
    expect(await withdrawChange(database.sql, id, 'hr1', '不办了')).toMatchObject({ ok: false });
    await load(645_000);
    expect(await applyToPayroll(database.sql, id)).toEqual({ applied: true });
    await finishChange(database.sql, id);
    expect(await salaryOf('E0001')).toBe(700_000);
    expect(await stuck()).toEqual([]);
    expect(await mustChange(database.sql, id)).toMatchObject({ state: 'done' });
  });

  test('and is what the change wants lets it go on, as the source of that salary', async () => {
    await answered(database, id, true);
    await load(700_000);
    expect(await applyToPayroll(database.sql, id)).toEqual({ applied: true });
    expect(
      await database.sql`select source, source_id as "sourceId" from payroll.salaries where salary_fen = 700000 and superseded_at is null`,
    ).toEqual([{ source: 'change', sourceId: id }]);
  });

  test('may be what the change is withdrawn for where no base was changed', async () => {
    await answered(database, id, false);
    await settleFiling(database.sql, { id: await filingId(), reason: '维持', actor: 'hr2' });
    await answered(database, id, false);
    await load(660_000);
    expect(await applyToPayroll(database.sql, id)).toEqual({ applied: false });
    expect(await withdrawChange(database.sql, id, 'hr1', '另行录入')).toMatchObject({ ok: true });
    expect(await salaryOf('E0001')).toBe(660_000);
    expect((await stepsOf(database.sql, id)).map(({ state }) => state)).toEqual([
      'compensated',
      'compensated',
    ]);
    expect(await database.sql`select from hr.tasks where state = 'open'`).toHaveLength(0);
  });
});

describe('a base is filed where it differs from what the office was told last', () => {
  const accept = async () => {
    const pending = await database.sql<
      { id: number }[]
    >`select id from benefits.base_filings where state = 'pending' order by id`;
    await recordAnswers(
      database.sql,
      pending.map(({ id }) => ({ id, accepted: true, receiptNo: `SS${id}`, refusalReason: null })),
    );
  };

  beforeEach(async () => {
    await inForce(645_000);
    await resultsOf('E0001');
  });

  test('so that a change back is filed while the filing of a raise is unanswered', async () => {
    await raised();
    const back = await entered(database, 'E0001', { kind: 'salary', salaryFen: 645_000 });
    await intoRecords(database, back);
    await prepareChangeFiling(database.sql, back);
    expect(await filed()).toEqual([
      [645_000, 677_250, 'pending'],
      [677_250, 645_000, 'pending'],
    ]);
    await accept();
    expect(
      await database.sql`select base_fen as "baseFen" from benefits.bases where source = 'filing' order by id desc limit 1`,
    ).toEqual([{ baseFen: 645_000 }]);
  });

  test('so that a raise to the base of an unanswered change is not filed twice', async () => {
    const id = await entered(database, 'E0001', { kind: 'salary', salaryFen: 677_250 });
    await intoRecords(database, id);
    await prepareChangeFiling(database.sql, id);
    await applyToPayroll(database.sql, id);
    await database.sql`update hr.changes set state = 'done'`;
    await database.sql`update payroll.salaries set salary_fen = 645000 where source = 'change'`;
    await raised();
    expect(await filed()).toEqual([[645_000, 677_250, 'pending']]);
  });

  test('and where it was accepted, from what the office says since', async () => {
    await raised();
    await accept();
    await database.sql`
      insert into benefits.bases (employee_id, base_fen, valid_from, source) select id, 650000, '2026-12', 'filing' from hr.employees`;
    const id = await entered(database, 'E0001', {
      kind: 'salary',
      salaryFen: 677_250 + 1,
      effectiveOn: '2026-12-01',
    });
    await database.sql`update hr.changes set salary_fen = 677250 where id = ${id}`;
    await intoRecords(database, id);
    await prepareChangeFiling(database.sql, id);
    expect(await filed()).toEqual([
      [645_000, 677_250, 'accepted'],
      [650_000, 677_250, 'pending'],
    ]);
  });
});

describe('a leaver of whom the records learn late', () => {
  test('is shown to finance with each month that was paid after his last day', async () => {
    await loadMonth(database, '2026-10', people(2));
    const leaving = { kind: 'leaving', leftOn: '2026-10-31', effectiveOn: '2026-11-01' } as const;
    const id = await entered(database, 'E0001', leaving);
    await payMonth(database, await openMonth(database, '2026-10'), 1);
    await loadContributions(database, '2026-11', [lineOf(person(1)), lineOf(person(2))]);
    const november = await openMonth(database, '2026-11');
    await payMonth(database, november, 2);
    await carryThrough(database, id);
    expect(
      await database.sql`
        select x.kind, x.run_id as "runId", e.employee_no as "employeeNo", x.amount_fen as "amountFen", x.booked_fen as "bookedFen",
          x.owner, x.state, x.details
        from finance.exceptions x join hr.employees e on e.id = x.employee_id`,
    ).toEqual([
      {
        kind: 'paid_after_leaving',
        runId: november.id,
        employeeNo: 'E0001',
        amountFen: 0,
        bookedFen: 12_900,
        owner: 'finance',
        state: 'open',
        details: { changeId: id },
      },
    ]);
  });
});
