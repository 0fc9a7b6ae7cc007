import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataOf } from '../../src/client/refusal.ts';
import { archiveId, disbursementId, eventsHappened, noticeDeliveryId, paymentBatchId, webhookEndpointId, workflowNames } from '../../src/workflows/contract.ts';
import { saveHistory } from '../support/history-file.ts';
import { approve, endCorrections, fix, listToApprove, load, otherName, runToEnd, start, until, waiting } from '../support/months.ts';
import { recordAppraisals, slowAppraisals } from './appraisal-paths.ts';
import { recordChanges } from './change-paths.ts';
import { type Course, longChange, longMonth, monthCourses } from './month-paths.ts';
import { enter } from '../support/changes.ts';
import { loadEmployees } from '../support/organisation.ts';
import { people, person } from '../support/people.ts';
import { startPostgres } from '../support/postgres.ts';
import { startTemporal } from '../support/temporal.ts';
import { startWorld, type World } from '../support/world.ts';

/*
 * Records a history of each course of each workflow from real runs: `npx tsx test/histories/record.ts [NAME…]`, all of
 * them or some of those below. They go to the folder of the version in package.json, and one that is there already is
 * never written over. The test suite replays them all, so that a change which a run under way could not survive is
 * found before it is deployed: see docs/versioning.md.
 */
const courses = [troubledMonth, cancelledMonth, lateMonth, toldMonth, longEndpoint, archivedMonth, pausedMonth, appraisals, slowAppraisals, changes, ...monthCourses];
/** On a server that suggests to continue as new after few events. */
const longCourses = [longMonth, longChange, longAppraisals, longArchive];
/** … and after fewer still. */
const longestCourses = [longArchiveOfAppraisals];

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const folder = join(dirname(fileURLToPath(import.meta.url)), version);
mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
const isWanted = ({ name }: { name: string }) => wanted.length === 0 || wanted.includes(name);
const continueAfter = (events: number) => ['--dynamic-config-value', `limit.historyCount.suggestContinueAsNew=${events}`];

const postgres = await startPostgres();
try {
  await recordOn(courses, []);
  await recordOn(longCourses, continueAfter(60));
  await recordOn(longestCourses, continueAfter(5));
} finally {
  await postgres.stop();
}
process.exit();

async function recordOn(all: readonly Course[], options: readonly string[]): Promise<void> {
  if (!all.some(isWanted)) return;
  const temporal = await startTemporal(console.log, options);
  const servers = { postgresUrl: postgres.address, temporalAddress: temporal.address, bundles: temporal.bundles };
  try {
    for (const record of all.filter(isWanted)) {
      const world = await startWorld(servers, record.name.toLowerCase(), {
        batchSize: 2,
        ...(record === pausedMonth ? { batchesAtOnce: 2 } : {}),
        uploadReminderMs: 300,
        approvalReminderMs: 500,
      });
      await record(world, save);
      await world.end();
    }
  } finally {
    await temporal.stop();
  }
}

async function appraisals(world: World): Promise<void> {
  await recordAppraisals(world, save);
}

/** A cycle that takes so long that histories are begun anew. */
async function longAppraisals(world: World): Promise<void> {
  await recordAppraisals(world, async () => undefined);
  for (const [type, name] of [['appraisalCycle', 'appraisal-cycle'], ['appraisal', 'appraisal']]) {
    const query = `WorkflowType = '${type}' and ExecutionStatus = 'ContinuedAsNew'`;
    for await (const { workflowId, runId } of world.client.workflow.list({ query })) {
      await save(world, `${name}-continued`, workflowId, runId);
      await save(world, `${name}-continuing`, workflowId);
      break;
    }
  }
}

/** More is over than one history should hold. */
async function longArchive(world: World): Promise<void> {
  const { client, database } = world;
  const staff = people(15);
  await loadEmployees(database, staff, { today: '2024-01-01' });
  for (const { employeeNo } of staff) {
    const id = await enter(world, {
      employeeNo, kind: 'promotion', effectiveOn: '2024-03-01', position: '班长', salaryFen: 700_000,
    });
    await dataOf(world.as('hr1').POST('/v1/changes/{id}/withdraw', { params: { path: { id } }, body: { reason: '改为下月' } }));
    await client.workflow.getHandle(`employee-change/${id}`).result();
  }
  await archiveAnew(world, 'archive-continued', 'archive-continuing');
}

/** Archives in one go that is begun anew, and saves its first part and its last. */
async function archiveAnew(world: World, first: string, last: string): Promise<void> {
  const { client, taskQueue } = world;
  const workflowId = archiveId(taskQueue);
  const { firstExecutionRunId } = await client.workflow.start(workflowNames.archive, { taskQueue, workflowId, args: [] });
  await client.workflow.getHandle(workflowId).result();
  await save(world, first, workflowId, firstExecutionRunId);
  await save(world, last, workflowId);
}

/** … already of appraisals, here of none. */
async function longArchiveOfAppraisals(world: World): Promise<void> {
  await archiveAnew(world, 'archive-continued-in-appraisals', 'archive-continuing-from-appraisals');
}

async function changes(world: World): Promise<void> {
  await recordChanges(world, save);
}

async function save(world: World, name: string, workflowId: string, runId?: string): Promise<void> {
  const path = join(folder, `${name}.json`);
  if (existsSync(path)) return console.log(`${name}.json is there already, and stays as it is`);
  const history = await world.history(workflowId, runId);
  saveHistory(path, history);
  console.log(`${name}.json: ${history.events?.length} events`);
}

/** Too little money, an outage, lost replies, a rejected list, a correction and a second round. */
async function troubledMonth(world: World): Promise<void> {
  const { programme, sandbox, database } = world;
  const period = '2026-10';
  await load(world, period, people(7), { E0002: otherName, E0003: otherName });
  await sandbox.put('bank/balance', { availableFen: 100 });
  const run = await start(world, period, { correctionWindowMs: 600_000 });
  const { digest } = await listToApprove(world, run);
  await dataOf(world.as('finance1').POST('/v1/disbursements/{runId}/reject', { params: { path: { runId: run.id } }, body: { digest } }));
  await fix(world, run, 'E0001', { baseFen: 700_000 });
  await listToApprove(world, run, digest);
  await approve(world, run);
  await waiting(world, run, 'funds');
  await sandbox.setFaults({ seed: 3, outageSeconds: 2, lostReply: 0.4, returned: 0.2 });
  await sandbox.put('bank/balance', { availableFen: 1_000_000 });
  // The money goes away again between the run's look at the balance and the bank's.
  await until('a batch on its way', async () => (await database.sql`
    select from finance.batches where state <> 'prepared'`).length > 0);
  await sandbox.put('bank/balance', { availableFen: 30_000 });
  await until('a batch that was not funded', async () => (await database.sql`
    select from finance.batches where funds_refusals > 0`).length > 0);
  await sandbox.put('bank/balance', { availableFen: 1_000_000 });
  await waiting(world, run, 'corrections');
  await fix(world, run, 'E0002', { name: person(2).name });
  await approve(world, run);
  await until('the second round', async () => (await database.sql`
    select from finance.batches where round = 2 and state = 'answered'`).length > 0);
  await endCorrections(world, run);
  await runToEnd(world, run);
  await save(world, 'disbursement', run.workflowId);
  const batches = await database.sql<{ id: number; refusals: number }[]>`
    select id, funds_refusals as refusals from finance.batches order by funds_refusals, id`;
  const [plain, unfunded] = [batches[0], batches.at(-1)];
  await save(world, 'payment-batch', paymentBatchId(programme, period, plain?.id ?? 0));
  await save(world, 'payment-batch-unfunded', paymentBatchId(programme, period, unfunded?.id ?? 0));
  const delivery = noticeDeliveryId(programme, period, run.id);
  await world.client.workflow.getHandle(delivery).result();
  await save(world, 'notice-delivery', delivery);
}

async function cancelledMonth(world: World): Promise<void> {
  await load(world, '2026-10', people(2));
  const run = await start(world, '2026-10');
  await listToApprove(world, run);
  await dataOf(world.as('hr1').POST('/v1/disbursements/{runId}/cancel', { params: { path: { runId: run.id } } }));
  await world.client.workflow.getHandle(run.workflowId).result();
  await save(world, 'disbursement-cancelled', run.workflowId);
}

/** A schedule starts the month, the file is late, and then nobody is due. */
async function lateMonth(world: World): Promise<void> {
  const { client, programme, taskQueue, database } = world;
  await database.sql`insert into benefits.calendar_days (day, banking, name)
    select to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-01')::date, true, 'open'`;
  await load(world, '2000-01', people(2, { leftOn: '2001-01-01' }));
  const workflowId = `due/${programme}`;
  await client.workflow.execute(workflowNames.disbursementDue, { taskQueue, workflowId, args: [{ programme }] });
  await save(world, 'disbursement-due', workflowId);
  const [row] = await database.sql<{ period: string; id: number }[]>`select period, id from finance.runs`;
  const period = row?.period ?? '';
  await until('a reminder', async () => (await database.sql`select from finance.tasks where escalation > 0`).length > 0);
  await load(world, period, people(2, { leftOn: '2001-01-01' }));
  const started = disbursementId(programme, period, 'all');
  await client.workflow.getHandle(started).result();
  await save(world, 'disbursement-late', started);
}

/** Paused while a list waits for approval, between two batches, and in the correction window. */
async function pausedMonth(world: World): Promise<void> {
  const { database, sandbox } = world;
  await load(world, '2026-10', people(8), { E0002: otherName });
  const run = await start(world, '2026-10', { correctionWindowMs: 600_000 });
  const params = { path: { runId: run.id } };
  const pause = async () => {
    await dataOf(world.as('finance1').POST('/v1/disbursements/{runId}/pause', { params, body: { reason: 'recorded' } }));
    await waiting(world, run, 'resume');
  };
  const resume = () => dataOf(world.as('finance1').POST('/v1/disbursements/{runId}/resume', { params, body: {} }));
  await listToApprove(world, run);
  await pause();
  await approve(world, run);
  await sandbox.setFaults({ seed: 1, outageSeconds: 4 });
  await resume();
  await until('a batch under way', async () => (await database.sql`
    select from finance.batches where state <> 'prepared'`).length > 0);
  await pause();
  await until('the batches under way', async () => (await database.sql`
    select from finance.batches where state in ('sent', 'unknown')`).length === 0);
  await resume();
  await waiting(world, run, 'corrections');
  await pause();
  await fix(world, run, 'E0002', { name: person(2).name });
  await resume();
  await approve(world, run);
  await runToEnd(world, run);
  await save(world, 'disbursement-paused', run.workflowId);
}

/** A month that is over and is archived. */
async function archivedMonth(world: World): Promise<void> {
  const { client, taskQueue } = world;
  await load(world, '2026-10', people(2));
  await runToEnd(world, await start(world, '2026-10'));
  const workflowId = archiveId(taskQueue);
  await client.workflow.execute(workflowNames.archive, { taskQueue, workflowId, args: [] });
  await save(world, 'archive', workflowId);
}

/** A month whose waits are told to a receiver that fails at first, until it is paused. */
async function toldMonth(world: World): Promise<void> {
  let asked = 0;
  const told: string[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => { body += chunk; });
    request.on('end', () => {
      asked += 1;
      if (asked > 2) told.push(JSON.parse(body).type);
      response.writeHead(asked > 2 ? 204 : 503).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  const { body } = await world.call('POST', '/v1/webhooks', 'admin1', {
    url: `http://127.0.0.1:${port}/`, types: ['run.waiting', 'run.closed', 'item.paid'],
  });
  await load(world, '2026-10', people(3));
  const run = await start(world, '2026-10');
  await runToEnd(world, run);
  await until('the close to be told', () => told.includes('run.closed'));
  await world.call('POST', `/v1/webhooks/${body.id}/pause`, 'admin1');
  const workflowId = webhookEndpointId(Number(body.id));
  await world.client.workflow.getHandle(workflowId).result();
  receiver.close();
  await save(world, 'webhook-endpoint', workflowId);
  await save(world, 'disbursement-told', run.workflowId);
}

/** An endpoint that is told of so much that its history is begun anew. */
async function longEndpoint(world: World): Promise<void> {
  const { client } = world;
  const { body } = await world.call('POST', '/v1/webhooks', 'admin1', { url: 'http://127.0.0.1:9/', types: ['run.closed'] });
  const workflowId = webhookEndpointId(Number(body.id));
  const endpoint = client.workflow.getHandle(workflowId);
  const { runId: firstRun } = await endpoint.describe();
  await until('the history to be begun anew', async () => {
    for (let times = 0; times < 20; times += 1) await endpoint.signal(eventsHappened);
    return (await endpoint.describe()).runId !== firstRun;
  });
  await world.call('POST', `/v1/webhooks/${body.id}/pause`, 'admin1');
  await endpoint.result();
  await save(world, 'webhook-endpoint-continued', workflowId, firstRun);
  await save(world, 'webhook-endpoint-continuing', workflowId);
}
