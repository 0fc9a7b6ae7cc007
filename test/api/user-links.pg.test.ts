import { beforeEach, describe, expect, test } from 'vitest';
import { enterByHand } from '../support/changes-by-hand.ts';
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
  await loadEmployees(database, people(3));
  api = await apiOver(database);
  await api.addPerson('admin1', 'admin');
  await api.addPerson('finance1', 'finance');
  await api.addPerson('hr1', 'hr');
  await api.addPerson('e0002', 'employee', 'E0002');
});

const link = (username: string, employeeNo: string | null, as = 'admin1') =>
  api.post(`/v1/users/${username}/link`, { as, body: { employeeNo } });
const linked = async () =>
  Object.fromEntries(
    (
      await database.sql<{ username: string; no: string | null; active: boolean }[]>`
        select username, e.employee_no as no, active from identity.users u left join hr.employees e on e.id = u.employee_id`
    ).map(({ username, no, active }) => [username, active ? no : 'ended']),
  );

describe('a user who approves', () => {
  test('becomes the employee he is, and his plain user ends', async () => {
    const answer = await link('finance1', 'E0002');
    expect(answer).toMatchObject({
      status: 200,
      body: { username: 'finance1', employeeNo: 'E0002', ended: 'e0002' },
    });
    expect(await linked()).toEqual({ admin1: null, finance1: 'E0002', hr1: null, e0002: 'ended' });
    expect((await api.get('/v1/me', { as: 'e0002' })).status).toBe(401);
    const provisioned = await api.post('/v1/users/provision', { as: 'admin1' });
    expect((provisioned.body.users as { employeeNo: string }[]).map((user) => user.employeeNo)).toEqual([
      'E0001',
      'E0003',
    ]);
    const events = await database.sql<{ actor: string; action: string; subject: string }[]>`
      select actor, action, subject from audit.events where subject in ('user/finance1', 'user/e0002') order by id`;
    expect([...events]).toEqual([
      { actor: 'admin1', action: 'user_unlinked', subject: 'user/e0002' },
      { actor: 'admin1', action: 'user_deactivated', subject: 'user/e0002' },
      { actor: 'admin1', action: 'user_linked', subject: 'user/finance1' },
    ]);
  });

  test('acts for himself with it', async () => {
    expect((await api.get('/v1/me/appraisals', { as: 'finance1' })).status).toBe(404);
    await link('finance1', 'E0002');
    expect(await api.get('/v1/me/appraisals', { as: 'finance1' })).toMatchObject({
      status: 200,
      body: { appraisals: [] },
    });
  });

  test('may not decide on his own change of salary from then on', async () => {
    const entered = await enterByHand(database, 'E0002', { kind: 'salary', salaryFen: 700_000 });
    if (!entered.ok) throw new Error('the change of a test was refused');
    await link('finance1', 'E0002');
    const path = `/v1/changes/${entered.change.id}/approve`;
    const answer = await api.post(path, { as: 'finance1', body: {} });
    expect(answer.body).toMatchObject({ code: 'own_change' });
  });

  test('linked twice is linked once, and is another or nobody when that is said', async () => {
    await link('finance1', 'E0002');
    const before = await everyTable(database);
    expect((await link('finance1', 'E0002')).body).toMatchObject({ ended: null });
    expect(await everyTable(database)).toEqual(before);
    expect((await link('finance1', 'E0003')).body).toMatchObject({ employeeNo: 'E0003', ended: null });
    expect(await linked()).toMatchObject({ finance1: 'E0003' });
    expect((await link('finance1', null)).body).toMatchObject({ employeeNo: null, ended: null });
    expect(await linked()).toMatchObject({ finance1: null });
  });
});

describe('a link', () => {
  test('that cannot be is refused, and nothing changes', async () => {
    await link('finance1', 'E0002');
    await api.addPerson('gone', 'hr');
    await api.post('/v1/users/gone/deactivate', { as: 'admin1' });
    const before = await everyTable(database);
    const expectRefused = async (answer: ReturnType<typeof link>, status: number, code: string) =>
      expect(await answer).toMatchObject({ status, body: { code } });
    await expectRefused(link('admin1', 'E0001'), 409, 'own_user');
    await expectRefused(link('nobody', 'E0001'), 404, 'user_unknown');
    await expectRefused(link('gone', 'E0001'), 404, 'user_unknown');
    await expectRefused(link('hr1', 'X9'), 404, 'employee_unknown');
    await expectRefused(link('hr1', 'E0002'), 409, 'employee_linked');
    expect((await link('hr1', 'E0001', 'hr1')).status).toBe(403);
    expect(await everyTable(database)).toEqual(before);
  });

  test('is free again when the other user who had it was ended', async () => {
    await link('finance1', 'E0002');
    await api.post('/v1/users/finance1/deactivate', { as: 'admin1' });
    expect(await link('hr1', 'E0002')).toMatchObject({ status: 200, body: { ended: null } });
    expect(await linked()).toMatchObject({ hr1: 'E0002', finance1: 'ended' });
  });

  test('of one person made by two administrators at once leaves him one user', async () => {
    await api.addPerson('admin2', 'admin');
    const answers = await Promise.all([link('finance1', 'E0002'), link('hr1', 'E0002', 'admin2')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});
