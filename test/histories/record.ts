import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataOf } from '../../src/client/refusal.ts';
import { disbursementId, noticeDeliveryId, paymentBatchId, webhookEndpointId, workflowNames } from '../../src/workflows/contract.ts';
import { saveHistory } from '../support/history-file.ts';
import { approve, endCorrections, fix, listToApprove, load, otherName, runToEnd, start, until, waiting } from '../support/months.ts';
import { recordAppraisals } from './appraisal-paths.ts';
import { recordChanges } from './change-paths.ts';
import { people, person } from '../support/people.ts';
import { startPostgres } from '../support/postgres.ts';
import { startTemporal } from '../support/temporal.ts';
import { startWorld, type World } from '../support/world.ts';

/*
 * Records a history of each workflow from real runs: `npx tsx test/histories/record.ts [NAME]`, all of them or one of
 * troubledMonth, cancelledMonth, lateMonth, toldMonth, appraisals, changes. The test suite replays them,
 * so that a change which a run under way could not survive is found before it is deployed. Record anew only with a
 * change that is meant to part with open runs, and say so in the CHANGELOG.
 */
const folder = dirname(fileURLToPath(import.meta.url));

const [postgres, temporal] = await Promise.all([startPostgres(), startTemporal(console.log)]);
const servers = {
  postgresUrl: postgres.address,
  temporalAddress: temporal.address,
  bundles: temporal.bundles,
};
try {
  const wanted = process.argv[2];
  for (const record of [troubledMonth, cancelledMonth, lateMonth, toldMonth, appraisals, changes]) {
    if (wanted !== undefined && wanted !== record.name) continue;
    const world = await startWorld(servers, record.name, { batchSize: 2, uploadReminderMs: 300, approvalReminderMs: 500 });
    await record(world);
    await world.end();
  }
} finally {
  await Promise.all([postgres.stop(), temporal.stop()]);
}
process.exit();

async function appraisals(world: World): Promise<void> {
  await recordAppraisals(world, save);
}

async function changes(world: World): Promise<void> {
  await recordChanges(world, save);
}

async function save(world: World, name: string, workflowId: string): Promise<void> {
  const history = await world.client.workflow.getHandle(workflowId).fetchHistory();
  saveHistory(join(folder, `${name}.json`), history);
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
