import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { expect, inject, onTestFinished, test } from 'vitest';
import { moveItems } from '../../src/db/queries/disbursement/item-moves.ts';
import { addWebhook } from '../../src/db/queries/webhooks/endpoints.ts';
import { must } from '../../src/domain/assert.ts';
import { endpointChanged, webhookEndpointId, workflowNames } from '../../src/workflows/contract.ts';
import { privateDataUnder } from '../support/fixed-keys.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { reconcile } from '../support/month-by-hand.ts';
import { until } from '../support/months.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import type { WebhookWorker } from '../support/webhook-worker.ts';
import { namespace } from '../support/world.ts';

const script = resolve(import.meta.dirname, '../support/webhook-worker.ts');
const count = 1_200;

async function startWorker(what: WebhookWorker): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(what)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(must(child.stdout, 'output'), 'data');
  return child;
}

test('a worker that is killed in the middle of a burst loses no event, and sends again only what it had not noted', {
  timeout: 240_000,
}, async () => {
  const database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(count));
  const run = await openMonth(database, '2026-10');
  await reconcile(database, run);
  const key = randomBytes(32);
  const privateData = privateDataUnder(key);
  const receiver = await startReceiver();
  receiver.secret = `whsec_${randomBytes(32).toString('base64')}`;
  const firstId = Number.parseInt(randomBytes(4).toString('hex'), 16);
  await database.sql.unsafe(`alter table webhooks.endpoints alter column id restart with ${firstId}`);
  const webhook = must(
    await addWebhook(database.sql, {
      url: receiver.url,
      description: '',
      types: ['item.held'],
      parallel: 1,
      secret: privateData.encrypt(receiver.secret),
      by: 'admin1',
    }),
    'webhook',
  );
  await database.sql.begin((tx) =>
    moveItems(
      tx,
      'held',
      'a test',
      tx`select id as item_id, state as from_state, null::text as reason from finance.items where run_id = ${run.id}`,
    ),
  );
  const temporalAddress = inject('temporalAddress');
  const taskQueue = `queue-kill-${firstId}`;
  const settings = {
    databaseUrl: database.url,
    temporalAddress,
    bundles: inject('bundles'),
    taskQueue,
    key: key.toString('hex'),
  };
  const connection = await Connection.connect({ address: temporalAddress });
  onTestFinished(() => connection.close());
  const first = await startWorker(settings);
  await new Client({ connection, namespace }).workflow.signalWithStart(workflowNames.webhookEndpoint, {
    taskQueue,
    workflowId: webhookEndpointId(webhook.id),
    args: [{ endpointId: webhook.id, pollMs: 1_000 }],
    signal: endpointChanged,
  });
  await until('the middle of a burst', () => receiver.taken.length > count / 4);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const before = receiver.taken.length;
  expect(before).toBeLessThan(count);
  await startWorker(settings);
  const ids = () => new Set(receiver.taken.map((one) => one.id));
  await until('everything', () => ids().size === count);
  await until('the note of it', async () => {
    const open = await database.sql`select from webhooks.deliveries where state = 'pending' limit 1`;
    return open.count === 0;
  });
  const repeated = receiver.taken.length - count;
  expect(repeated).toBeLessThanOrEqual(100 + 1);
  const numbers = receiver.taken.map((one) => Number(one.id.slice(4)));
  // After the kill it goes back once, to what was noted last, and then goes on in order.
  const steps = numbers.filter((number, place) => place > 0 && number <= (numbers[place - 1] ?? 0));
  expect(steps.length).toBeLessThanOrEqual(1);
});
