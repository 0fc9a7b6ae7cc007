import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { employeesCsv } from '../../support/employees-csv.ts';
import { freshDatabase } from '../../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../../support/organisation.ts';
import { people, person } from '../../support/people.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type ListeningApi, listen, logIn } from '../http/listening-api.ts';
import { readEvents } from './event-reader.ts';

let database: TestDatabase;
let api: ListeningApi;
let hr: string;
let imported: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(2));
  hr = await logIn(database, 'hr1', 'hr');
  api = await listen(
    database,
    { streams: { streamsPerPerson: 5, pollMs: 50, heartbeatMs: 1_000, recheckMs: 1_000 } },
    { onEmployeesImported: () => imported() },
  );
});
afterAll(() => api.close());

const fileWith = (newcomer: number) => employeesCsv([...people(2), person(newcomer)]);
const upload = (file: string, key?: string, at = api.url) =>
  fetch(`${at}/v1/employees/import?fileName=e.csv`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${hr}`,
      'content-type': 'text/csv',
      prefer: 'respond-async',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: file,
  });

async function operation(location: string | null, token = hr): Promise<Record<string, unknown>> {
  const response = await fetch(`${api.url}${location}`, { headers: { authorization: `Bearer ${token}` } });
  return { httpStatus: response.status, ...((await response.json()) as object) };
}

describe('an import that is not waited for', () => {
  test('is accepted with an address, and there it says how far it is and what came of it', async () => {
    let release: () => void = () => undefined;
    imported = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const accepted = await upload(fileWith(10));
    expect([accepted.status, accepted.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
    const location = accepted.headers.get('location');
    expect(location).toMatch(/^\/v1\/operations\/\d+$/);
    const reader = await readEvents(`${api.url}${location}/events`, { authorization: `Bearer ${hr}` });
    await expect.poll(async () => (await operation(location)).linesRead, { timeout: 10_000 }).toBe(3);
    expect(await operation(location)).toMatchObject({
      kind: 'employees.import',
      state: 'running',
      result: null,
      problem: null,
      finishedAt: null,
    });
    imported = async () => undefined;
    release();
    await reader.ended;
    expect(reader.told.at(-2)?.data).toEqual(
      (({ httpStatus: _, ...shown }) => shown)(await operation(location)),
    );
    expect(reader.told.at(-1)?.event).toBe('end');
    expect(await operation(location)).toMatchObject({
      state: 'done',
      status: 200,
      linesRead: 3,
      result: { added: 1, absent: [] },
      problem: null,
    });
    expect(await database.sql`select from hr.employees where employee_no = 'E0010'`).toHaveLength(1);
  });

  test('of a bad file fails with the problems that a caller who waits is told', async () => {
    const accepted = await upload('工号,姓名\nE1,王\n');
    const location = accepted.headers.get('location');
    await expect.poll(async () => (await operation(location)).state, { timeout: 10_000 }).toBe('failed');
    expect(await operation(location)).toMatchObject({
      status: 422,
      result: null,
      problem: { code: 'file_refused', problems: expect.any(Array) },
    });
  });

  test('with a key is begun once', async () => {
    const key = randomUUID();
    const first = await upload(fileWith(11), key);
    const again = await upload(fileWith(11), key);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([202, 'true']);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const location = first.headers.get('location');
    await expect.poll(async () => (await operation(location)).state, { timeout: 10_000 }).toBe('done');
  });

  test('is seen by whoever began it, HR, auditors and administrators, and by nobody else', async () => {
    const location = (await upload(fileWith(12))).headers.get('location');
    for (const [name, role, status] of [
      ['hr2', 'hr', 200],
      ['auditor1', 'auditor', 200],
      ['admin1', 'admin', 200],
      ['finance1', 'finance', 404],
      ['employee1', 'employee', 404],
    ] as const) {
      const token = await logIn(database, name, role);
      expect((await operation(location, token)).httpStatus).toBe(status);
      const listed = await operation('/v1/operations?kind=employees.import', token);
      expect((listed.operations as unknown[]).length > 0).toBe(status === 200);
    }
  });

  test('whose process was killed is told as failed, and does not stay under way', async () => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        join(import.meta.dirname, '../http/api-that-stalls.ts'),
        database.url,
        String(2_000),
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void child.kill('SIGKILL'));
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    const accepted = await upload(fileWith(13), undefined, `http://127.0.0.1:${String(port).trim()}`);
    const location = accepted.headers.get('location');
    await expect.poll(async () => (await operation(location)).state, { timeout: 30_000 }).toBe('running');
    child.kill('SIGKILL');
    await expect.poll(async () => (await operation(location)).state, { timeout: 30_000 }).toBe('failed');
    expect(await operation(location)).toMatchObject({
      status: 503,
      problem: { code: 'operation_lost' },
      finishedAt: expect.any(String),
    });
    // A process of its own takes its time to start on a busy machine.
  }, 90_000);
});
