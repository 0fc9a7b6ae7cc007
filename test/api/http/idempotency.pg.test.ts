import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { employeesCsv } from '../../support/employees-csv.ts';
import { freshDatabase } from '../../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../../support/organisation.ts';
import { people, person } from '../../support/people.ts';
import { everyTable } from '../../support/plain-text.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';

const leaseMs = 600;
let database: TestDatabase;
/** Two processes' worth of API on one database. */
let first: ListeningApi;
let second: ListeningApi;
let hr: string;
let admin: string;
/** Imports wait here where a test holds them up. */
let imported: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  hr = await logIn(database, 'hr1', 'hr');
  admin = await logIn(database, 'admin1', 'admin');
  const context = { onEmployeesImported: () => imported() };
  first = await listen(database, { keyLeaseMs: leaseMs }, context);
  second = await listen(database, { keyLeaseMs: leaseMs }, context);
  await loadEmployees(database, people(2));
});
afterAll(() => Promise.all([first.close(), second.close()]));

interface Answer {
  readonly status: number;
  readonly replayed: boolean;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function ask(
  api: { url: string },
  path: string,
  key: string | undefined,
  body: object | string,
  options: { token?: string; method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const isFile = typeof body === 'string';
  const response = await fetch(`${api.url}${path}`, {
    method: options.method ?? 'POST',
    headers: {
      authorization: `Bearer ${options.token ?? hr}`,
      'content-type': isFile ? 'text/csv' : 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...options.headers,
    },
    body: isFile ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    replayed: response.headers.get('idempotent-replayed') === 'true',
    headers: response.headers,
    body: text === '' ? {} : JSON.parse(text),
  };
}

const programme = (code: string) => ({ code, nameZh: '福利', nameEn: 'Benefit', dueDay: 5 });
const add = (api: { url: string }, key: string | undefined, code: string) =>
  ask(api, '/v1/programmes', key, programme(code));
const importFile = (api: { url: string }, key: string, file: string) =>
  ask(api, '/v1/employees/import?fileName=e.csv', key, file);

/** The file of the organisation as it is, with somebody new. */
const fileWith = (newcomer: number) => employeesCsv([...people(2), person(newcomer)]);

function gate(): { open: () => void; passed: Promise<void> } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

describe('a request with a key', () => {
  test('is done once, and gets its first reply again from any process', async () => {
    const key = randomUUID();
    const reply = await add(first, key, 'once');
    expect(reply).toMatchObject({ status: 201, replayed: false, body: { code: 'once' } });
    for (const api of [first, second])
      expect(await add(api, key, 'once')).toMatchObject({ status: 201, replayed: true, body: reply.body });
    expect((await add(first, undefined, 'once')).status).toBe(409);
    expect((await add(first, randomUUID(), 'once')).status).toBe(409);
  });

  test('that was refused by a rule is refused again in the same words', async () => {
    const key = randomUUID();
    await add(first, undefined, 'taken');
    const refused = await add(first, key, 'taken');
    expect(refused).toMatchObject({ status: 409, body: { code: 'programme_exists' } });
    const again = await add(second, key, 'taken');
    expect(again).toMatchObject({ status: 409, replayed: true, body: refused.body });
    expect(again.headers.get('content-type')).toContain('application/problem+json');
  });

  test('whose body or address is another is refused', async () => {
    const key = randomUUID();
    await add(first, key, 'mine');
    const reused = { status: 422, replayed: false, body: { code: 'idempotency_key_reused' } };
    expect(await add(second, key, 'other')).toMatchObject(reused);
    expect(await ask(second, '/v1/programmes?x=1', key, programme('mine'))).toMatchObject(reused);
    expect(
      await ask(second, '/v1/disbursements/preview', key, { programme: 'mine', period: '2026-10' }),
    ).toMatchObject(reused);
  });

  test('of another person is another key', async () => {
    const key = randomUUID();
    await add(first, key, 'hers');
    expect(await ask(first, '/v1/programmes', key, programme('his'), { token: admin })).toMatchObject({
      status: 201,
      replayed: false,
    });
  });

  test('that is not well-formed is refused, and one that breaks the schema keeps no key', async () => {
    for (const key of ['short', 'with a blank in it', 'a'.repeat(129)])
      expect(await add(first, key, 'bad')).toMatchObject({
        status: 400,
        body: { code: 'idempotency_key_invalid' },
      });
    const key = randomUUID();
    expect(await add(first, key, 'NOT A CODE')).toMatchObject({ status: 400 });
    expect(await add(first, key, 'a-code')).toMatchObject({ status: 201, replayed: false });
  });

  test('does not tell again what is told once', async () => {
    const key = randomUUID();
    const told = await ask(first, '/v1/users/provision', key, { employeeNos: ['E0001'] }, { token: admin });
    const again = await ask(second, '/v1/users/provision', key, { employeeNos: ['E0001'] }, { token: admin });
    expect(again).toMatchObject({ status: 200, replayed: false, body: { users: [] } });
    const reset = '/v1/users/E0001/reset-password';
    const [one, two] = [
      await ask(first, reset, key, {}, { token: admin }),
      await ask(first, reset, key, {}, { token: admin }),
    ];
    expect(two).toMatchObject({ status: one.status, replayed: false });
    const [made] = told.body.users as { password: string }[];
    const tables = Object.values(await everyTable(database)).join('\n');
    expect(tables).not.toContain(made?.password);
    expect(tables).not.toContain(key);
  });

  test('may be used anew when its day is over', async () => {
    const key = randomUUID();
    await add(first, key, 'day-one');
    await database.sql`update api.idempotent_replies set expires_at = now() - interval '1 s'`;
    expect(await add(first, key, 'day-two')).toMatchObject({ status: 201, replayed: false });
  });

  test('under another condition is another request', async () => {
    const key = randomUUID();
    const match = (etag: string) =>
      ask(first, '/v1/programmes', key, programme('if'), { headers: { 'if-match': etag } });
    expect((await match('"one"')).status).toBe(201);
    expect(await match('"one"')).toMatchObject({ status: 201, replayed: true });
    expect(await match('"two"')).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('that met a part which was down is free again', async () => {
    const key = randomUUID();
    imported = () => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' }));
    const file = fileWith(50);
    expect((await importFile(first, key, file)).status).toBe(503);
    imported = async () => undefined;
    expect(await importFile(second, key, file)).toMatchObject({ status: 200, replayed: false });
    expect(await importFile(first, key, file)).toMatchObject({ status: 200, replayed: true });
  });

  test('that met a bug of ours after it was done is not done again, and the log has no value of it', async () => {
    const key = randomUUID();
    imported = async () => void (await database.sql`select ${'secret-word'}::text::date`);
    const file = fileWith(51);
    const failed = await importFile(first, key, file);
    expect(failed).toMatchObject({ status: 500, body: { code: 'internal' } });
    imported = async () => undefined;
    expect(await importFile(second, key, file)).toMatchObject({
      status: 500,
      replayed: true,
      body: failed.body,
    });
    const line = first.log.findLast((text) => text.includes('request failed')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ code: '22007', name: 'PostgresError' });
    expect(first.log.join('')).not.toContain('secret-word');
  });

  test('beyond what is kept for one user is refused, while those that are kept are answered', async () => {
    const api = await listen(database, { keysPerUser: 2 });
    onTestFinished(api.close);
    const token = await logIn(database, 'hr2', 'hr');
    const keys = [randomUUID(), randomUUID(), randomUUID()];
    const statuses = [];
    for (const [place, key] of [...keys, keys[0]].entries())
      statuses.push(
        (await ask(api, '/v1/programmes', key, programme(`many-${place % 3}`), { token })).status,
      );
    expect(statuses).toEqual([201, 201, 429, 201]);
    const other = await logIn(database, 'hr3', 'hr');
    const theirs = await ask(api, '/v1/programmes', randomUUID(), programme('of-another'), { token: other });
    expect(theirs.status).toBe(201);
  });
});

describe('of requests with one key at once', () => {
  test('exactly one is done, by whichever process', async () => {
    for (let round = 0; round < 5; round += 1) {
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, place) => add(place % 2 === 0 ? first : second, key, `race-${round}`)),
      );
      // Without the key, nine of ten would say that the programme exists.
      const firsts = answers.filter((answer) => answer.status === 201 && !answer.replayed);
      expect(firsts).toHaveLength(1);
      for (const answer of answers)
        if (answer.status !== 201)
          expect(answer).toMatchObject({ status: 409, body: { code: 'request_in_flight' } });
    }
  });

  test('the later ones are told to ask again, however long the first takes', async () => {
    const { open, passed } = gate();
    const started = gate();
    imported = () => {
      started.open();
      return passed;
    };
    const key = randomUUID();
    const file = fileWith(60);
    const slow = importFile(first, key, file);
    await started.passed;
    // Twice as long as the lease: the process that does it renews it.
    for (const until = Date.now() + 2 * leaseMs; Date.now() < until; ) {
      const answer = await importFile(second, key, file);
      expect(answer).toMatchObject({ status: 409, body: { code: 'request_in_flight' } });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await importFile(second, key, fileWith(61))).toMatchObject({ status: 422 });
    open();
    const reply = await slow;
    imported = async () => undefined;
    expect(reply).toMatchObject({ status: 200, body: { added: 1 } });
    expect(await importFile(second, key, file)).toMatchObject({
      status: 200,
      replayed: true,
      body: { added: 1 },
    });
  });

  test('one whose caller hung up is found by its key', async () => {
    const { open, passed } = gate();
    const started = gate();
    imported = () => {
      started.open();
      return passed;
    };
    const key = randomUUID();
    const file = fileWith(70);
    const leaving = new AbortController();
    const gone = fetch(`${first.url}/v1/employees/import?fileName=e.csv`, {
      method: 'POST',
      headers: { authorization: `Bearer ${hr}`, 'content-type': 'text/csv', 'idempotency-key': key },
      body: file,
      signal: leaving.signal,
    });
    await started.passed;
    leaving.abort();
    await expect(gone).rejects.toThrow();
    open();
    imported = async () => undefined;
    await expect
      .poll(async () => await importFile(second, key, file))
      .toMatchObject({ status: 200, replayed: true, body: { added: 1 } });
  });

  test('one whose process was killed leaves the key to the next, after its lease', async () => {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', join(import.meta.dirname, 'api-that-stalls.ts'), database.url, String(3_000)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    const key = randomUUID();
    const file = fileWith(80);
    const lost = importFile({ url: `http://127.0.0.1:${String(port).trim()}` }, key, file);
    lost.catch(() => undefined);
    await expect
      .poll(() => database.sql`select from api.idempotent_replies where reply is null`, { timeout: 30_000 })
      .toHaveLength(1);
    child.kill('SIGKILL');
    await expect(lost).rejects.toThrow();
    expect(await importFile(first, key, file)).toMatchObject({ body: { code: 'request_in_flight' } });
    await expect
      .poll(async () => (await importFile(second, key, file)).status, { timeout: 30_000 })
      .toBe(200);
    expect(await importFile(first, key, file)).toMatchObject({ status: 200, replayed: true });
    // A process of its own takes its time to start on a busy machine.
  }, 90_000);
});
