import { beforeEach, describe, expect, test } from 'vitest';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { openLateRaises } from '../../src/db/queries/bases/late-raises.ts';
import { closeRun } from '../../src/db/queries/disbursement/close-run.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { putFiling, putResult } from '../support/appraised.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { entry, itemsOf, payMonth, reread, sendAll, settle } from '../support/month-by-hand.ts';
import { loadContributions, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(2));
  run = await openMonth(database, '2026-10');
});

const accept = (id: number) =>
  recordAnswers(database.sql, [{ id, accepted: true, receiptNo: 'SS1', refusalReason: null }]);
const arrears = () => database.sql`
  select kind, origin_period as "originPeriod", obligation_key as key, amount_fen as "amountFen", state from finance.arrears order by id`;
const overpaid = () => database.sql`
  select kind, amount_fen as "amountFen", booked_fen as "bookedFen", owner from finance.exceptions
  where kind = 'overpaid_by_base_change' order by id`;
const november = async (baseFen = 677_250) => {
  await loadContributions(database, '2026-11', [lineOf(person(1), { baseFen }), lineOf(person(2))]);
  return openMonth(database, '2026-11');
};

describe('an accepted filing that reaches into a closed month', () => {
  test('opens an arrear for the difference, to the fen, and the next month pays it as a line of its own', async () => {
    await payMonth(database, run, 1);
    const { id } = await putFiling(database, 'E0001', 677_250, '2026-10');
    await accept(id);
    const opened = {
      kind: 'late_raise',
      originPeriod: '2026-10',
      key: `medical-passbook/2026-10/E0001/month/raise-${id}`,
      amountFen: 600,
    };
    expect(await arrears()).toEqual([{ ...opened, state: 'open' }]);
    const next = await november();
    expect(await payMonth(database, next, 2)).toMatchObject({ ok: true, carried: 0 });
    expect((await itemsOf(database, next)).filter((item) => item.employeeNo === 'E0001')).toMatchObject([
      { obligation: expect.stringMatching(/^arrears-/), state: 'paid', bookedFen: 600 },
      { obligation: 'month', state: 'paid', bookedFen: 13_500 },
    ]);
    expect(await arrears()).toEqual([{ ...opened, state: 'settled' }]);
  });

  test('reckons with the factor of that month', async () => {
    await putResult(database, 'E0001', '90', '2026-10', '2026-10');
    await payMonth(database, run, 1);
    await accept((await putFiling(database, 'E0001', 677_250, '2026-10')).id);
    expect(await arrears()).toMatchObject([{ amountFen: 14_900 - 14_200 }]);
  });

  test('answered twice opens one arrear', async () => {
    await payMonth(database, run, 1);
    const { id } = await putFiling(database, 'E0001', 677_250, '2026-10');
    await accept(id);
    await accept(id);
    await database.sql.begin((tx) => openLateRaises(tx, { filingIds: [id] }));
    await database.sql.begin((tx) => openLateRaises(tx, { runId: run.id }));
    expect(await arrears()).toHaveLength(1);
  });

  test('opens one for each month from its first on, and none for a month before', async () => {
    await payMonth(database, run, 1);
    await payMonth(database, await november(645_000), 2);
    await accept((await putFiling(database, 'E0001', 677_250, '2026-11')).id);
    expect(await arrears()).toMatchObject([{ originPeriod: '2026-11', amountFen: 600 }]);
    await accept((await putFiling(database, 'E0002', 677_250, '2026-10')).id);
    expect(await arrears()).toMatchObject([
      { originPeriod: '2026-11' },
      { originPeriod: '2026-10', amountFen: 600 },
      { originPeriod: '2026-11', amountFen: 600 },
    ]);
  });

  test('raises a month again only by what an earlier raise has left', async () => {
    await payMonth(database, run, 1);
    await payMonth(database, await november(645_000), 2);
    await accept((await putFiling(database, 'E0001', 677_250, '2026-10')).id);
    await accept((await putFiling(database, 'E0001', 700_000, '2026-11')).id);
    expect(await arrears()).toMatchObject([
      { originPeriod: '2026-10', amountFen: 600 },
      { originPeriod: '2026-11', amountFen: 600 },
      { originPeriod: '2026-11', amountFen: 500 },
    ]);
  });

  test('that comes to less takes nothing back, and shows finance the overpayment', async () => {
    await payMonth(database, run, 1);
    const { id } = await putFiling(database, 'E0001', 600_000, '2026-10');
    await accept(id);
    await database.sql.begin((tx) => openLateRaises(tx, { filingIds: [id] }));
    expect(await arrears()).toEqual([]);
    expect(await overpaid()).toEqual([
      { kind: 'overpaid_by_base_change', amountFen: 12_000, bookedFen: 12_900, owner: 'finance' },
    ]);
  });

  test('that was answered while the month was on its way is made good when the month is closed', async () => {
    const sent = await sendAll(database, run);
    await accept((await putFiling(database, 'E0001', 677_250, '2026-10')).id);
    expect(await arrears()).toEqual([]);
    await settle(
      database,
      1,
      sent.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
    );
    await closeRun(database.sql, await reread(database, run));
    await database.sql.begin((tx) => openLateRaises(tx, { runId: run.id }));
    expect(await arrears()).toMatchObject([{ originPeriod: '2026-10', amountFen: 600 }]);
  });

  test('says nothing of a month for which the file has another base, whatever holds the person', async () => {
    database = await freshDatabase();
    await setUpOrganisation(database);
    await loadMonth(database, '2026-09', people(2));
    await accept((await putFiling(database, 'E0001', 677_250, '2026-09')).id);
    const carries = lineOf(person(1), { baseFen: 677_250 });
    await loadContributions(database, '2026-09', [carries, lineOf(person(2))]);
    await payMonth(database, await openMonth(database, '2026-09'), 1);
    await loadContributions(database, '2026-10', [
      lineOf(person(1), { baseFen: 600_000, account: null }),
      lineOf(person(2)),
    ]);
    run = await openMonth(database, '2026-10');
    expect(await payMonth(database, run, 2)).toMatchObject({ carried: 1 });
    expect(await arrears()).toMatchObject([{ kind: 'carried', amountFen: 12_000 }]);
    expect(await overpaid()).toEqual([]);
  });

  test('goes by no line of which nothing but the number is the person’s', async () => {
    const another = lineOf(person(1), { baseFen: 600_000, name: '别人', account: null });
    await loadContributions(database, '2026-10', [another, lineOf(person(2))]);
    expect(await payMonth(database, run, 1)).toMatchObject({ carried: 1 });
    expect(
      await database.sql`
      select from benefits.bases b join hr.employees e on e.id = b.employee_id where e.employee_no = 'E0001'`,
    ).toHaveLength(0);
  });

  test('makes good a month that was carried over with an unknown amount and paid since, once', async () => {
    database = await freshDatabase();
    await setUpOrganisation(database);
    await loadMonth(database, '2026-10', people(2));
    const unreadable = lineOf(person(1), { baseFen: null, baseProblem: 'not_an_amount' });
    await loadContributions(database, '2026-10', [unreadable, lineOf(person(2))]);
    await payMonth(database, await openMonth(database, '2026-10'), 1);
    const next = await november(645_000);
    await payMonth(database, next, 2);
    const { id } = await putFiling(database, 'E0001', 677_250, '2026-10');
    await accept(id);
    await database.sql.begin((tx) => openLateRaises(tx, { runId: next.id }));
    expect(await arrears()).toMatchObject([
      { kind: 'carried', state: 'settled' },
      { kind: 'late_raise', originPeriod: '2026-11', amountFen: 600 },
      { kind: 'late_raise', originPeriod: '2026-10', amountFen: 600 },
    ]);
  });
});
