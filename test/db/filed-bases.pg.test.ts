import { beforeEach, describe, expect, test } from 'vitest';
import { recordAnswers, runsToLookAgain } from '../../src/db/queries/bases/filings.ts';
import { refile } from '../../src/db/queries/bases/refused-filings.ts';
import { correct } from '../../src/db/queries/disbursement/corrections.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { putFiling } from '../support/appraised.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { drawUp, itemOf, payMonth, sendAll } from '../support/month-by-hand.ts';
import { loadContributions, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

const filedFen = 677_250;
let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(2));
});

const accept = (id: number) =>
  recordAnswers(database.sql, [{ id, accepted: true, receiptNo: 'SS1', refusalReason: null }]);
const refuse = (id: number) =>
  recordAnswers(database.sql, [{ id, accepted: false, receiptNo: null, refusalReason: 'base_not_accepted' }]);
const file = (period: string, baseFen = 645_000) =>
  loadContributions(database, period, [lineOf(person(1), { baseFen }), lineOf(person(2))]);
const notCarried = () => database.sql`
  select x.state, x.owner, e.employee_no as "employeeNo" from finance.exceptions x join hr.employees e on e.id = x.employee_id
  where x.kind = 'base_not_carried' order by x.id`;

describe('a file that carries another base than a filing of ours', () => {
  test('holds the person while the filing is unanswered, and nobody else', async () => {
    await putFiling(database, 'E0001', filedFen, '2026-10');
    const run = await openMonth(database, '2026-10');
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({
      state: 'held',
      reason: 'base_differs',
      owner: 'hr',
      amountFen: null,
    });
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ state: 'due' });
    expect(await runsToLookAgain(database.sql)).toEqual([]);
  });

  test('does not hold for a month before the filing is to hold', async () => {
    await putFiling(database, 'E0001', filedFen, '2026-11');
    const run = await openMonth(database, '2026-10');
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 12_900 });
  });

  test('does not hold where it carries the filed base already', async () => {
    await putFiling(database, 'E0001', filedFen, '2026-10');
    await file('2026-10', filedFen);
    const run = await openMonth(database, '2026-10');
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 13_500 });
  });

  test('makes the person due by the filed base once the office has accepted it since', async () => {
    const { id } = await putFiling(database, 'E0001', filedFen, '2026-10');
    const run = await openMonth(database, '2026-10');
    await drawUp(database, run);
    await accept(id);
    expect(await runsToLookAgain(database.sql)).toEqual([run.id]);
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({
      state: 'due',
      reason: null,
      amountFen: 13_500,
    });
    expect(await runsToLookAgain(database.sql)).toEqual([]);
    expect(await notCarried()).toEqual([]);
  });

  test('makes the person due by the base of the file once the office has refused', async () => {
    const { id } = await putFiling(database, 'E0001', filedFen, '2026-10');
    const run = await openMonth(database, '2026-10');
    await drawUp(database, run);
    await refuse(id);
    expect(await runsToLookAgain(database.sql)).toEqual([run.id]);
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 12_900 });
    await refile(database.sql, { id, baseFen: null, actor: 'hr1' });
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'base_differs' });
  });

  test('gives way to the base that HR asserts', async () => {
    await putFiling(database, 'E0001', filedFen, '2026-10');
    const run = await openMonth(database, '2026-10');
    await drawUp(database, run);
    await correct(database.sql, database.privateData, {
      runId: run.id,
      employeeNo: 'E0001',
      baseFen: 650_000,
      note: null,
      actor: 'hr1',
      coolingOffDays: 3,
    });
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 13_000 });
  });

  test('that came after the acceptance is followed, and HR is shown it once', async () => {
    const { id } = await putFiling(database, 'E0001', filedFen, '2026-10');
    await accept(id);
    await file('2026-11');
    const run = await openMonth(database, '2026-11');
    await drawUp(database, run);
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 12_900 });
    expect(await notCarried()).toEqual([{ state: 'open', owner: 'hr', employeeNo: 'E0001' }]);
    await file('2026-11', filedFen);
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 13_500 });
    expect(await notCarried()).toEqual([{ state: 'resolved', owner: 'hr', employeeNo: 'E0001' }]);
  });

  test('after a file that carried it is the word of the office, and no exception', async () => {
    const { id } = await putFiling(database, 'E0001', filedFen, '2026-11');
    await accept(id);
    await file('2026-11', filedFen);
    await drawUp(database, await openMonth(database, '2026-11'));
    await file('2026-12', 700_000);
    const run = await openMonth(database, '2026-12');
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 14_000 });
    expect(await notCarried()).toEqual([]);
  });
});

describe('an answer that comes when a list waits for approval', () => {
  let run: Run;
  beforeEach(async () => {
    run = await openMonth(database, '2026-10');
    await drawUp(database, run);
  });
  const filed = async (employeeNo: string, period = '2026-10') =>
    (await putFiling(database, employeeNo, filedFen, period)).id;

  test('lets the run look again, once, and the person is paid by the filed base', async () => {
    const id = await filed('E0001');
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 12_900 });
    expect(await runsToLookAgain(database.sql)).toEqual([]);
    await accept(id);
    expect(await runsToLookAgain(database.sql)).toEqual([run.id]);
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', amountFen: 13_500 });
    expect(await runsToLookAgain(database.sql)).toEqual([]);
  });

  test('lets no run look again where it would judge nobody otherwise', async () => {
    await accept(await filed('E0001', '2026-11'));
    await refuse(await filed('E0002'));
    expect(await runsToLookAgain(database.sql)).toEqual([]);
  });

  test('lets no run look again for a file that came later, nor for a base that HR asserted', async () => {
    await correct(database.sql, database.privateData, {
      runId: run.id,
      employeeNo: 'E0002',
      baseFen: 650_000,
      note: null,
      actor: 'hr1',
      coolingOffDays: 3,
    });
    await accept(await filed('E0001'));
    await accept(await filed('E0002'));
    await file('2026-10', 650_000);
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ amountFen: 13_000 });
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ amountFen: 13_000 });
    expect(await runsToLookAgain(database.sql)).toEqual([]);
  });

  test('lets no run look again that is being paid: what it pays too little is made good after', async () => {
    await sendAll(database, run);
    await accept(await filed('E0001'));
    expect(await runsToLookAgain(database.sql)).toEqual([]);
  });

  test('concerns the run of one person alone as well', async () => {
    const next = '2026-11';
    await file(next);
    const [one] = await database.sql<
      { id: number }[]
    >`select id from hr.employees where employee_no = 'E0001'`;
    const backfill = await openMonth(database, next, { employeeId: one?.id ?? 0 });
    await drawUp(database, backfill);
    await accept(await filed('E0001', next));
    expect(await runsToLookAgain(database.sql)).toEqual([backfill.id]);
  });
});

describe('a month that is closed while the filing is unanswered', () => {
  const arrearLine = async (period: string) => {
    await file(period, filedFen);
    const run = await openMonth(database, period);
    await drawUp(database, run);
    const [line] = await database.sql`
      select state, reason, amount_fen as "amountFen" from finance.items where run_id = ${run.id} and obligation <> 'month'`;
    return line;
  };
  let id: number;

  beforeEach(async () => {
    id = (await putFiling(database, 'E0001', filedFen, '2026-10')).id;
    await payMonth(database, await openMonth(database, '2026-10'), 1);
  });

  test('is carried over with an unknown amount, and held on as long as nobody answers', async () => {
    expect(await arrearLine('2026-11')).toEqual({ state: 'held', reason: 'base_differs', amountFen: null });
  });

  test('is paid by the filed base once it is accepted', async () => {
    await accept(id);
    expect(await arrearLine('2026-11')).toEqual({ state: 'due', reason: null, amountFen: 13_500 });
  });

  test('is paid by the base of its own file once it is refused', async () => {
    await refuse(id);
    expect(await arrearLine('2026-11')).toEqual({ state: 'due', reason: null, amountFen: 12_900 });
  });
});
