import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect, inject } from 'vitest';
import { createHomeApi } from '../../src/cli/home-api.ts';
import type { Client } from '../../src/client/client.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { runSandbox } from '../connectors/running-sandbox.ts';
import { employeesCsv } from './employees-csv.ts';
import { until } from './months.ts';
import { officeFile } from './office-file.ts';
import type { Person } from './people.ts';
import { type RecordingProxy, recordingProxy } from './recording-proxy.ts';
import { namespace } from './world.ts';
import { runWulou, startWulou, type WulouProcess } from './wulou-process.ts';

/** An API and a worker as processes of their own, on a database of their own and a bank behind a proxy. */
export interface Installation {
  readonly api: WulouProcess;
  readonly worker: WulouProcess;
  readonly bank: RecordingProxy;
  readonly databaseUrl: string;
  readonly apiUrl: string;
  /** The API as a person of the demo. */
  as(person: string): Client;
  /** A session of such a person, for requests that are put together by hand. */
  token(person: string): Promise<string>;
  end(): Promise<void>;
}

/** @param title unlike any other: it names database and queue. @param more variables for both processes. */
export async function startInstallation(
  title: string,
  more: Record<string, string> = {},
): Promise<Installation> {
  const home = mkdtempSync(join(tmpdir(), `wulou-test-${title}-`));
  const name = `${title}_${process.pid}_${Date.now()}`;
  const server = inject('postgresUrl');
  await onServer(server, (sql) => sql`create database ${sql(name)}`);
  const sandbox = await runSandbox();
  const bank = await recordingProxy(sandbox.baseUrl);
  const database = new URL(server);
  database.pathname = `/${name}`;
  const env = {
    DATABASE_URL: database.href,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    TEMPORAL_NAMESPACE: namespace,
    WULOU_TASK_QUEUE: name,
    WULOU_HOME: home,
    WULOU_EMBEDDED: '1',
    WULOU_SANDBOX_URL: sandbox.baseUrl,
    WULOU_BANK_URL: bank.url,
    PORT: '0',
    ...more,
  };
  expect(await runWulou(['migrate'], env)).toMatchObject({ code: 0 });
  const [api, worker] = await Promise.all([startWulou('api', env), startWulou('worker', env)]);
  const apiUrl = `http://127.0.0.1:${api.said.listening}`;
  const people = createHomeApi(apiUrl, home);
  return {
    api,
    worker,
    bank,
    databaseUrl: database.href,
    apiUrl,
    as: (person) => people.as(person),
    async token(username) {
      const { default: known } = await import(join(home, 'credentials.json'), { with: { type: 'json' } });
      const { password } = known.find((person: { username: string }) => person.username === username);
      const reply = await fetch(`${apiUrl}/v1/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username, password }),
      });
      return ((await reply.json()) as { token: string }).token;
    },
    async end() {
      for (const part of [api, worker]) part.signal('SIGKILL');
      await Promise.all([api.ended, worker.ended]);
      bank.close();
      await sandbox.stop();
      await onServer(server, (sql) => sql`drop database ${sql(name)} with (force)`);
      rmSync(home, { recursive: true });
    },
  };
}

async function onServer(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  await work(sql).finally(() => sql.end());
}

const file = { headers: { 'content-type': 'text/csv' }, bodySerializer: (body: unknown) => body as string };
const programme = 'medical-passbook';

/** Brings people and a month's file in over the API, starts the month and approves its list. @returns the run's number. */
export async function approvedMonth(
  { as }: Pick<Installation, 'as'>,
  staff: readonly Person[],
  period: string,
): Promise<number> {
  const hr = as('hr1');
  await dataOf(
    hr.POST('/v1/employees/import', {
      params: { query: { fileName: 'e.csv' } },
      body: employeesCsv(staff) as never,
      ...file,
    }),
  );
  await dataOf(
    hr.POST('/v1/contributions', {
      params: { query: { programme, period, fileName: 'c.csv' } },
      body: officeFile(period, staff) as never,
      ...file,
    }),
  );
  const { runId } = await dataOf(
    hr.POST('/v1/disbursements', { body: { programme, period, correctionWindowMs: 0 } }),
  );
  const params = { path: { runId } };
  const digest = await until('a list', async () => {
    const { data } = await hr.GET('/v1/disbursements/{runId}/approval', { params });
    return data?.state === 'pending' && data.digest;
  });
  await dataOf(as('finance1').POST('/v1/disbursements/{runId}/approve', { params, body: { digest } }));
  return runId;
}

export async function untilClosed({ as }: Pick<Installation, 'as'>, runId: number): Promise<void> {
  const params = { path: { runId } };
  await until('the close', async () => {
    const run = await dataOf(as('hr1').GET('/v1/disbursements/{runId}', { params }));
    return run.state === 'closed';
  });
}
