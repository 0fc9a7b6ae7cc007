import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadMonth, setUpOrganisation } from '../support/organisation.ts';
import { person } from '../support/people.ts';
import { foundIn, privateValues } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { openApi, type TestApi } from './api.ts';

const boss = person(1);
const report = person(2, { managerNo: 'E0001' });
const stranger = person(3);
const staff = [boss, report, stranger];
let database: TestDatabase;
let api: TestApi;
let close = async (): Promise<void> => undefined;

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', staff);
  const opened = await openApi(database, '127.0.0.1:1');
  api = opened;
  close = opened.close;
  for (const role of ['hr', 'finance', 'auditor', 'ops', 'admin'] as const) await api.addPerson(role, role);
  await api.addPerson('boss', 'manager', 'E0001');
  await api.addPerson('report', 'employee', 'E0002');
});

afterAll(() => close());

const masked = {
  employeeNo: 'E0002',
  idNumber: `110101********${report.idNumber.slice(-4)}`,
  account: `6216***********${report.account?.slice(-4)}`,
  phone: `138****${report.phone?.slice(-4)}`,
  bankName: '中国银行北京分行',
  salaryFen: 645_000,
};
const numbersHidden = { idNumber: null, account: null, phone: null, bankName: null, salaryFen: null };

describe('a record', () => {
  test.each(['hr', 'finance', 'auditor', 'boss', 'report'])('shows %s masked numbers', async (as) => {
    const { status, body } = await api.get('/v1/employees/E0002', { as });
    expect(status).toBe(200);
    expect(body).toMatchObject(masked);
    expect(foundIn(JSON.stringify(body), privateValues(staff))).toEqual([]);
  });

  test.each(['ops', 'admin'])('shows %s neither numbers nor salary', async (as) => {
    const { status, body } = await api.get('/v1/employees/E0002', { as });
    expect(status).toBe(200);
    expect(body).toMatchObject(numbersHidden);
  });

  test.each([
    ['a manager', 'boss', 'E0003'],
    ['an employee', 'report', 'E0001'],
  ])('of a stranger does not exist for %s', async (_who, as, employeeNo) => {
    expect(await api.get(`/v1/employees/${employeeNo}`, { as })).toMatchObject({
      status: 404,
      body: { code: 'employee_unknown' },
    });
  });
});

describe('the list', () => {
  const listed = async (as: string) => {
    const { body } = await api.get('/v1/employees', { as });
    expect(foundIn(JSON.stringify(body), privateValues(staff))).toEqual([]);
    return body.employees as { employeeNo: string }[];
  };

  test('has everybody, masked, for HR', async () => {
    const employees = await listed('hr');
    expect(employees).toHaveLength(3);
    expect(employees[1]).toMatchObject(masked);
  });

  test('has his reports and himself for a manager, and himself for an employee', async () => {
    expect((await listed('boss')).map(({ employeeNo }) => employeeNo)).toEqual(['E0001', 'E0002']);
    expect((await listed('report')).map(({ employeeNo }) => employeeNo)).toEqual(['E0002']);
  });
});

describe('reading private numbers unmasked', () => {
  const path = '/v1/employees/E0002/private-data';
  const body = { fields: ['account', 'idNumber'], reason: 'the bank asks whose account it is' };
  const readings = () =>
    database.sql<{ actor: string; subject: string; details: Record<string, string> }[]>`
      select actor, subject, details from audit.events where action = 'private_data_read' order by id`;

  test.each([
    'hr',
    'auditor',
    'report',
  ])('is for %s, recorded with the reason, and kept by no cache', async (as) => {
    const before = (await readings()).length;
    const { status, headers, body: shown } = await api.post(path, { as, body });
    expect(status).toBe(200);
    expect(shown).toEqual({ employeeNo: 'E0002', account: report.account, idNumber: report.idNumber });
    expect(headers['cache-control']).toBe('no-store');
    const [employee] = await database.sql<{ id: number }[]>`
      select id from hr.employees where employee_no = 'E0002'`;
    expect((await readings()).slice(before)).toEqual([
      {
        actor: as,
        subject: `employee/${employee?.id}`,
        details: { fields: 'account,idNumber', reason: body.reason },
      },
    ]);
  });

  test('is recorded each time, also when the same request comes again', async () => {
    const before = (await readings()).length;
    const headers = { 'idempotency-key': 'reading-once-more' };
    for (const _ of [1, 2])
      expect(await api.post(path, { as: 'hr', body, headers })).toMatchObject({ status: 200 });
    expect(await readings()).toHaveLength(before + 2);
    expect(await database.sql`select from api.idempotent_replies where reply is not null`).toEqual([]);
  });

  test.each(['finance', 'ops', 'admin'])('is not for %s', async (as) => {
    const answered = await api.post(path, { as, body });
    expect([403, 404]).toContain(answered.status);
    expect(foundIn(JSON.stringify(answered), privateValues(staff))).toEqual([]);
  });

  test('of a report is not for his manager', async () => {
    expect(await api.post(path, { as: 'boss', body })).toMatchObject({
      status: 404,
      body: { code: 'employee_unknown' },
    });
  });

  test.each([
    ['no reason', { fields: ['phone'] }],
    ['a reason of no words', { fields: ['phone'], reason: '    .  ' }],
    ['no field', { fields: [], reason: 'the bank asks' }],
    ['a field that is none', { fields: ['salary'], reason: 'the bank asks' }],
    ['a field twice', { fields: ['phone', 'phone'], reason: 'the bank asks' }],
  ])('with %s is refused, and recorded nowhere', async (_what, wanted) => {
    const before = (await readings()).length;
    expect(await api.post(path, { as: 'hr', body: wanted })).toMatchObject({ status: 400 });
    expect(await readings()).toHaveLength(before);
  });

  test('that cannot be recorded is not done', async () => {
    await database.sql`alter table audit.events rename to events_away`;
    try {
      const answered = await api.post(path, { as: 'hr', body });
      expect(answered.status).toBe(500);
      expect(foundIn(JSON.stringify(answered), privateValues(staff))).toEqual([]);
    } finally {
      await database.sql`alter table audit.events_away rename to events`;
    }
  });

  test('keeps no private number that stands in the reason', async () => {
    await api.post(path, {
      as: 'hr',
      body: { fields: ['phone'], reason: `does ${report.idNumber} still have it?` },
    });
    expect((await readings()).at(-1)?.details.reason).toBe(`does ${'*'.repeat(18)} still have it?`);
  });
});

describe("the bank's own book", () => {
  test('is given for a reason, which is recorded', async () => {
    expect(await api.get('/v1/bank/ledger?reason=ok', { as: 'finance' })).toMatchObject({ status: 400 });
    const recorded = () => database.sql`
      select details from audit.events where action = 'bank_ledger_read' and actor = 'finance'`;
    expect(await recorded()).toEqual([]);
    const { headers } = await api.get(
      `/v1/bank/ledger?reason=${encodeURIComponent('the month is reconciled')}`,
      { as: 'finance' },
    );
    expect(headers['content-disposition']).toBe('attachment; filename="bank-ledger.csv"');
    expect(await recorded()).toEqual([{ details: { fields: 'account', reason: 'the month is reconciled' } }]);
  });
});
