import { beforeEach, describe, expect, test } from 'vitest';
import { embeddedAuthSettings } from '../../src/api/auth/auth-settings.ts';
import { failuresUntilLock, lockMinutes, loginByPassword } from '../../src/api/auth/password-login.ts';
import { hashPassword } from '../../src/api/auth/passwords.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver } from './api.ts';

const password = 'otter-lantern-41';
let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await database.sql`
    insert into identity.users (username, password_hash, role) values ('hr1', ${await hashPassword(password)}, 'hr')`;
});

const login = (given: string, username = 'hr1') =>
  loginByPassword(database.sql, embeddedAuthSettings, { username, password: given, userAgent: null });
async function fail(times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) expect(await login('wrong')).toBeNull();
}
const setLock = (rest: string) =>
  database.sql`update identity.users set locked_until = now() + ${rest}::interval where locked_until is not null`;
const trail = async () =>
  (
    await database.sql<{ line: string }[]>`
      select concat_ws(' ', actor, action, subject, details ->> 'reason') as line from audit.events order by id`
  ).map((event) => event.line);

describe('an account after wrong passwords', () => {
  test('is open to the right one until the last but one, and locked by the last', async () => {
    await fail(failuresUntilLock - 1);
    expect(await login(password)).not.toBeNull();
    await fail(failuresUntilLock);
    expect(await login(password)).toBeNull();
    const [user] = await database.sql<{ minutes: number }[]>`
      select extract(epoch from locked_until - now()) / 60 as minutes from identity.users`;
    expect(Number(user?.minutes)).toBeGreaterThan(lockMinutes - 1);
    expect(Number(user?.minutes)).toBeLessThanOrEqual(lockMinutes);
  });

  test('opens again when its time is over, and not a moment before', async () => {
    await fail(failuresUntilLock);
    await setLock('5 seconds');
    expect(await login(password)).toBeNull();
    await setLock('-1 millisecond');
    expect(await login(password)).not.toBeNull();
    expect(await database.sql`select failed_logins as n, locked_until as until from identity.users`).toEqual([
      { n: 0, until: null },
    ]);
  });

  test('that opened by time locks again after as many more', async () => {
    await fail(failuresUntilLock);
    await setLock('-1 millisecond');
    await fail(failuresUntilLock - 1);
    expect(
      (await database.sql`select locked_until > now() as locked from identity.users`)[0]?.locked,
    ).not.toBe(true);
    await fail(1);
    expect(await login(password)).toBeNull();
  });

  test('is judged no more often than the limit, however many attempts come at once', async () => {
    const guesses = Array.from({ length: 40 }, (_, place) =>
      login(place === 39 ? password : `wrong${place}`),
    );
    await Promise.all(guesses);
    const judged = (await trail()).filter((line) => line.endsWith('user/hr1 password'));
    expect(judged.length).toBeLessThanOrEqual(failuresUntilLock + 1);
    expect((await trail()).filter((line) => line.endsWith('locked')).length).toBeGreaterThan(20);
  });

  test('is opened by an administrator at once', async () => {
    const api = await apiOver(database);
    await api.addPerson('admin1', 'admin');
    await fail(failuresUntilLock);
    expect((await api.get('/v1/users', { as: 'admin1' })).body.users).toContainEqual(
      expect.objectContaining({ username: 'hr1', locked: true }),
    );
    expect(await api.post('/v1/users/hr1/unlock', { as: 'admin1' })).toMatchObject({ status: 200 });
    expect(await login(password)).not.toBeNull();
    expect(await api.post('/v1/users/nobody/unlock', { as: 'admin1' })).toMatchObject({
      status: 404,
      body: { code: 'user_unknown' },
    });
    expect(await trail()).toContain('admin1 login_unlocked user/hr1');
  });

  test('answers as one that is not there', async () => {
    const api = await apiOver(database);
    await fail(failuresUntilLock);
    const answers = await Promise.all(
      [
        { username: 'hr1', password },
        { username: 'hr1', password: 'wrong' },
        { username: 'nobody', password },
      ].map((body) => api.post('/v1/login', { body })),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect({ ...answer.body, requestId: null }).toEqual({ ...answers[0]?.body, requestId: null });
    }
  });

  test('is in the trail with each failure and the lock, without what was typed', async () => {
    await fail(failuresUntilLock);
    await login('my-real-secret');
    await login('wrong', 'typed-my-secret-here');
    const lines = await trail();
    expect(lines.slice(-4)).toEqual([
      'nobody login_failed user/hr1 password',
      'nobody login_locked user/hr1 password',
      'nobody login_failed user/hr1 locked',
      'nobody login_failed user unknown',
    ]);
    expect(Object.values(await everyTable(database)).join('\n')).not.toMatch(/secret/);
  });
});
