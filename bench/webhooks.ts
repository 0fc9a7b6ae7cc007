/**
 * `node --import tsx bench/webhooks.ts [PEOPLE]`: how many events a second one endpoint is told, strictly in order and
 * eight at once, by a receiver on this machine that verifies each signature, and by one that takes 20 ms for each.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { webhookActivities } from '../src/activities/webhooks.ts';
import { createWebhookClient } from '../src/connectors/webhook/webhook-client.ts';
import { moveItems } from '../src/db/queries/disbursement/item-moves.ts';
import { addWebhook } from '../src/db/queries/webhooks/endpoints.ts';
import { must } from '../src/domain/assert.ts';
import { reconcile } from '../test/support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../test/support/organisation.ts';
import { people } from '../test/support/people.ts';
import { cloneDatabase, startPostgres } from '../test/support/postgres.ts';

const count = Number(process.argv[2] ?? 10_000);
const receiver = fileURLToPath(new URL('webhook-receiver.ts', import.meta.url));
const postgres = await startPostgres();
const database = await cloneDatabase(postgres.address);
try {
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(count));
  const run = await openMonth(database, '2026-10');
  await reconcile(database, run);
  const states = ['due', 'held'] as const;
  for (const [round, { parallel, delayMs, part }] of [
    { parallel: 1, delayMs: 0, part: count },
    { parallel: 8, delayMs: 0, part: count },
    { parallel: 1, delayMs: 20, part: Math.ceil(count / 20) },
    { parallel: 8, delayMs: 20, part: Math.ceil(count / 20) },
  ].entries()) {
    const [from, to] = round % 2 === 0 ? states : [states[1], states[0]];
    await measure({ parallel, delayMs, part }, from, to, run.id);
  }
} finally {
  await database.drop();
  await postgres.stop();
}
process.exit();

async function measure(
  { parallel, delayMs, part }: { parallel: number; delayMs: number; part: number },
  from: 'due' | 'held',
  to: 'due' | 'held',
  runId: number,
): Promise<void> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  const child = spawn(process.execPath, ['--import', 'tsx', receiver, secret, String(delayMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(must(child.stdout, 'output'), 'data')) as [Buffer];
  const url = `http://127.0.0.1:${port.toString().trim()}/`;
  const webhook = must(
    await addWebhook(database.sql, {
      url,
      description: '',
      types: [`item.${to}`],
      parallel,
      secret: database.privateData.encrypt(secret),
      by: 'bench',
    }),
    'webhook',
  );
  await database.sql.begin((tx) =>
    moveItems(
      tx,
      to,
      'bench',
      tx`select id as item_id, state as from_state, null::text as reason from finance.items
         where run_id = ${runId} and state = ${from} order by id limit ${part}`,
    ),
  );
  const { deliverWebhooks } = webhookActivities({
    sql: database.sql,
    privateData: database.privateData,
    webhooks: createWebhookClient({ rules: { loopback: true, allowedHosts: [] }, timeoutMs: 15_000 }),
    webhookPausesMs: [1_000],
    stopping: () => false,
  });
  const startedAt = performance.now();
  while ((await deliverWebhooks({ endpointId: webhook.id })).next === 'more');
  const seconds = (performance.now() - startedAt) / 1000;
  const taken = Number(await (await fetch(url)).text());
  console.log(
    `${parallel} at once, receiver takes ${delayMs} ms: ${taken} events in ${seconds.toFixed(1)} s, ${Math.round(taken / seconds)}/s`,
  );
  child.kill();
}
