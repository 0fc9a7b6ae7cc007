import { beforeEach, describe, expect, test } from 'vitest';
import { settleFiling } from '../../src/db/queries/bases/refused-filings.ts';
import { prepareChangeFiling } from '../../src/db/queries/changes/change-base.ts';
import { filingOfChange } from '../../src/db/queries/changes/changes.ts';
import { type Consistency, checkConsistency } from '../../src/db/queries/consistency/consistency.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { parsePeriod } from '../../src/domain/period.ts';
import { answered, carryThrough, entered, intoRecords } from '../support/changes-by-hand.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { payMonth } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, programme, setUpOrganisation } from '../support/organisation.ts';
import { idNumberOf, people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;
/** What the office says, by ID number; it knows nobody else. */
let office: Map<string, number>;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  run = await openMonth(database, '2026-10');
  await payMonth(database, run, 1);
  office = new Map([1, 2, 3].map((number) => [idNumberOf(number), 645_000]));
});

const check = (period: string): Promise<Consistency> =>
  checkConsistency(
    database.sql,
    database.privateData,
    { programme, period: must(parsePeriod(period), 'a month') },
    async (_, idNumbers) => idNumbers.map((id) => office.get(id) ?? null),
  );
const raise = () =>
  entered(database, 'E0002', { kind: 'salary', salaryFen: 700_000, effectiveOn: '2026-11-01' });

describe('the check over everybody', () => {
  test('finds nothing where all systems agree', async () => {
    expect(await check('2026-10')).toEqual({
      checkedEmployees: 3,
      unknownToOffice: 0,
      differences: [],
      found: 0,
      silent: 0,
    });
    office.delete(idNumberOf(3));
    expect(await check('2026-10')).toMatchObject({ unknownToOffice: 1, differences: [] });
  });

  test('finds nothing after a change went through all of them', async () => {
    await carryThrough(database, await raise());
    office.set(idNumberOf(2), 700_000);
    expect(await check('2026-11')).toMatchObject({ differences: [], silent: 0 });
  });

  test('says which filing is on its way where the office has not answered', async () => {
    const id = await raise();
    await intoRecords(database, id);
    await prepareChangeFiling(database.sql, id);
    const filing = must(await filingOfChange(database.sql, id), 'filing');
    // The office has it, and its answer was lost.
    office.set(idNumberOf(2), 700_000);
    expect(await check('2026-11')).toMatchObject({
      differences: [
        {
          code: 'base_office',
          employeeNo: 'E0002',
          says: { baseFen: 645_000, officeFen: 700_000 },
          explained: `filing/${filing.id}`,
        },
      ],
      silent: 0,
    });
  });

  test('knows a refusal that HR has accepted, and one that nobody has in hand', async () => {
    const id = await raise();
    await intoRecords(database, id);
    await answered(database, id, false);
    const filing = must(await filingOfChange(database.sql, id), 'filing');
    expect(await check('2026-11')).toMatchObject({ silent: 0, differences: [] });
    await database.sql`update hr.tasks set state = 'done'`;
    expect(await check('2026-11')).toMatchObject({
      silent: 1,
      differences: [{ code: 'filing_task', employeeNo: 'E0002' }],
    });
    await settleFiling(database.sql, { id: filing.id, reason: '接受退回', actor: 'hr1' });
    await carryThrough(database, id);
    expect(await check('2026-11')).toMatchObject({
      silent: 0,
      differences: [{ code: 'salary_base', explained: `filing/${filing.id}` }],
    });
  });
});

describe('a difference that somebody made behind the systems', () => {
  const one = (code: string, says: object) => ({
    differences: [{ code, employeeNo: 'E0002', says, explained: null }],
    silent: 1,
  });
  const ofTwo = () => database.sql`(select id from hr.employees where employee_no = 'E0002')`;

  test('of the office and the base in force is seen', async () => {
    office.set(idNumberOf(2), 660_000);
    expect(await check('2026-10')).toMatchObject(
      one('base_office', { baseFen: 645_000, officeFen: 660_000 }),
    );
  });

  test('of payroll and the base in force is seen', async () => {
    await carryThrough(database, await raise());
    office.set(idNumberOf(2), 700_000);
    await database.sql`update payroll.salaries set salary_fen = 710000 where source = 'change'`;
    expect((await check('2026-11')).differences.map(({ code }) => code)).toEqual([
      'salary_base',
      'change_salary',
    ]);
  });

  test('of the base in force and the item is seen, and an arrear explains it', async () => {
    await database.sql`
      insert into benefits.bases (employee_id, base_fen, valid_from, source, source_id)
      select id, 700000, '2026-10', 'upload', (select upload_id from finance.runs) from hr.employees where id = ${ofTwo()}`;
    office.set(idNumberOf(2), 700_000);
    const difference = { baseFen: 700_000, itemBaseFen: 645_000, amountFen: 12_900, itemState: 'paid' };
    expect(await check('2026-10')).toMatchObject(one('base_item', difference));
    await database.sql`
      insert into finance.arrears (programme, employee_id, origin_item_id, origin_period, kind, obligation_key, amount_fen)
      select programme, employee_id, id, period, 'late_raise', obligation_key || '/raise-1', 1100 from finance.items where employee_id = ${ofTwo()}`;
    expect(await check('2026-10')).toMatchObject({
      differences: [{ code: 'base_item', explained: expect.stringMatching(/^arrear\/\d+$/) }],
      silent: 0,
    });
  });

  test('of a base that changes no amount is explained by that', async () => {
    await database.sql`
      insert into benefits.bases (employee_id, base_fen, valid_from, source, source_id)
      select id, 645100, '2026-10', 'upload', (select upload_id from finance.runs) from hr.employees where id = ${ofTwo()}`;
    office.set(idNumberOf(2), 645_100);
    expect(await check('2026-10')).toMatchObject({ differences: [{ explained: 'same_amount' }], silent: 0 });
  });

  test('of somebody who left and is paid is seen', async () => {
    await database.sql`update hr.employees set left_on = '2026-09-30' where id = ${ofTwo()}`;
    expect(await check('2026-10')).toMatchObject({
      checkedEmployees: 2,
      ...one('employment_item', { leftOn: '2026-09-30', itemState: 'paid', amountFen: 12_900 }),
    });
  });

  test('of an amount and its rule is seen', async () => {
    await database.sql`update finance.items set amount_fen = 13000 where employee_id = ${ofTwo()}`;
    expect(await check('2026-10')).toMatchObject(
      one('item_amount', { amountFen: 13_000, recomputedFen: 12_900 }),
    );
  });

  test('of a change that is done and has a step missing is seen', async () => {
    const id = await raise();
    await carryThrough(database, id);
    office.set(idNumberOf(2), 700_000);
    await database.sql`delete from hr.change_steps where change_id = ${id} and step = 'payroll'`;
    expect(await check('2026-11')).toMatchObject(one('change_step', { changeId: id, stepsDone: 3 }));
  });

  test('of a filing that was accepted and is no base is seen', async () => {
    await carryThrough(database, await raise());
    await database.sql`delete from benefits.bases where source = 'filing'`;
    office.set(idNumberOf(2), 645_000);
    expect((await check('2026-11')).differences.map(({ code }) => code)).toEqual([
      'salary_base',
      'filing_base',
    ]);
  });
});
