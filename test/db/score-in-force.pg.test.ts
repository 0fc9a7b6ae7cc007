import { beforeEach, describe, expect, test } from 'vitest';
import { calculateAmounts } from '../../src/db/queries/disbursement/amounts.ts';
import { monthReport } from '../../src/db/queries/disbursement/report.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { putResult } from '../support/appraised.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { drawUp, itemOf, payMonth, policyOf, reconcile, reread, sendAll } from '../support/month-by-hand.ts';
import { loadContributions, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(2));
});

const factors = async (run: Run, employeeNo = 'E0001') => {
  const [row] = await database.sql`
    select i.state, i.score, i.result_id as "resultId", i.factor_ten_thousandths as factor, i.amount_fen as "amountFen"
    from finance.items i join hr.employees e on e.id = i.employee_id
    where i.run_id = ${run.id} and e.employee_no = ${employeeNo} and i.obligation = 'month'`;
  return row;
};
const events = async (run: Run) => {
  const rows = await database.sql<{ count: number }[]>`
    select count(*) as count from finance.item_events v join finance.items i on i.id = v.item_id where i.run_id = ${run.id}`;
  return rows[0]?.count;
};
const monthOf = async (period: string) => {
  await loadContributions(
    database,
    period,
    people(2).map((one) => lineOf(one)),
  );
  const run = await openMonth(database, period);
  await drawUp(database, run);
  return run;
};

describe('the score in force', () => {
  test('counts for the months that the cycle names, and for no month after them', async () => {
    const resultId = await putResult(database, 'E0001', '90', '2026-10', '2026-11');
    const within = { state: 'due', score: '90', resultId, factor: 11_000, amountFen: 14_200 };
    expect(await factors(await monthOf('2026-10'))).toEqual(within);
    expect(await factors(await monthOf('2026-11'))).toEqual(within);
    expect(await factors(await monthOf('2026-12'))).toEqual({
      state: 'due',
      score: null,
      resultId: null,
      factor: 10_000,
      amountFen: 12_900,
    });
  });

  test('does not count before the first month that the cycle names', async () => {
    await putResult(database, 'E0001', '90', '2026-11', '2026-11');
    expect(await factors(await monthOf('2026-10'))).toMatchObject({ score: null, factor: 10_000 });
  });

  test('is the later one where two cycles name the month', async () => {
    await putResult(database, 'E0001', '90', '2026-10', '2026-12');
    await putResult(database, 'E0001', '75', '2026-10', '2026-10');
    expect(await factors(await monthOf('2026-10'))).toMatchObject({ score: '75', amountFen: 12_300 });
  });

  test('changes the amount of an open month that was reckoned before', async () => {
    const run = await monthOf('2026-10');
    expect(await factors(run)).toMatchObject({ amountFen: 12_900 });
    await putResult(database, 'E0001', '90', '2026-10', '2026-10');
    await drawUp(database, run);
    expect(await factors(run)).toMatchObject({ amountFen: 14_200 });
  });

  test('changes nothing of what is on its way to the bank', async () => {
    const run = await monthOf('2026-10');
    await sendAll(database, run);
    const before = await factors(run);
    await putResult(database, 'E0001', '90', '2026-10', '2026-10');
    await reconcile(database, run);
    await calculateAmounts(
      database.sql,
      await reread(database, run),
      await policyOf(database, run),
      () => undefined,
    );
    expect(await factors(run)).toEqual(before);
  });

  test('is shown with the policy version in the report', async () => {
    await putResult(database, 'E0001', '89.99', '2026-10', '2026-10');
    const run = await monthOf('2026-10');
    const { items } = await monthReport(database.sql, run);
    expect(items).toMatchObject([
      { employeeNo: 'E0001', score: '89.99', policyVersion: 1 },
      { employeeNo: 'E0002', score: null, policyVersion: 1 },
    ]);
  });
});

describe('a score below the threshold', () => {
  test('pays nothing that month, and looking again moves nothing to and fro', async () => {
    await putResult(database, 'E0001', '69.99', '2026-10', '2026-10');
    const run = await monthOf('2026-10');
    const after = await events(run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({
      state: 'zero',
      reason: 'score_below_threshold',
      amountFen: 0,
    });
    await drawUp(database, run);
    expect(await events(run)).toBe(after);
    expect(await factors(run)).toMatchObject({ state: 'zero', score: '69.99', factor: 0 });
  });

  test('that a later result takes the place of is due again', async () => {
    await putResult(database, 'E0001', '69.99', '2026-10', '2026-10');
    const run = await monthOf('2026-10');
    await putResult(database, 'E0001', '80', '2026-10', '2026-12');
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({
      state: 'due',
      reason: null,
      amountFen: 12_900,
    });
  });

  test('still lets a doubt about the person hold him', async () => {
    await putResult(database, 'E0001', '69.99', '2026-10', '2026-10');
    const run = await monthOf('2026-10');
    const doubtful = lineOf(person(1), { name: '另一个人' });
    await loadContributions(database, '2026-10', [doubtful, lineOf(person(2))]);
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'name_mismatch' });
  });
});

describe('arrears', () => {
  test('of a known amount keep it, with the score that it was reckoned from', async () => {
    await putResult(database, 'E0001', '90', '2026-10', '2026-10');
    await putResult(database, 'E0001', '75', '2026-11', '2026-11');
    await loadContributions(database, '2026-10', [
      lineOf(person(1), { name: '另一个人' }),
      lineOf(person(2)),
    ]);
    await payMonth(database, await openMonth(database, '2026-10'), 1);
    const november = await monthOf('2026-11');
    const [arrear] = await database.sql`
      select score, factor_ten_thousandths as factor, amount_fen as "amountFen" from finance.items
      where run_id = ${november.id} and obligation <> 'month'`;
    expect(arrear).toEqual({ score: '90', factor: 11_000, amountFen: 14_200 });
    expect(await factors(november)).toMatchObject({ score: '75', amountFen: 12_300 });
  });

  test('of an unknown amount follow the score of the month that is owed', async () => {
    await putResult(database, 'E0001', '90', '2026-10', '2026-10');
    const unreadable = lineOf(person(1), { baseFen: null, baseProblem: 'not_an_amount' });
    await loadContributions(database, '2026-10', [unreadable, lineOf(person(2))]);
    await payMonth(database, await openMonth(database, '2026-10'), 1);
    const november = await monthOf('2026-11');
    const [arrear] = await database.sql`
      select score, amount_fen as "amountFen" from finance.items where run_id = ${november.id} and obligation <> 'month'`;
    expect(arrear).toEqual({ score: '90', amountFen: 14_200 });
    expect(await factors(november)).toMatchObject({ score: null, amountFen: 12_900 });
  });
});
