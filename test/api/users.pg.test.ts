import { beforeEach, describe, expect, test } from 'vitest';
import { linkDemoEmployee } from '../../src/api/auth/demo-identities.ts';
import { addUsers, deactivateUserOf } from '../../src/db/queries/people/users.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people, person } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';

let database: TestDatabase;
let api: TestApi;

interface Made {
  readonly employeeNo: string;
  readonly username: string;
  readonly password: string;
  readonly role: string;
}

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  api = await apiOver(database);
  await api.addPerson('admin1', 'admin');
});

const provision = (body?: object) =>
  api.post('/v1/users/provision', { as: 'admin1', ...(body ? { body } : {}) });
const login = (username: string, password: string, from?: string) =>
  api.post('/v1/login', { body: { username, password }, ...(from ? { from } : {}) });
const employeeId = async (employeeNo: string) =>
  (await database.sql<{ id: number }[]>`select id from hr.employees where employee_no = ${employeeNo}`)[0]
    ?.id ?? 0;

describe('users for everybody', () => {
  test('are made for those employed today who have none, and each may log in with his password', async () => {
    await loadEmployees(database, [
      person(1),
      person(2, { managerNo: 'E0001' }),
      person(3, { leftOn: '2020-01-31' }),
      person(4, { hiredOn: '2999-01-01' }),
    ]);
    const { status, body, headers } = await provision();
    expect(status).toBe(200);
    expect(body).toEqual({
      users: [
        {
          employeeNo: 'E0001',
          username: 'e0001',
          password: expect.stringMatching(/^[\w-]{16}$/),
          role: 'manager',
        },
        { employeeNo: 'E0002', username: 'e0002', password: expect.any(String), role: 'employee' },
      ],
      skipped: [],
      more: false,
    });
    expect(headers['cache-control']).toBe('no-store');
    const [first, second] = body.users as Made[];
    expect(first?.password).not.toBe(second?.password);
    for (const { username, password, role } of body.users as Made[])
      expect(await login(username, password)).toMatchObject({ status: 200, body: { role } });
    expect((await login('E0001', first?.password ?? '')).status).toBe(200);
    expect((await login('e0001', second?.password ?? '')).status).toBe(401);
  });

  test('keep no password that can be read', async () => {
    await loadEmployees(database, people(2));
    const { body } = await provision();
    const tables = Object.values(await everyTable(database)).join('\n');
    for (const { password } of body.users as Made[]) expect(tables).not.toContain(password);
    expect(tables).toContain('$argon2id$');
  });

  test('are made once: a second time makes nobody anew', async () => {
    await loadEmployees(database, people(2));
    await provision();
    expect((await provision()).body).toEqual({ users: [], skipped: [], more: false });
  });

  test('come in pages, without anybody twice or left out', async () => {
    await loadEmployees(database, people(5));
    const numbers: string[] = [];
    const more: boolean[] = [];
    for (let page = 0; page < 3; page += 1) {
      const { body } = await provision({ limit: 2 });
      numbers.push(...(body.users as Made[]).map((user) => user.employeeNo));
      more.push(body.more as boolean);
    }
    expect(numbers).toEqual(['E0001', 'E0002', 'E0003', 'E0004', 'E0005']);
    expect(more).toEqual([true, true, false]);
  });

  test('for people by number say of each who gets none why', async () => {
    await loadEmployees(database, [person(1), person(2, { leftOn: '2020-01-31' }), person(3), person(4)]);
    await provision({ employeeNos: ['E0003'] });
    const { body } = await provision({ employeeNos: ['E0003', 'E0002', 'X1', 'E0001', 'E0001'] });
    expect(body).toMatchObject({ users: [{ employeeNo: 'E0001' }], more: false });
    expect(body.users).toHaveLength(1);
    expect(body.skipped).toEqual([
      { employeeNo: 'E0003', reason: 'user_exists' },
      { employeeNo: 'E0002', reason: 'employee_left' },
      { employeeNo: 'X1', reason: 'employee_unknown' },
    ]);
  });

  test('with a name that is taken get the next that is free', async () => {
    await loadEmployees(database, [
      person(1, { employeeNo: 'Admin1' }),
      person(2, { employeeNo: 'ab' }),
      person(3, { employeeNo: 'AB' }),
      person(4, { employeeNo: 'Ab-2' }),
    ]);
    const { body } = await provision();
    expect((body.users as Made[]).map(({ employeeNo, username }) => [employeeNo, username])).toEqual([
      ['Admin1', 'admin1-2'],
      ['ab', 'ab'],
      ['AB', 'ab-3'],
      ['Ab-2', 'ab-2'],
    ]);
  });

  test('made by two at once are made once', async () => {
    await loadEmployees(database, people(1));
    const fresh = [
      {
        employeeId: await employeeId('E0001'),
        employeeNo: 'E0001',
        role: 'employee' as const,
        passwordHash: '-',
      },
    ];
    const both = await Promise.all([
      addUsers(database.sql, fresh, 'admin1'),
      addUsers(database.sql, fresh, 'admin2'),
    ]);
    expect(both.map((names) => names.size).sort()).toEqual([0, 1]);
  });

  test('are made and seen by an administrator alone', async () => {
    await api.addPerson('hr1', 'hr');
    expect((await api.post('/v1/users/provision', { as: 'hr1' })).status).toBe(403);
    expect((await api.get('/v1/users', { as: 'hr1' })).status).toBe(403);
    expect((await api.post('/v1/users/admin1/deactivate', { as: 'hr1' })).status).toBe(403);
  });

  test('are listed by pages and without hashes', async () => {
    await loadEmployees(database, people(2));
    await provision();
    const first = await api.get('/v1/users?limit=2', { as: 'admin1' });
    expect(first.body.users).toEqual([
      {
        username: 'admin1',
        role: 'admin',
        employeeNo: null,
        kind: 'person',
        active: true,
        locked: false,
        createdAt: expect.any(String),
      },
      {
        username: 'e0001',
        role: 'employee',
        employeeNo: 'E0001',
        kind: 'person',
        active: true,
        locked: false,
        createdAt: expect.any(String),
      },
    ]);
    const rest = await api.get(`/v1/users?after=${first.body.next}`, { as: 'admin1' });
    expect(rest.body).toMatchObject({ users: [{ username: 'e0002' }], next: null });
  });
});

describe('a user that is ended', () => {
  test('is logged out and may not log in again', async () => {
    await loadEmployees(database, people(1));
    const [made] = (await provision()).body.users as Made[];
    const { username = '', password = '' } = made ?? {};
    const { token } = (await login(username, password)).body;
    expect((await api.get('/v1/me', { as: String(token) })).status).toBe(200);
    for (let time = 0; time < 2; time += 1)
      expect(await api.post('/v1/users/e0001/deactivate', { as: 'admin1' })).toMatchObject({
        status: 200,
        body: { username: 'e0001', active: false },
      });
    expect((await api.get('/v1/me', { as: String(token) })).status).toBe(401);
    expect((await login(username, password)).status).toBe(401);
    expect(
      await database.sql`select actor from audit.events where action = 'user_deactivated' and subject = 'user/e0001'`,
    ).toEqual([{ actor: 'admin1' }]);
  });

  test('is neither unknown nor oneself', async () => {
    expect(await api.post('/v1/users/nobody/deactivate', { as: 'admin1' })).toMatchObject({
      status: 404,
      body: { code: 'user_unknown' },
    });
    expect(await api.post('/v1/users/admin1/deactivate', { as: 'admin1' })).toMatchObject({
      status: 409,
      body: { code: 'own_user' },
    });
  });

  test('is a leaver’s, whoever recorded that he left', async () => {
    await loadEmployees(database, people(3));
    const made = (await provision()).body.users as Made[];
    const byName = async (place: number) =>
      (await login(made[place]?.username ?? '', made[place]?.password ?? '')).status;
    await database.sql.begin(async (tx) => {
      await deactivateUserOf(tx, await employeeId('E0001'), 'change');
      await deactivateUserOf(tx, await employeeId('E0001'), 'change');
    });
    await loadEmployees(database, [person(1), person(2, { leftOn: '2026-01-31' }), person(3)]);
    await database.sql`
      update hr.employees set left_on = (now() at time zone 'Asia/Shanghai')::date where employee_no = 'E0003'`;
    expect([await byName(0), await byName(1), await byName(2)]).toEqual([401, 401, 200]);
  });
});

describe('logging in', () => {
  test('from one address is open to any number of people', async () => {
    await loadEmployees(database, people(1));
    const [made] = (await provision()).body.users as Made[];
    // As many names as there are attempts a minute and user, with one hash: what is counted are names.
    await database.sql`
      insert into identity.users (username, password_hash, role)
      select 'u' || n, (select password_hash from identity.users where username = 'e0001'), 'employee' from generate_series(1, 70) n`;
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, place) => login(`u${place + 1}`, made?.password ?? '')),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  });

  test('fails at most about 60 times a minute from one address, whatever the names, and elsewhere it goes on', async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, (_, place) => login(`x${place}`, 'wrong')));
    const failed = answers.filter((answer) => answer.status === 401).length;
    expect(failed).toBeGreaterThanOrEqual(60);
    expect(failed).toBeLessThanOrEqual(63);
    const refused = answers.find((answer) => answer.status === 429);
    expect(refused?.body).toMatchObject({ code: 'too_many_requests' });
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await login('x', 'wrong', '10.0.0.9')).status).toBe(401);
  });
});

describe('the demo’s people', () => {
  const linked = () => database.sql`
    select u.username, e.employee_no as "employeeNo" from identity.users u left join hr.employees e on e.id = u.employee_id
    where username in ('employee1', 'manager1') order by 1`;

  test('are the first employee and the first other who has somebody to manage', async () => {
    await api.addPerson('employee1', 'employee');
    await api.addPerson('manager1', 'manager');
    await loadEmployees(database, [
      person(1),
      person(2),
      person(3, { managerNo: 'E0001' }),
      person(4, { managerNo: 'E0003' }),
    ]);
    await linkDemoEmployee(database.sql);
    const expected = [
      { username: 'employee1', employeeNo: 'E0001' },
      { username: 'manager1', employeeNo: 'E0003' },
    ];
    expect(await linked()).toEqual(expected);
    expect(
      await database.sql`select actor, subject from audit.events where action = 'user_linked' order by id`,
    ).toEqual([
      { actor: 'wulou', subject: 'user/employee1' },
      { actor: 'wulou', subject: 'user/manager1' },
    ]);
    const { body } = await provision();
    expect((body.users as Made[]).map((user) => user.employeeNo)).toEqual(['E0002', 'E0004']);
    await linkDemoEmployee(database.sql);
    expect(await linked()).toEqual(expected);
  });

  test('stay nobody where everybody has a user', async () => {
    await loadEmployees(database, people(2));
    await provision();
    await api.addPerson('employee1', 'employee');
    await linkDemoEmployee(database.sql);
    expect(await linked()).toEqual([{ username: 'employee1', employeeNo: null }]);
  });
});
