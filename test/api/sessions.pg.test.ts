import { beforeEach, describe, expect, test } from 'vitest';
import { embeddedAuthSettings } from '../../src/api/auth/auth-settings.ts';
import { hashPassword } from '../../src/api/auth/passwords.ts';
import { createSessionReader } from '../../src/api/auth/session-reader.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';

const password = 'otter-lantern-41';
let database: TestDatabase;
let api: TestApi;

beforeEach(async () => {
  database = await freshDatabase();
  await database.sql`
    insert into identity.users (username, password_hash, role) values ('hr1', ${await hashPassword(password)}, 'hr')`;
  api = await apiOver(database);
});

async function login(given = password, at = api): Promise<string> {
  const answer = await at.post('/v1/login', { body: { username: 'hr1', password: given } });
  expect(answer.status).toBe(200);
  return answer.body.token as string;
}
const statusOf = async (token: string, at = api) => (await at.get('/v1/me', { as: token })).status;
const age = (column: 'last_used_at' | 'expires_at', past: string) =>
  database.sql`update identity.sessions set ${database.sql(column)} = now() - ${past}::interval`;
const trail = async () =>
  (
    await database.sql<{ line: string }[]>`
      select actor || ' ' || action || ' ' || subject as line from audit.events order by id`
  ).map((event) => event.line);

describe('a session', () => {
  test('is over when it was not used for half an hour, and not before', async () => {
    const token = await login();
    await age('last_used_at', '29 minutes 50 seconds');
    expect(await statusOf(token)).toBe(200);
    // That was a use: the time counts anew from it.
    await database.sql`update identity.sessions set last_used_at = last_used_at - interval '29 minutes'`;
    expect(await statusOf(token)).toBe(200);
    await age('last_used_at', '30 minutes');
    expect(await api.get('/v1/me', { as: token })).toMatchObject({
      status: 401,
      body: { code: 'login_needed' },
    });
  });

  test('is not kept alive by looks that are no use of it', async () => {
    const token = await login();
    await age('last_used_at', '29 minutes');
    const looked = await createSessionReader(database.sql, embeddedAuthSettings)(token, { notesUse: false });
    expect(looked).toMatchObject({ username: 'hr1' });
    const [session] =
      await database.sql`select last_used_at < now() - interval '28 minutes' as old from identity.sessions`;
    expect(session).toEqual({ old: true });
  });

  test('is over after its twelve hours, however much it is used', async () => {
    const token = await login();
    const [session] = await database.sql<{ hours: number }[]>`
      select extract(epoch from expires_at - created_at) / 3600 as hours from identity.sessions`;
    expect(Number(session?.hours)).toBeCloseTo(12, 3);
    await age('expires_at', '-5 seconds');
    expect(await statusOf(token)).toBe(200);
    await age('expires_at', '0 seconds');
    expect(await statusOf(token)).toBe(401);
  });

  test('writes its use at most once a minute', async () => {
    const token = await login();
    const lastUse = async () =>
      (await database.sql<{ at: string }[]>`select last_used_at as at from identity.sessions`)[0]?.at;
    await age('last_used_at', '59 seconds');
    const before = await lastUse();
    await statusOf(token);
    expect(await lastUse()).toBe(before);
    await age('last_used_at', '60 seconds');
    const older = await lastUse();
    await statusOf(token);
    expect(await lastUse()).not.toBe(older);
  });

  test('is kept without its token, and old ones go at the next log-in', async () => {
    const token = await login();
    expect(Object.values(await everyTable(database)).join('\n')).not.toContain(token);
    await age('last_used_at', '31 minutes');
    await login();
    expect((await database.sql`select id from identity.sessions`).length).toBe(1);
  });

  test('ends by logging out, in every process, and the trail has it', async () => {
    const other = await apiOver(database);
    const token = await login();
    expect(await statusOf(token, other)).toBe(200);
    expect((await api.post('/v1/logout', { as: token })).status).toBe(204);
    expect([await statusOf(token), await statusOf(token, other)]).toEqual([401, 401]);
    expect(await trail()).toEqual(['hr1 login session', 'hr1 logout user/hr1']);
  });

  test('is listed for its owner alone, who ends it by its number', async () => {
    const [first, second] = [await login(), await login()];
    await api.addPerson('finance1', 'finance');
    const { sessions } = (await api.get('/v1/me/sessions', { as: second })).body as {
      sessions: { id: number; current: boolean }[];
    };
    expect(sessions).toMatchObject([
      { current: true, method: 'password', userAgent: 'lightMyRequest' },
      { current: false },
    ]);
    const stranger = await api.delete(`/v1/me/sessions/${sessions[1]?.id}`, { as: 'finance1' });
    expect(stranger).toMatchObject({ status: 404, body: { code: 'session_unknown' } });
    expect((await api.delete(`/v1/me/sessions/${sessions[1]?.id}`, { as: second })).status).toBe(204);
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  });

  test('ends with all others of its owner, and with nobody else’s', async () => {
    const [first, second] = [await login(), await login()];
    await api.addPerson('finance1', 'finance');
    expect((await api.delete('/v1/me/sessions', { as: first })).status).toBe(204);
    expect([await statusOf(first), await statusOf(second), await statusOf('finance1')]).toEqual([
      401, 401, 200,
    ]);
  });

  test('is revoked by an administrator from the next request on, in every process', async () => {
    const other = await apiOver(database);
    await api.addPerson('admin1', 'admin');
    const tokens = [await login(), await login(password, other)];
    expect(await api.post('/v1/users/hr1/end-sessions', { as: 'admin1' })).toMatchObject({
      status: 200,
      body: { username: 'hr1', ended: 2 },
    });
    for (const token of tokens)
      expect([await statusOf(token), await statusOf(token, other)]).toEqual([401, 401]);
    expect(await trail()).toContain('admin1 sessions_revoked user/hr1');
    expect((await api.post('/v1/users/nobody/end-sessions', { as: 'admin1' })).status).toBe(404);
    expect((await api.post('/v1/users/hr1/end-sessions', { as: await login() })).status).toBe(403);
  });
});

describe('a password of one’s own', () => {
  const change = (token: string, current: string, wanted: string) =>
    api.post('/v1/me/password', { as: token, body: { current, password: wanted } });

  test('takes the place of the old one, and ends the other sessions', async () => {
    const [first, second] = [await login(), await login()];
    expect((await change(first, password, 'brook-violet-77')).status).toBe(204);
    expect([await statusOf(first), await statusOf(second)]).toEqual([200, 401]);
    expect((await api.post('/v1/login', { body: { username: 'hr1', password } })).status).toBe(401);
    await login('brook-violet-77');
    expect(await trail()).toContain('hr1 password_changed user/hr1');
  });

  test.each([
    ['not_the_old', 'brook-violet-77', 'password_wrong'],
    [password, password, 'password_same'],
    [password, 'short77', 'password_short'],
    [password, 'password1', 'password_common'],
  ])('from %s to %s is refused', async (current, wanted, code) => {
    const token = await login();
    expect(await change(token, current, wanted)).toMatchObject({ status: 422, body: { code } });
    await login();
  });

  test('is guessed at most ten times a minute by whoever has a session of his', async () => {
    const token = await login();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => change(token, 'wrong', 'brook-violet-77')),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([...Array(10).fill(422), 429, 429]);
  });
});

describe('a password that somebody else was told', () => {
  async function told(): Promise<{ username: string; password: string; at: TestApi }> {
    await setUpOrganisation(database);
    await loadEmployees(database, people(1));
    const at = await apiOver(database, { oneTimePasswords: true });
    await at.addPerson('admin1', 'admin');
    const { users } = (await at.post('/v1/users/provision', { as: 'admin1' })).body;
    const [made] = users as { username: string; password: string }[];
    return { username: made?.username ?? '', password: made?.password ?? '', at };
  }

  test('opens nothing but its change, which opens everything', async () => {
    const { username, password: initial, at } = await told();
    const { body } = await at.post('/v1/login', { body: { username, password: initial } });
    expect(body.passwordChangeNeeded).toBe(true);
    const token = String(body.token);
    expect(await at.get('/v1/me/payments', { as: token })).toMatchObject({
      status: 403,
      body: { code: 'password_change_needed' },
    });
    expect((await at.get('/v1/me', { as: token })).body).toMatchObject({ passwordChangeNeeded: true });
    const changed = await at.post('/v1/me/password', {
      as: token,
      body: { current: initial, password: 'brook-violet-77' },
    });
    expect(changed.status).toBe(204);
    expect((await at.get('/v1/me/payments', { as: token })).status).toBe(200);
  });

  test('opens nothing any more after 14 days, and the change afterwards holds for good', async () => {
    const { username, password: initial, at } = await told();
    const login = async (given: string) =>
      (await at.post('/v1/login', { body: { username, password: given } })).status;
    const [user] = await database.sql<{ days: number }[]>`
      select extract(epoch from password_expires_at - now()) / 86400 as days from identity.users where username = ${username}`;
    expect(Number(user?.days)).toBeCloseTo(14, 2);
    await database.sql`update identity.users set password_expires_at = now() where username = ${username}`;
    expect(await login(initial)).toBe(401);
    const reset = await at.post(`/v1/users/${username}/reset-password`, { as: 'admin1' });
    const fresh = String(reset.body.password);
    const { token } = (await at.post('/v1/login', { body: { username, password: fresh } })).body;
    await at.post('/v1/me/password', {
      as: String(token),
      body: { current: fresh, password: 'brook-violet-77' },
    });
    const [after] = await database.sql`
      select password_one_time, password_expires_at from identity.users where username = ${username}`;
    expect(after).toEqual({ password_one_time: false, password_expires_at: null });
    expect(await login('brook-violet-77')).toBe(200);
  });
});

describe('where there is no local log-in, or no demo', () => {
  test('people log in at the provider', async () => {
    const at = await apiOver(database, { localLogin: false });
    expect(await at.post('/v1/login', { body: { username: 'hr1', password } })).toMatchObject({
      status: 403,
      body: { code: 'local_login_off' },
    });
  });

  test('the demo’s identities are not there, and their sessions open nothing', async () => {
    await database.sql`update identity.users set demo = true`;
    const token = await login();
    const at = await apiOver(database, { demoIdentities: false });
    expect((await at.post('/v1/login', { body: { username: 'hr1', password } })).status).toBe(401);
    expect(await statusOf(token, at)).toBe(401);
    expect(await statusOf(token)).toBe(200);
  });
});
