import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createKeyFile } from '../../src/config/key-file.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { until } from '../support/months.ts';
import { namespace } from '../support/world.ts';
import { runWulou, startWulou, type WulouProcess } from '../support/wulou-process.ts';

const home = mkdtempSync(join(tmpdir(), 'wulou-test-processes-'));
const name = `empty_${process.pid}_${Date.now()}`;
const server = inject('postgresUrl');
const started: WulouProcess[] = [];
let env: Record<string, string>;

const onServer = async (work: (sql: postgres.Sql) => Promise<unknown>) => {
  const sql = postgres(server, { max: 1, fetch_types: false, onnotice: () => undefined });
  await work(sql).finally(() => sql.end());
};

beforeAll(async () => {
  await onServer((sql) => sql`create database ${sql(name)}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  env = {
    DATABASE_URL: url.href,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: namespace,
    WULOU_TASK_QUEUE: name,
    WULOU_HOME: home,
    WULOU_EMBEDDED: '1',
    WULOU_SANDBOX_URL: 'http://127.0.0.1:1',
    PORT: '0',
  };
});
afterAll(async () => {
  for (const part of started) part.signal('SIGKILL');
  await Promise.all(started.map((part) => part.ended));
  await onServer((sql) => sql`drop database ${sql(name)} with (force)`);
  rmSync(home, { recursive: true });
});

const start = async (command: 'worker' | 'api') => {
  const part = await startWulou(command, env);
  started.push(part);
  return part;
};

test('an empty database and a Temporal server become an installation of two APIs and a worker, from the environment alone', async () => {
  expect(await runWulou(['migrate'], env)).toMatchObject({
    code: 0,
    output: expect.stringContaining(`The Temporal namespace ${namespace} is ready.`),
  });
  expect((await runWulou(['migrate'], env)).code).toBe(0);
  const parts = await Promise.all([start('api'), start('api'), start('worker')]);
  const [one, two, worker] = parts;
  const token = async (api: WulouProcess, username: string) => {
    const { default: people } = await import(join(home, 'credentials.json'), { with: { type: 'json' } });
    const { password } = people.find((person: { username: string }) => person.username === username);
    const response = await fetch(`http://127.0.0.1:${api.said.listening}/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    return [response.status, ((await response.json()) as { token: string }).token] as const;
  };
  // Who logs in at one is known to the other.
  const [status, session] = await token(one as WulouProcess, 'hr1');
  expect(status).toBe(200);
  const asked = await fetch(`http://127.0.0.1:${two?.said.listening}/v1/me`, {
    headers: { authorization: `Bearer ${session}` },
  });
  expect(asked.status).toBe(200);
  expect(worker?.said).toEqual({ ready: true });
  for (const part of parts) part.signal('SIGTERM');
  expect(await Promise.all(parts.map((part) => part.ended))).toEqual([0, 0, 0]);
});

test('a worker that cannot read what it saw sealed works all the same, and says that it seals nothing', async () => {
  writeFileSync(join(home, 'sealed-head.json'), '{"seq');
  const worker = await start('worker');
  expect(worker.said).toEqual({ ready: true });
  await until('the word of it', () =>
    worker.lines.some((line) => line.includes('sealed-head.json cannot be read')),
  );
  worker.signal('SIGTERM');
  expect(await worker.ended).toBe(0);
});

test('a namespace that is not there is named with the command that makes it', async () => {
  const { code, output } = await runWulou(['migrate'], { ...env, TEMPORAL_NAMESPACE: 'nowhere' });
  expect(code).toBe(1);
  expect(output).toContain('temporal operator namespace create --namespace nowhere');
});

test('migrate in production changes nothing while the demo’s people may log in', async () => {
  const database = await freshDatabase();
  await database.sql`insert into identity.users (username, password_hash, role) values ('finance1', 'x', 'finance')`;
  await database.sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
  const applied = () => database.sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
  const before = await applied();
  const keys = join(home, 'real-keys');
  createKeyFile(keys, { id: 'real', demo: false });
  const production = {
    DATABASE_URL: database.url,
    WULOU_MODE: 'production',
    WULOU_KEYS: keys,
    WULOU_BANK_URL: 'https://bank.example',
    WULOU_OFFICE_URL: 'https://office.example',
    WULOU_SMS_URL: 'https://sms.example',
    WULOU_ORGANISATION_NAME: '某某集团',
    WULOU_DEBTOR_ACCOUNT: '0200001009000000002',
    WULOU_DEBTOR_BANK_CODE: '102100000014',
  };
  const refused = await runWulou(['migrate', '--database-only'], production);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('finance1') });
  expect(await applied()).toEqual(before);
});
