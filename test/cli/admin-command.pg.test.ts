import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { apiOver } from '../api/api.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { everyTable } from '../support/plain-text.ts';

const wulou = resolve(import.meta.dirname, '../../bin/wulou.js');

function create(url: string, username: string): Promise<{ stdout: string; stderr: string }> {
  const env = { ...process.env, DATABASE_URL: url };
  return promisify(execFile)(process.execPath, [wulou, 'admin', 'create', '--username', username], { env });
}

test('the first administrator is made on the database, changes his password first, and then administers', async () => {
  const database = await freshDatabase();
  const { stdout } = await create(database.url, 'chief');
  const password = /^Administrator chief, password ([\w-]{16})$/m.exec(stdout)?.[1] ?? '';
  expect(Object.values(await everyTable(database)).join('\n')).not.toContain(password);
  expect(await database.sql`select action, subject from audit.events`).toEqual([
    { action: 'user_added', subject: 'user/chief' },
  ]);
  const api = await apiOver(database);
  const { body } = await api.post('/v1/login', { body: { username: 'chief', password } });
  expect(body).toMatchObject({ role: 'admin', passwordChangeNeeded: true });
  const as = String(body.token);
  expect(await api.get('/v1/users', { as })).toMatchObject({ body: { code: 'password_change_needed' } });
  const change = { current: password, password: 'otter-lantern-41' };
  expect((await api.post('/v1/me/password', { as, body: change })).status).toBe(204);
  expect((await api.get('/v1/users', { as })).status).toBe(200);
});

test('a name that is somebody’s, or one of the demo’s, makes no administrator', async () => {
  const database = await freshDatabase();
  await database.sql`insert into identity.users (username, password_hash, role) values ('chief', 'his', 'hr')`;
  await expect(create(database.url, 'chief')).rejects.toMatchObject({ code: 1 });
  await expect(create(database.url, 'admin1')).rejects.toMatchObject({ code: 1 });
  expect(await database.sql`select username, role, password_hash from identity.users`).toEqual([
    { username: 'chief', role: 'hr', password_hash: 'his' },
  ]);
});
