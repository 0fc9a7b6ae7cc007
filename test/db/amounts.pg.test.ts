import { beforeAll, describe, expect, test } from 'vitest';
import { calculateAmounts } from '../../src/db/queries/disbursement/amounts.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { putResult } from '../support/appraised.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { itemOf, itemsOf, policyOf, reconcile, reread } from '../support/month-by-hand.ts';
import { loadContributions, loadEmployees, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

/** Base in fen, score in force, what is due in fen: the acceptance table of the money rules. */
const cases = [
  { baseFen: 645_000, score: null, dueFen: 12_900 },
  { baseFen: 645_000, score: '90', dueFen: 14_200 },
  { baseFen: 645_000, score: '89.99', dueFen: 12_900 },
  { baseFen: 645_000, score: '80', dueFen: 12_900 },
  { baseFen: 645_000, score: '79.99', dueFen: 12_300 },
  { baseFen: 645_000, score: '70', dueFen: 12_300 },
  { baseFen: 645_000, score: '69.99', dueFen: 0 },
  { baseFen: 677_250, score: null, dueFen: 13_500 },
  { baseFen: 677_250, score: '95.5', dueFen: 14_900 },
];

describe('amounts', () => {
  let database: TestDatabase;
  let run: Run;
  const staff = cases.map(({ baseFen }, index) => person(index + 1, { baseFen }));
  const held = person(50);
  const calculate = async () =>
    calculateAmounts(
      database.sql,
      await reread(database, run),
      await policyOf(database, run),
      () => undefined,
    );

  beforeAll(async () => {
    database = await freshDatabase();
    await setUpOrganisation(database);
    await loadEmployees(database, [...staff, held]);
    await loadContributions(database, '2026-10', [
      ...staff.map((one) => lineOf(one)),
      lineOf(held, { name: '另一个人' }),
    ]);
    run = await openMonth(database, '2026-10');
    await reconcile(database, run);
    for (const [index, { score }] of cases.entries())
      if (score !== null)
        await putResult(database, staff[index]?.employeeNo ?? '', score, '2026-10', '2026-12');
  });

  test('the sum of what is due is that of its items, to the fen', async () => {
    const { totalFen } = await calculate();
    expect(totalFen).toBe(cases.reduce((sum, one) => sum + one.dueFen, 0));
  });

  for (const [index, { baseFen, score, dueFen }] of cases.entries()) {
    test(`a base of ${baseFen} fen with score ${score ?? 'none'} is ${dueFen} fen`, async () => {
      const item = await itemOf(database, run, staff[index]?.employeeNo ?? '');
      expect(item).toMatchObject(
        dueFen > 0
          ? { state: 'due', amountFen: dueFen, reason: null }
          : { state: 'zero', reason: 'score_below_threshold' },
      );
    });
  }

  test('a held person whose base is known has an amount too, so that it is known what is carried over', async () => {
    expect(await itemOf(database, run, held.employeeNo)).toMatchObject({ state: 'held', amountFen: 12_900 });
  });

  test('calculating again changes nothing', async () => {
    const before = await itemsOf(database, run);
    await calculate();
    expect(await itemsOf(database, run)).toEqual(before);
  });
});
