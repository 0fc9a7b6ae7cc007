import { beforeEach, describe, expect, test } from 'vitest';
import { cancelRun, closeRun } from '../../src/db/queries/disbursement/close-run.ts';
import { correct } from '../../src/db/queries/disbursement/corrections.ts';
import { expectItems, omittedEmployees } from '../../src/db/queries/disbursement/expected-items.ts';
import { monthReport } from '../../src/db/queries/disbursement/report.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import {
  drawUp,
  entry,
  itemOf,
  itemsOf,
  payMonth,
  reconcile,
  reread,
  sendAll,
  settle,
} from '../support/month-by-hand.ts';
import {
  loadContributions,
  loadEmployees,
  loadMonth,
  openMonth,
  programme,
  setUpOrganisation,
} from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;
const arrears = () => database.sql`
  select e.employee_no, a.kind, a.amount_fen, a.state, a.origin_period from finance.arrears a
  join hr.employees e on e.id = a.employee_id order by a.id`;

/** Two who are paid, one who is held, one who left before. */
const staff = [person(1), person(2), person(3), person(4, { leftOn: '2026-09-30' })];
const wrongName = lineOf(person(3), { name: '另一个人' });

async function loadMonthWithHeld(period: string): Promise<void> {
  await loadEmployees(database, staff);
  await loadContributions(database, period, [lineOf(person(1)), lineOf(person(2)), wrongName]);
}

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonthWithHeld('2026-10');
  run = await openMonth(database, '2026-10');
});

describe('the close', () => {
  test('is refused while anything is open, says how much, and changes nothing', async () => {
    await sendAll(database, run);
    const before = await itemsOf(database, run);
    expect(await closeRun(database.sql, run)).toEqual({
      ok: false,
      refusal: { code: 'items_open', count: 2 },
    });
    expect(await itemsOf(database, run)).toEqual(before);
    expect((await reread(database, run)).state).toBe('open');
  });

  test('is refused while somebody on record has no item, and says how many', async () => {
    const sent = await sendAll(database, run);
    await settle(
      database,
      1,
      sent.map((one) => entry(one.endToEndId, one.amountFen)),
    );
    await loadEmployees(database, [...staff, person(5), person(6)]);
    expect(await omittedEmployees(database.sql, programme, '2026-10')).toEqual(['E0005', 'E0006']);
    expect(await closeRun(database.sql, run)).toEqual({
      ok: false,
      refusal: { code: 'employees_omitted', count: 2 },
    });
  });

  test('leaves everybody on record paid, carried or at zero, and the three add up', async () => {
    expect(await payMonth(database, run, 1)).toEqual({ ok: true, paid: 2, carried: 1, zero: 1 });
    const report = await monthReport(database.sql, await reread(database, run));
    expect(report).toMatchObject({ expected: 4, paid: 2, carried: 1, zero: 1, open: 0, omitted: 0 });
    expect(report).toMatchObject({ paidFen: 2 * 12_900, carriedFen: 12_900, state: 'closed' });
  });

  test('carries over by name what is held, with its amount where that is known', async () => {
    await payMonth(database, run, 1);
    expect(await itemOf(database, run, 'E0003')).toMatchObject({ state: 'carried', reason: 'name_mismatch' });
    expect(await arrears()).toEqual([
      { employee_no: 'E0003', kind: 'carried', amount_fen: 12_900, state: 'open', origin_period: '2026-10' },
    ]);
  });

  test('a second time is refused by nothing and opens nothing twice', async () => {
    await payMonth(database, run, 1);
    const before = await arrears();
    await closeRun(database.sql, await reread(database, run));
    expect(await arrears()).toEqual(before);
    expect(await itemsOf(database, run)).toHaveLength(4);
  });
});

describe('a closed month', () => {
  beforeEach(async () => {
    await payMonth(database, run, 1);
  });
  const omitted = async () => (await monthReport(database.sql, await reread(database, run))).omitted;

  test('stays as it was when newcomers of later months come on record', async () => {
    await loadEmployees(database, [...staff, person(5, { hiredOn: '2026-11-01' })]);
    expect(await omitted()).toBe(0);
  });

  test('shows as omitted somebody who was employed in it and came on record too late', async () => {
    await loadEmployees(database, [...staff, person(5, { hiredOn: '2026-10-31' })]);
    expect(await omitted()).toBe(1);
  });
});

describe('arrears', () => {
  beforeEach(async () => {
    await payMonth(database, run, 1);
  });

  test('are paid by the next month as lines of their own, under the key of the month they are owed for', async () => {
    await loadMonth(database, '2026-11', staff.slice(0, 3));
    const next = await openMonth(database, '2026-11');
    expect(await payMonth(database, next, 2)).toMatchObject({ ok: true, paid: 3, carried: 0 });
    const lines = (await itemsOf(database, next)).filter((item) => item.employeeNo === 'E0003');
    expect(lines).toMatchObject([
      { obligation: expect.stringMatching(/^arrears-\d+$/), state: 'paid', bookedFen: 12_900 },
      { obligation: 'month', state: 'paid', bookedFen: 12_900 },
    ]);
    const keys = await database.sql<{ key: string }[]>`
      select obligation_key as key from finance.transfers t where run_id = ${next.id}
      and obligation_key like '%E0003%' order by 1`;
    expect(keys.map((row) => row.key)).toEqual([
      'medical-passbook/2026-10/E0003/month',
      'medical-passbook/2026-11/E0003/month',
    ]);
    expect(await arrears()).toMatchObject([{ state: 'settled' }]);
    const report = await monthReport(database.sql, await reread(database, next));
    expect(report.arrears).toMatchObject([
      { employeeNo: 'E0003', originPeriod: '2026-10', amountFen: 12_900, state: 'paid' },
    ]);
  });

  test('of somebody who is still doubtful stay open, month after month, as one obligation', async () => {
    await loadMonthWithHeld('2026-11');
    const next = await openMonth(database, '2026-11');
    expect(await payMonth(database, next, 2)).toMatchObject({ ok: true, paid: 2, carried: 1 });
    expect(await arrears()).toMatchObject([
      { kind: 'carried', origin_period: '2026-10', state: 'open' },
      { kind: 'carried', origin_period: '2026-11', state: 'open' },
    ]);
    await loadMonth(database, '2026-12', staff.slice(0, 3));
    const last = await openMonth(database, '2026-12');
    await payMonth(database, last, 3);
    const lines = (await itemsOf(database, last)).filter((item) => item.employeeNo === 'E0003');
    expect(lines.map((line) => line.state)).toEqual(['paid', 'paid', 'paid']);
    expect((await arrears()).every((arrear) => arrear.state === 'settled')).toBe(true);
  });

  test('that a month still waits for are left alone by the next', async () => {
    await loadMonth(database, '2026-11', staff.slice(0, 3));
    await sendAll(database, await openMonth(database, '2026-11'));
    await loadMonth(database, '2026-12', staff.slice(0, 3));
    const december = await openMonth(database, '2026-12');
    await reconcile(database, december);
    expect((await itemsOf(database, december)).map((item) => item.obligation)).toEqual(
      Array.from({ length: 4 }, () => 'month'),
    );
  });

  test('are not taken up by a month before the one they are owed for', async () => {
    await loadMonth(database, '2026-09', staff.slice(0, 3));
    const earlier = await openMonth(database, '2026-09');
    await reconcile(database, earlier);
    expect((await itemsOf(database, earlier)).every((item) => item.obligation === 'month')).toBe(true);
  });

  test('of a base that was not known take the base that HR gives later', async () => {
    database = await freshDatabase();
    await setUpOrganisation(database);
    await loadEmployees(database, people(2));
    await loadContributions(database, '2026-10', [
      lineOf(person(1)),
      lineOf(person(2), { baseFen: null, baseProblem: 'not_an_amount' }),
    ]);
    await payMonth(database, await openMonth(database, '2026-10'), 1);
    expect(await arrears()).toMatchObject([{ amount_fen: null }]);
    await loadMonth(database, '2026-11', people(2, { baseFen: 700_000 }));
    const next = await openMonth(database, '2026-11');
    await payMonth(database, next, 2);
    const lines = (await itemsOf(database, next)).filter((item) => item.employeeNo === 'E0002');
    expect(lines).toMatchObject([
      { amountFen: 14_000, state: 'paid' },
      { amountFen: 14_000, state: 'paid' },
    ]);
  });
});

describe('a run that is cancelled', () => {
  test('before sending sets its people free for a new run of the same month', async () => {
    await drawUp(database, run);
    expect(await cancelRun(database.sql, run, 'hr1')).toEqual({ ok: true });
    expect((await itemsOf(database, run)).every((item) => item.state === 'cancelled')).toBe(true);
    const second = await openMonth(database, '2026-10');
    expect(second.id).not.toBe(run.id);
    expect(await payMonth(database, second, 1)).toEqual({ ok: true, paid: 2, carried: 1, zero: 1 });
    expect(await omittedEmployees(database.sql, programme, '2026-10')).toEqual([]);
  });

  test('twice is cancelled once', async () => {
    await drawUp(database, run);
    await cancelRun(database.sql, run, 'hr1');
    const before = await itemsOf(database, run);
    expect(await cancelRun(database.sql, run, 'hr1')).toEqual({ ok: true });
    expect(await itemsOf(database, run)).toEqual(before);
  });

  test('after sending began is refused, and nothing changes', async () => {
    await sendAll(database, run);
    const before = await itemsOf(database, run);
    expect(await cancelRun(database.sql, run, 'hr1')).toEqual({ ok: false, code: 'already_sending' });
    expect(await itemsOf(database, run)).toEqual(before);
  });

  test('of one person whose month is closed is refused: nobody else would pay him', async () => {
    await payMonth(database, run, 1);
    await loadEmployees(database, [...staff, person(9)]);
    const [late] = await database.sql<{ id: number }[]>`
      select id from hr.employees where employee_no = ${person(9).employeeNo}`;
    const his = await openMonth(database, '2026-10', { employeeId: late?.id ?? 0 });
    await reconcile(database, his);
    expect(await cancelRun(database.sql, his, 'hr1')).toEqual({ ok: false, code: 'month_closed' });
    expect(await itemsOf(database, his)).toMatchObject([{ employeeNo: 'E0009', state: 'held' }]);
    expect(await closeRun(database.sql, await reread(database, his))).toMatchObject({ ok: true, carried: 1 });
  });

  test('gives the arrears that it had taken up back to the next run', async () => {
    await payMonth(database, run, 1);
    await loadMonth(database, '2026-11', staff.slice(0, 3));
    const first = await openMonth(database, '2026-11');
    await drawUp(database, first);
    await cancelRun(database.sql, first, 'hr1');
    const second = await openMonth(database, '2026-11');
    await payMonth(database, second, 2);
    const lines = (await itemsOf(database, second)).filter((item) => item.employeeNo === 'E0003');
    expect(lines.map((line) => line.state)).toEqual(['paid', 'paid']);
  });
});

describe('who is expected', () => {
  test('comes from the records alone: joining them later, one is expected too', async () => {
    await expectItems(database.sql, run);
    expect(await itemsOf(database, run)).toHaveLength(4);
    await loadEmployees(database, [...staff, person(5)]);
    expect(await expectItems(database.sql, run)).toEqual({ added: 1 });
    expect(await expectItems(database.sql, run)).toEqual({ added: 0 });
  });

  test('in a backfill is that one person, and a month of his own', async () => {
    const [one] = await database.sql<
      { id: number }[]
    >`select id from hr.employees where employee_no = 'E0002'`;
    await loadMonth(database, '2026-08', staff.slice(0, 3));
    const backfill = await openMonth(database, '2026-08', { employeeId: one?.id ?? 0 });
    expect(await payMonth(database, backfill, 1)).toEqual({ ok: true, paid: 1, carried: 0, zero: 0 });
    expect((await itemsOf(database, backfill)).map((item) => item.employeeNo)).toEqual(['E0002']);
  });

  test('in a month that was held and then corrected is paid once', async () => {
    await sendAll(database, run);
    const { name, nameKey } = person(3);
    await correct(database.sql, database.privateData, {
      runId: run.id,
      employeeNo: 'E0003',
      name: { name, nameKey },
      note: null,
      actor: 'hr2',
      coolingOffDays: 3,
    });
    const second = await sendAll(database, run, 2);
    expect(second.map((one) => one.employeeNo)).toEqual(['E0003']);
    expect(await itemOf(database, run, 'E0003')).toMatchObject({ state: 'sent', attempts: 1 });
  });
});
