import { beforeEach, describe, expect, test } from 'vitest';
import { type Correction, correct, releaseAccount } from '../../src/db/queries/disbursement/corrections.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { itemOf, itemsOf, payMonth, reconcile, sendAll } from '../support/month-by-hand.ts';
import { loadContributions, loadEmployees, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { accountOf, idNumberOf, lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(3));
  await loadContributions(database, '2026-10', [
    lineOf(person(1)),
    lineOf(person(2), { account: accountOf(77), accountValid: true }),
    lineOf(person(3), { baseFen: null, baseProblem: 'not_an_amount' }),
  ]);
  run = await openMonth(database, '2026-10');
  await reconcile(database, run);
});

const fix = (employeeNo: string, changes: Partial<Correction>, runId = run.id) =>
  correct(database.sql, database.privateData, {
    runId,
    employeeNo,
    note: 'seen the passbook',
    actor: 'hr1',
    coolingOffDays: 3,
    ...changes,
  });

describe('a correction', () => {
  test('frees the person in the same run, and nobody else', async () => {
    expect(await fix('E0003', { baseFen: 645_000 })).toEqual({ ok: true, coolsUntil: null, items: 1 });
    await reconcile(database, run);
    const states = (await itemsOf(database, run)).map(({ employeeNo, state }) => `${employeeNo} ${state}`);
    expect(states).toEqual(['E0001 due', 'E0002 held', 'E0003 due']);
  });

  test('of an account that is a new one cools off', async () => {
    const fixed = await fix('E0002', { account: accountOf(77) });
    expect(fixed).toMatchObject({ ok: true, coolsUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ reason: 'account_cooling_off' });
  });

  test('given again changes nothing more', async () => {
    const first = await fix('E0002', { account: accountOf(77) });
    const rows = () => database.sql`select count(*) as count from benefits.accounts`;
    const before = await rows();
    expect(await fix('E0002', { account: accountOf(77) })).toEqual(first);
    expect(await rows()).toEqual(before);
  });

  test('of somebody whose payment is on its way is refused', async () => {
    await sendAll(database, run);
    expect(await fix('E0001', { account: accountOf(78) })).toEqual({
      ok: false,
      refusal: { code: 'already_on_its_way' },
    });
  });

  test('of somebody who is in no item of the run is refused', async () => {
    expect(await fix('E0099', { baseFen: 1 })).toEqual({ ok: false, refusal: { code: 'not_in_run' } });
  });

  test('in a closed month is refused', async () => {
    await payMonth(database, run, 1);
    expect(await fix('E0003', { baseFen: 645_000 })).toEqual({
      ok: false,
      refusal: { code: 'run_not_open' },
    });
  });

  test('to the ID number of another is refused, and nothing changes', async () => {
    const before = await itemsOf(database, run);
    expect(await fix('E0003', { idNumber: idNumberOf(1), baseFen: 645_000 })).toEqual({
      ok: false,
      refusal: { code: 'id_of_another' },
    });
    await reconcile(database, run);
    expect(await itemsOf(database, run)).toEqual(before);
  });

  test('by hand holds a person, and lifting it frees him', async () => {
    await fix('E0001', { hold: true });
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'manual_hold' });
    await fix('E0001', { hold: false });
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'due', reason: null });
  });

  test('stands in the audit trail with who and which fields, and without the values', async () => {
    await fix('E0002', { account: accountOf(77), baseFen: 700_000 });
    const [event] =
      await database.sql`select actor, details from audit.events where action = 'item_corrected'`;
    expect(event).toEqual({ actor: 'hr1', details: { fields: 'account,base', note: 'seen the passbook' } });
  });
});

describe('after a refusal by the bank', () => {
  beforeEach(async () => {
    await sendAll(database, run, 1, { E0001: 'account_closed' });
  });

  test('reconciling alone does not try again', async () => {
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'account_closed' });
  });

  test('a new account that was released is paid under a second attempt', async () => {
    const first = await itemOf(database, run, 'E0001');
    await fix('E0001', { account: accountOf(79) });
    await releaseAccount(database.sql, 'E0001', { username: 'hr2' });
    const second = await sendAll(database, run, 2);
    expect(second.map((transfer) => transfer.employeeNo)).toEqual(['E0001']);
    const item = await itemOf(database, run, 'E0001');
    expect(item).toMatchObject({ state: 'sent', attempts: 2 });
    expect(item.endToEndId).not.toBe(first.endToEndId);
  });

  test('HR may say that nothing was wrong: the same account is tried again', async () => {
    await fix('E0001', { retry: true });
    await sendAll(database, run, 2);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'sent', attempts: 2 });
  });
});

describe('the release of a changed account', () => {
  beforeEach(async () => {
    await fix('E0002', { account: accountOf(77) });
  });

  test('is not for the one who changed it', async () => {
    expect(await releaseAccount(database.sql, 'E0002', { username: 'hr1' })).toEqual({
      ok: false,
      refusal: { code: 'maker_is_checker' },
    });
  });

  test('by a second person frees it at once', async () => {
    expect(await releaseAccount(database.sql, 'E0002', { username: 'hr2' })).toEqual({
      ok: true,
    });
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ state: 'due' });
  });

  test('is refused where nothing cools off', async () => {
    await releaseAccount(database.sql, 'E0002', { username: 'hr2' });
    for (const employeeNo of ['E0001', 'E0002', 'E0099'])
      expect(await releaseAccount(database.sql, employeeNo, { username: 'hr2' })).toMatchObject({
        refusal: { code: 'not_cooling_off' },
      });
  });

  test('ends with its time', async () => {
    await database.sql`update benefits.accounts set cools_until = now() - interval '1 second' where cools_until is not null`;
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ state: 'due' });
  });

  test('does not hold for the next account', async () => {
    await releaseAccount(database.sql, 'E0002', { username: 'hr2' });
    await fix('E0002', { account: accountOf(78) });
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ reason: 'account_cooling_off' });
  });

  test('is not got around by writing the name of its bank otherwise', async () => {
    await fix('E0002', { bank: { bankName: '中国银行海淀支行', bankCode: '104100000004' } });
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ reason: 'account_cooling_off' });
  });
});
