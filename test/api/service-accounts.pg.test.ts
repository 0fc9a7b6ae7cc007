import { beforeEach, describe, expect, test } from 'vitest';
import { isApiKey, makeApiKey } from '../../src/api/auth/api-keys.ts';
import { linkUser } from '../../src/db/queries/people/link-user.ts';
import { usersOfSamePerson } from '../../src/db/queries/people/same-person.ts';
import { actions, personOnly, reachFor } from '../../src/domain/authority.ts';
import { roles } from '../../src/domain/roles.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';

let database: TestDatabase;
let api: TestApi;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  api = await apiOver(database);
  await api.addPerson('admin1', 'admin');
});

async function addService(name: string, role: string): Promise<void> {
  const answer = await api.post('/v1/service-accounts', { as: 'admin1', body: { name, role } });
  expect(answer).toMatchObject({ status: 201, body: { name, role } });
}
const askKey = (name: string, body: object, as = 'admin1') =>
  api.post(`/v1/service-accounts/${name}/keys`, {
    as,
    body: { days: 30, note: 'for a test', heldBy: 'admin1', ...body },
  });
async function keyOf(name: string, scopes: string[]): Promise<{ key: string; keyId: string }> {
  const { status, body, headers } = await askKey(name, { scopes });
  expect(status).toBe(201);
  expect(headers['cache-control']).toBe('no-store');
  return { key: String(body.key), keyId: String(body.keyId) };
}

describe('an API key', () => {
  test('is known by its form, down to the last character', () => {
    const { key, keyId } = makeApiKey();
    expect(key).toMatch(new RegExp(`^wulou_${keyId}_[0-9a-f]{72}$`));
    expect(isApiKey(key)).toBe(true);
    const other = key.endsWith('0') ? '1' : '0';
    expect(isApiKey(key.slice(0, -1) + other)).toBe(false);
    expect(isApiKey(key.replace(/.{10}$/, '0123456789'))).toBe(false);
    expect(isApiKey(key.slice(0, -1))).toBe(false);
  });

  test('opens what it is made for, and nothing else that its role may', async () => {
    await addService('payroll-feed', 'hr');
    const { key } = await keyOf('payroll-feed', ['employee.read']);
    expect((await api.get('/v1/employees', { as: key })).status).toBe(200);
    expect(await api.get('/v1/disbursements', { as: key })).toMatchObject({
      status: 403,
      body: { code: 'out_of_scope' },
    });
    expect(await api.get('/v1/me', { as: key })).toMatchObject({
      status: 200,
      body: { username: 'payroll-feed', kind: 'service', role: 'hr', passwordChangeNeeded: false },
    });
  });

  test('shows no more of a record than it is made for', async () => {
    const program = { role: 'hr', kind: 'service', employeeId: null, scopes: ['employee.read'] } as const;
    expect(reachFor(program, 'employee.read')).toEqual(['all']);
    expect(reachFor(program, 'salary.read')).toEqual([]);
    expect(reachFor({ ...program, scopes: null }, 'salary.read')).toEqual(['all']);
  });

  test('is told once and kept as a hash', async () => {
    await addService('payroll-feed', 'hr');
    const headers = { 'idempotency-key': 'asked-once-or-twice' };
    const body = { scopes: ['employee.read'], days: 30, note: 'for a test', heldBy: 'admin1' };
    const path = '/v1/service-accounts/payroll-feed/keys';
    const { key, keyId } = (await api.post(path, { as: 'admin1', body, headers })).body as Record<
      string,
      string
    >;
    const tables = Object.values(await everyTable(database)).join('\n');
    expect(tables).not.toContain(key);
    expect(tables).not.toContain('asked-once-or-twice');
    expect((await database.sql`select from api.idempotent_replies`).length).toBe(0);
    expect(tables).not.toContain(key?.split('_')[2]?.slice(0, 64));
    const { keys } = (await api.get('/v1/service-accounts/payroll-feed/keys', { as: 'admin1' })).body;
    expect(keys).toEqual([
      {
        keyId,
        scopes: ['employee.read'],
        note: 'for a test',
        heldBy: 'admin1',
        createdBy: 'admin1',
        createdAt: expect.any(String),
        expiresAt: expect.any(String),
        lastUsedAt: null,
        revokedAt: null,
      },
    ]);
  });

  test('ends when its days are over, and not before', async () => {
    await addService('payroll-feed', 'hr');
    const { key } = await keyOf('payroll-feed', ['employee.read']);
    const until = (rest: string) =>
      database.sql`update identity.api_keys set expires_at = now() + ${rest}::interval`;
    await until('5 seconds');
    expect((await api.get('/v1/employees', { as: key })).status).toBe(200);
    await until('0 seconds');
    expect(await api.get('/v1/employees', { as: key })).toMatchObject({
      status: 401,
      body: { code: 'key_over' },
    });
  });

  test.each([
    [{ scopes: ['employee.read'], days: 365 }, 201],
    [{ scopes: ['employee.read'], days: 366 }, 400],
    [{ scopes: ['employee.read'], days: 0 }, 400],
    [{ scopes: ['employee.read'], days: undefined }, 400],
    [{ scopes: [] }, 400],
    [{ scopes: ['no.action'] }, 400],
    [{ scopes: ['payment-file.read'] }, 422],
    [{ scopes: ['account.release'] }, 422],
    [{ scopes: ['person.correct'] }, 422],
    [{ scopes: ['employee.read'], heldBy: 'nobody' }, 422],
  ])('asked for with %j gives %i', async (body, status) => {
    await addService('payroll-feed', 'hr');
    expect((await askKey('payroll-feed', body)).status).toBe(status);
  });

  test('is revoked from the next request on, in every process, and the others stay', async () => {
    await addService('payroll-feed', 'hr');
    const first = await keyOf('payroll-feed', ['employee.read']);
    const second = await keyOf('payroll-feed', ['employee.read']);
    const other = await apiOver(database);
    expect((await other.get('/v1/employees', { as: first.key })).status).toBe(200);
    const path = `/v1/service-accounts/payroll-feed/keys/${first.keyId}`;
    for (let time = 0; time < 2; time += 1)
      expect((await api.delete(path, { as: 'admin1' })).status).toBe(204);
    expect(await other.get('/v1/employees', { as: first.key })).toMatchObject({ body: { code: 'key_over' } });
    expect((await other.get('/v1/employees', { as: second.key })).status).toBe(200);
    const wrong = await api.delete('/v1/service-accounts/payroll-feed/keys/0', { as: 'admin1' });
    expect(wrong).toMatchObject({ status: 404, body: { code: 'key_unknown' } });
    const trail = await database.sql`select actor, action, subject from audit.events order by id`;
    expect(trail).toEqual(
      ['service_account_added', 'api_key_made', 'api_key_made', 'api_key_revoked'].map((action) => ({
        actor: 'admin1',
        action,
        subject: 'user/payroll-feed',
      })),
    );
  });

  test('notes its use at most once a minute', async () => {
    await addService('payroll-feed', 'hr');
    const { key } = await keyOf('payroll-feed', ['employee.read']);
    const lastUse = async () =>
      (await database.sql<{ at: string | null }[]>`select last_used_at as at from identity.api_keys`)[0]?.at;
    await api.get('/v1/employees', { as: key });
    const first = await lastUse();
    expect(first).not.toBeNull();
    await api.get('/v1/employees', { as: key });
    expect(await lastUse()).toBe(first);
  });

  test('ends with its service account', async () => {
    await addService('payroll-feed', 'hr');
    const { key, keyId } = await keyOf('payroll-feed', ['employee.read']);
    await api.post('/v1/users/payroll-feed/deactivate', { as: 'admin1' });
    await api.post('/v1/users/payroll-feed/deactivate', { as: 'admin1' });
    expect(
      await database.sql`select actor, subject, details from audit.events where action = 'api_key_revoked'`,
    ).toEqual([{ actor: 'admin1', subject: 'user/payroll-feed', details: { keyId } }]);
    expect((await api.get('/v1/employees', { as: key })).status).toBe(401);
    expect(await askKey('payroll-feed', { scopes: ['employee.read'] })).toMatchObject({
      status: 404,
      body: { code: 'service_unknown' },
    });
  });
});

describe('a service account', () => {
  test('approves, releases and decides nothing, whatever its role', () => {
    for (const role of roles)
      for (const action of actions)
        if (personOnly.has(action))
          expect(reachFor({ role, kind: 'service', employeeId: null }, action)).toEqual([]);
    const deciding = actions.filter((action) =>
      /\.(decide|release|resolve|calibrate|reveal|allow-amounts)$|^(user|service-account)\.manage$|^(payment-file|bank-ledger)\.read$/.test(
        action,
      ),
    );
    expect(deciding.length).toBeGreaterThan(8);
    expect(deciding.filter((action) => !personOnly.has(action))).toEqual([]);
  });

  test('may not approve even where its key says so', async () => {
    await addService('bank-robot', 'finance');
    const { key } = await keyOf('bank-robot', ['run.read']);
    await database.sql`update identity.api_keys set scopes = '{approval.decide,account.release,user.manage}'`;
    for (const path of ['/v1/disbursements/1/approve', '/v1/users/admin1/deactivate'])
      expect(await api.post(path, { as: key, body: {} })).toMatchObject({
        status: 403,
        body: { code: 'not_allowed' },
      });
  });

  test('is made by an administrator who is a person, under a name that is free', async () => {
    await addService('payroll-feed', 'hr');
    for (const name of ['payroll-feed', 'admin1'])
      expect(
        await api.post('/v1/service-accounts', { as: 'admin1', body: { name, role: 'hr' } }),
      ).toMatchObject({
        status: 409,
        body: { code: 'name_taken' },
      });
    await api.addPerson('hr1', 'hr');
    expect(
      (await api.post('/v1/service-accounts', { as: 'hr1', body: { name: 'x1', role: 'hr' } })).status,
    ).toBe(403);
    await addService('robot-admin', 'admin');
    expect((await askKey('robot-admin', { scopes: ['service-account.manage'] })).status).toBe(422);
    expect((await api.get('/v1/service-accounts', { as: 'admin1' })).body).toMatchObject({
      serviceAccounts: [
        { name: 'payroll-feed', role: 'hr', active: true },
        { name: 'robot-admin', role: 'admin' },
      ],
      next: null,
    });
  });

  test('is nobody: it has no password and is no employee', async () => {
    await addService('payroll-feed', 'hr');
    const login = await api.post('/v1/login', { body: { username: 'payroll-feed', password: 'none' } });
    expect(login.status).toBe(401);
    expect(
      await linkUser(database.sql, { username: 'payroll-feed', employeeNo: null, actor: 'admin1' }),
    ).toMatchObject({ ok: false, refusal: { code: 'user_unknown' } });
    expect((await api.post('/v1/users/payroll-feed/reset-password', { as: 'admin1' })).status).toBe(404);
  });

  test('is no second pair of eyes for who was told its key', async () => {
    await addService('payroll-feed', 'hr');
    await keyOf('payroll-feed', ['run.start']);
    expect((await usersOfSamePerson(database.sql, 'admin1')).sort()).toEqual(['admin1', 'payroll-feed']);
    expect(await usersOfSamePerson(database.sql, 'admin2')).toEqual(['admin2']);
    // Whoever changes desks takes that along.
    await loadEmployees(database, people(1));
    await api.addPerson('hr1', 'hr');
    for (const [username, employeeNo] of [
      ['admin1', 'E0001'],
      ['admin1', null],
      ['hr1', 'E0001'],
    ] as const)
      expect(await linkUser(database.sql, { username, employeeNo, actor: 'admin2' })).toMatchObject({
        ok: true,
      });
    expect((await usersOfSamePerson(database.sql, 'hr1')).sort()).toEqual(['admin1', 'hr1', 'payroll-feed']);
  });
});
