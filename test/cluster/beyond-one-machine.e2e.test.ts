import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type Connection } from '@temporalio/client';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoOrganisation } from '../../src/cli/demo-organisation.ts';
import { runMonth } from '../../src/cli/month.ts';
import { applicationRole } from '../../src/db/application-role.ts';
import type { StackDescription } from '../../src/stack/stack.ts';
import { searchAttributes } from '../../src/stack/temporal-namespace.ts';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';
import { type RunningSandbox, runSandbox } from '../connectors/running-sandbox.ts';
import { applicationLogin } from '../support/application-login.ts';
import { breakingCode } from '../support/changed-code.ts';
import { expectExact } from '../support/exact-month.ts';
import { parseBook, until } from '../support/months.ts';
import { makeTemplate } from '../support/postgres.ts';
import { upgradeFromUnversioned, upgradeInTheMiddle } from '../support/upgrades.ts';
import { type Servers, startWorld, type World } from '../support/world.ts';
import { runWulou, startWulou, type WulouProcess } from '../support/wulou-process.ts';
import { startSystemPostgres } from './system-postgres.ts';
import { createNamespace, startTemporalServer } from './temporal-server.ts';
import { type Entrance, entranceTo } from './two-ways-in.ts';

/*
 * The same code beyond one machine: PostgreSQL from the system's packages, the real Temporal server on it behind mutual
 * TLS with a namespace of its own, two APIs behind one address, and three workers, each a process of its own with a home of its
 * own that knows the others from its environment only.
 */
const namespace = 'benefits';
const programme = 'medical-passbook';
const period = '2026-10';
const organisation = demoOrganisation(300, period);
const faults = { seed: 7, outageSeconds: 8, lostReply: 0.3, transient: 0.1, refuse: 0.02 };
/** Building the Temporal server, once on a machine. */
const buildMs = 25 * 60_000;

const folder = mkdtempSync(join(tmpdir(), 'wulou-cluster-'));
const ends: (() => Promise<unknown>)[] = [];
const processes = new Set<WulouProcess>();
let shared: Record<string, string>;
let asOwner: Record<string, string>;
let servers: Servers;
let sql: postgres.Sql;
let client: Client;
let sandbox: RunningSandbox;

beforeAll(async () => {
  const server = await startSystemPostgres();
  ends.push(() => server.stop());
  console.log(server.version);
  const temporal = await startTemporalServer(server, (line) => console.log(line));
  ends.push(() => temporal.stop());
  await createNamespace(temporal, namespace);
  const admin = postgres(server.url('postgres'), { max: 1, fetch_types: false });
  // As the guide says: an owner who may do nothing else on this server, and a login that owns nothing.
  await admin`create role wulou_owner login`;
  await admin.unsafe(`create role ${applicationRole} nologin`);
  await admin`create database wulou owner wulou_owner`;
  await admin.end();
  const ownerUrl = new URL(server.url('wulou'));
  ownerUrl.username = 'wulou_owner';
  sql = postgres(ownerUrl.href, { max: 2, fetch_types: false, onnotice: () => undefined });
  ends.push(() => sql.end());
  await makeTemplate(server.url('postgres'));
  servers = {
    postgresUrl: server.url('postgres'),
    temporalAddress: temporal.address,
    tls: temporal.tls,
    namespace,
    bundles: join(folder, 'bundles'),
  };
  sandbox = await runSandbox();
  ends.push(() => sandbox.stop());
  const connection = await temporal.connect();
  ends.push(() => connection.close());
  client = new Client({ connection, namespace });
  shared = {
    DATABASE_URL: await applicationLogin(server.url('wulou')),
    WULOU_DATABASE_ROLE: applicationRole,
    ...temporal.env,
    TEMPORAL_NAMESPACE: namespace,
    WULOU_SANDBOX_URL: sandbox.baseUrl,
    WULOU_MASTER_KEY: randomBytes(32).toString('hex'),
  };
  asOwner = { ...shared, DATABASE_URL: ownerUrl.href };
}, buildMs);

afterAll(async () => {
  for (const one of processes) one.signal('SIGKILL');
  await Promise.all([...processes].map((one) => one.ended));
  for (const end of ends.reverse()) await end();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** A process as on a machine of its own: nothing is shared but what the environment names. */
async function start(
  command: 'worker' | 'api',
  name: string,
  env: Record<string, string> = {},
): Promise<WulouProcess> {
  const home = join(folder, name);
  mkdirSync(home, { recursive: true });
  const started = await startWulou(command, { ...shared, WULOU_HOME: home, ...env });
  processes.add(started);
  return started;
}

async function end(one: WulouProcess, signal: NodeJS.Signals): Promise<number | NodeJS.Signals> {
  one.signal(signal);
  const how = await one.ended;
  processes.delete(one);
  return how;
}

/** Some batches have left and not all are answered. */
async function isPaying(): Promise<boolean> {
  const rows = await sql<{ state: string }[]>`select state from finance.batches`;
  return rows.some(({ state }) => state !== 'prepared') && rows.some(({ state }) => state !== 'answered');
}

function fileOf(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The processes that did the steps of a month's run and its batches. */
async function whoWorked(): Promise<Set<number>> {
  const pids = new Set<number>();
  for await (const { workflowId } of client.workflow.list({
    query: `WorkflowType in ('disbursement', 'paymentBatch')`,
  })) {
    const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
    for (const { workflowTaskCompletedEventAttributes: done } of events ?? [])
      if (done?.identity) pids.add(Number.parseInt(done.identity, 10));
  }
  return pids;
}

test('whoever has no certificate is not let in', async () => {
  const { TEMPORAL_TLS_CLIENT_CERT_PATH: _, TEMPORAL_TLS_CLIENT_KEY_PATH: __, ...bare } = shared;
  expect((await runWulou(['migrate'], bare)).code).toBe(1);
}, 120_000);

test('a month closes on a cluster with a worker killed and an API restarted, and nobody is left out or paid twice', async () => {
  const migrated = await runWulou(['migrate'], asOwner);
  expect(migrated, migrated.output).toMatchObject({ code: 0 });
  const { operatorService } = client.connection as Connection;
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  expect(customAttributes).toMatchObject(searchAttributes);

  const workers = await Promise.all(['one', 'two', 'three'].map((name) => start('worker', `worker-${name}`)));
  // The demo's people are those of the first API; the other is given the file of their passwords.
  const demo = { PORT: '0', WULOU_EMBEDDED: '1' };
  const first = await start('api', 'api-one', demo);
  mkdirSync(join(folder, 'api-two'));
  copyFileSync(join(folder, 'api-one', 'credentials.json'), join(folder, 'api-two', 'credentials.json'));
  const second = await start('api', 'api-two', demo);
  const ports = [first, second].map(({ said }) => said.listening ?? 0);
  const entrance: Entrance = await entranceTo(ports);
  ends.push(() => entrance.stop());
  await sql`update hr.organisation set settings = settings || '{"batchSize": 20}'`;
  await sandbox.setFaults(faults);

  const ledger = join(folder, 'ledger.csv');
  const lines: string[] = [];
  const month = runMonth(
    {
      programme,
      period,
      employees: fileOf('employees.csv', organisation.employees),
      contributions: fileOf('contributions.csv', organisation.contributions),
      approve: true,
      correctionWindowMs: 0,
      bankLedger: ledger,
    },
    join(folder, 'api-one'),
    () => ({ api: { url: entrance.url }, sandbox: { url: sandbox.baseUrl } }) as StackDescription,
    (line) => lines.push(line),
  );
  const inTheMiddle = (async () => {
    await until('paying', isPaying, 120_000);
    const killed = workers[0] as WulouProcess;
    expect(await end(killed, 'SIGKILL')).toBe('SIGKILL');
    expect(await isPaying(), 'it is still in the middle').toBe(true);
    expect(await end(second, 'SIGTERM')).toBe(0);
    await start('api', 'api-two', { ...demo, PORT: String(ports[1]) });
    return killed;
  })();
  const [killed, { faults: wrong, report }] = await Promise.all([inTheMiddle, month]);

  expect(wrong, lines.join('\n')).toEqual([]);
  expectExact(report, parseBook(readFileSync(ledger, 'utf8')), organisation);
  for (const port of ports) expect(entrance.served.get(port)).toBeGreaterThan(0);
  const pids = await whoWorked();
  expect(pids.size).toBeGreaterThan(1);
  expect(workers.map(({ pid }) => pid)).toEqual(expect.arrayContaining([...pids]));
  expect([...pids].some((pid) => pid !== killed.pid)).toBe(true);
  // Whoever lists runs finds the closed one by what the business calls it.
  const query = `WulouProgramme = '${programme}' and WulouPeriod = '${period}' and WulouStage = 'closed'`;
  await until('the run to be found', async () => (await client.workflow.count(query)).count === 1);
  // And the histories say which version they ran on, which is kept.
  const [kept, ...more] = await sql<{ id: string }[]>`select build_id as id from audit.workflow_code`;
  expect(more).toEqual([]);
  const version = `TemporalWorkerDeploymentVersion = 'wulou:${kept?.id}' and WorkflowType = 'disbursement'`;
  await until('its version', async () => (await client.workflow.count(version)).count === 1);
}, 300_000);

describe('an upgrade in the middle of a month, on this server', () => {
  const inWorld = async (name: string, work: (world: World) => Promise<void>) => {
    const world = await startWorld(servers, name);
    await work(world).finally(() => world.end());
  };

  test('the run finishes on the code that it began on, and the next begins on the new', async () => {
    const mine = await workflowBundle(servers.bundles);
    await inWorld('upgraded', async (world) => upgradeInTheMiddle(world, mine, await breakingCode()));
  }, 120_000);

  test('a run of before versions were kept apart goes on with the current code', async () => {
    const mine = await workflowBundle(servers.bundles);
    await inWorld('unversioned', (world) => upgradeFromUnversioned(world, mine));
  }, 120_000);
});
