import { describe, expect, test } from 'vitest';
import { messageKinds } from '../../src/api/webhook-messages.ts';
import { webhookEventTypes } from '../../src/domain/webhook-events.ts';
import { webhookEndpointId } from '../../src/workflows/contract.ts';
import { textOf } from '../support/history-file.ts';
import { approve, load, month, otherName, runToEnd, start, until, waiting } from '../support/months.ts';
import { people } from '../support/people.ts';
import { foundIn, privateValues } from '../support/plain-text.ts';
import { testWorld } from '../support/test-world.ts';
import { type ReceivedMessage, type Receiver, startReceiver } from '../support/webhook-receiver.ts';
import type { World } from '../support/world.ts';

/** Makes an endpoint over the API, as an administrator does. */
async function subscribe(
  world: World,
  receiver: Receiver,
  options: { types?: readonly string[]; parallel?: number } = {},
): Promise<number> {
  const { status, body } = await world.call('POST', '/v1/webhooks', 'admin1', {
    url: receiver.url,
    types: options.types ?? webhookEventTypes,
    parallel: options.parallel ?? 1,
  });
  if (status !== 201) throw new Error(`the webhook was answered ${status}: ${body.code} ${body.detail}`);
  receiver.secret = String(body.secret);
  return Number(body.id);
}

const post = (world: World, id: number, what: string, body?: object, as = 'admin1') =>
  world.call('POST', `/v1/webhooks/${id}/${what}`, as, body);
const stateOf = async (world: World, id: number) =>
  (await world.call('GET', `/v1/webhooks/${id}`, 'auditor1')).body;
const arrived = (receiver: Receiver, type: string, count = 1) =>
  until(`${count} of ${type}`, () => receiver.taken.filter((one) => one.type === type).length >= count);
const words = (messages: readonly ReceivedMessage[]) =>
  messages.map(({ type, data }) => [type, data.stage ?? data.employeeNo].join(' '));

/** Sends the test event, and waits for what became of it. */
async function sendTest(world: World, id: number) {
  const { status, body } = await post(world, id, 'test');
  expect(status).toBe(202);
  return until('the end of the test', async () => {
    const { body: page } = await world.call('GET', `/v1/webhooks/${id}/deliveries?limit=1000`, 'auditor1');
    const rows = page.deliveries as { eventId: string; state: string; lastReason: string | null }[];
    return rows.find((row) => row.eventId === body.eventId && row.state !== 'pending');
  });
}

describe('an endpoint', () => {
  test('is told a whole month in order, signed, once, and in the forms that the API describes', async () => {
    const world = await testWorld();
    const staff = people(5);
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    expect((await post(world, id, 'amounts', { allowed: true }, 'finance1')).status).toBe(200);
    await load(world, '2026-10', staff, { E0002: otherName });
    const run = await start(world, '2026-10');
    await waiting(world, run, 'approval'); // A list that is approved at once is waited for by nobody.
    await runToEnd(world, run);
    await arrived(receiver, 'run.closed');

    expect(receiver.unverified).toEqual([]);
    expect(new Set(receiver.taken.map((one) => one.id)).size).toBe(receiver.taken.length);
    const order = words(receiver.taken);
    expect(order.slice(0, 3)).toEqual([
      'run.started upload',
      'run.stage_entered upload',
      'run.stage_entered reconcile',
    ]);
    expect(order.filter((word) => word.endsWith('E0001'))).toEqual([
      'item.due E0001',
      'item.sent E0001',
      'item.paid E0001',
    ]);
    expect(order.filter((word) => word.endsWith('E0002'))).toEqual(['item.held E0002', 'item.carried E0002']);
    expect(order.at(-1)).toBe('run.closed close');
    expect(order.indexOf('run.waiting approve')).toBe(order.indexOf('run.stage_entered approve') + 1);

    const [paid] = receiver.taken.filter(
      (one) => one.type === 'item.paid' && one.data.employeeNo === 'E0001',
    );
    expect(paid?.data).toEqual({
      runId: run.id,
      programme: world.programme,
      period: '2026-10',
      employeeNo: 'E0001',
      obligation: 'month',
      owedFor: '2026-10',
      stateBefore: 'sent',
      state: 'paid',
      reason: null,
      amountFen: 12_900,
      endToEndId: expect.stringMatching(/^W/),
    });
    const forms = new Map(messageKinds.map((kind) => [kind.type as string, kind.schema]));
    for (const { id: _, ...message } of receiver.taken) forms.get(message.type)?.parse(message);
    const held = receiver.taken.find((one) => one.type === 'item.held');
    expect(held?.data).toMatchObject({ reason: 'name_mismatch', amountFen: null, endToEndId: null });

    const bodies = receiver.attempts.map((one) => one.body).join('\n');
    const names = staff.map((one) => one.name);
    expect(foundIn(bodies, [...privateValues(staff), ...names, otherName.name ?? ''])).toEqual([]);
    const history = textOf(await world.history(webhookEndpointId(id)));
    expect(history).toContain('endpointId');
    expect(
      foundIn(history, [...privateValues(staff), ...names, 'E0001', '12900', receiver.url, receiver.secret]),
    ).toEqual([]);
  });

  test('is told only the types that it chose, and no amounts until somebody who may read them allows it', async () => {
    const world = await testWorld();
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver, { types: ['item.paid', 'run.closed'], parallel: 4 });
    expect((await post(world, id, 'amounts', { allowed: true })).status).toBe(403);
    await load(world, '2026-10', people(3));
    await month(world, '2026-10');
    await arrived(receiver, 'run.closed');
    expect(words(receiver.taken).sort()).toEqual([
      'item.paid E0001',
      'item.paid E0002',
      'item.paid E0003',
      'run.closed close',
    ]);
    expect(receiver.taken.at(-1)?.type).toBe('run.closed');
    expect(receiver.taken[0]?.data.amountFen).toBeNull();
  });

  test('verifies with the old and with the new secret after a rotation, and with the new one alone after the overlap', async () => {
    const world = await testWorld();
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    const first = receiver.secret;
    const rotated = await post(world, id, 'rotate-secret', { overlapHours: 1 });
    expect(rotated.status).toBe(200);
    expect(String(rotated.body.secret)).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await sendTest(world, id)).toMatchObject({ state: 'delivered' });
    receiver.secret = String(rotated.body.secret);
    expect(await sendTest(world, id)).toMatchObject({ state: 'delivered' });
    const again = await post(world, id, 'rotate-secret', { overlapHours: 0 });
    receiver.secret = first;
    expect(await sendTest(world, id)).toMatchObject({ state: 'failed', lastReason: 'status' });
    receiver.secret = String(again.body.secret);
    expect(await sendTest(world, id)).toMatchObject({ state: 'delivered' });
    const [kept] = await world.database
      .sql`select secret, old_secret from webhooks.endpoints where id = ${id}`;
    expect(JSON.stringify(kept)).not.toContain('whsec_');
  });
});

describe('a receiver that fails', () => {
  test('is tried again after an error, a time-out and a refused connection, under the same id, and nothing is out of order', async () => {
    const world = await testWorld();
    let receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    const seen = new Map<string, number>();
    receiver.answer = ({ id: message }) => {
      const attempt = (seen.get(message) ?? 0) + 1;
      seen.set(message, attempt);
      if (seen.size === 2 && attempt === 1) return { status: 503 };
      if (seen.size === 3 && attempt === 1) return 'silence';
      return { status: 200 };
    };
    await load(world, '2026-10', people(2));
    const run = await start(world, '2026-10');
    await waiting(world, run, 'approval');
    await arrived(receiver, 'run.waiting');
    expect([...seen.values()].slice(0, 4)).toEqual([1, 2, 2, 1]);
    const taken = receiver.taken;
    const { port } = new URL(receiver.url);
    const { secret } = receiver;
    await receiver.close();
    await approve(world, run);
    await until('a refused connection', async () => (await stateOf(world, id)).retryAt !== null);
    receiver = await startReceiver(Number(port));
    receiver.secret = secret;
    await runToEnd(world, run);
    await arrived(receiver, 'run.closed');
    const numbers = [...taken, ...receiver.taken].map((one) => Number(one.id.slice(4)));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(words([...taken, ...receiver.taken]).at(0)).toBe('run.started upload');
  });

  test('is given up after the last attempt, which is a task; once resumed it gets everything', async () => {
    const world = await testWorld();
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    receiver.answer = () => ({ status: 500 });
    await load(world, '2026-10', people(2));
    const { report } = await month(world, '2026-10');
    expect(report).toMatchObject({ state: 'closed', paid: 2 });
    await until('the endpoint to be given up', async () => (await stateOf(world, id)).state === 'disabled');
    expect(await stateOf(world, id)).toMatchObject({ state: 'disabled', stateReason: 'exhausted' });
    expect(new Set(receiver.attempts.map((one) => one.id)).size).toBe(1);
    expect(receiver.attempts).toHaveLength(4);
    const tasks = async () => (await world.call('GET', '/v1/tasks', 'admin1')).body.tasks;
    expect(await tasks()).toMatchObject([
      {
        kind: 'webhook_disabled',
        subject: `webhook/${id}`,
        owner: 'admin',
        details: { reason: 'status', status: 500 },
      },
    ]);
    expect((await post(world, id, 'test')).body).toMatchObject({ code: 'webhook_not_active' });
    receiver.answer = () => ({ status: 200 });
    expect((await post(world, id, 'resume')).body).toMatchObject({ state: 'active', stateReason: null });
    await arrived(receiver, 'run.closed');
    expect(words(receiver.taken)[0]).toBe('run.started upload');
    expect(await tasks()).toEqual([]);
  });

  test('that says 410 is disabled at once', async () => {
    const world = await testWorld();
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    receiver.answer = () => ({ status: 410 });
    expect(await sendTest(world, id)).toMatchObject({ state: 'failed' });
    expect(await stateOf(world, id)).toMatchObject({ state: 'disabled', stateReason: 'gone' });
  });

  test('is given the time that it asks for', async () => {
    const world = await testWorld();
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    receiver.answer = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    await load(world, '2026-10', people(1));
    await start(world, '2026-10');
    await until('the pause', async () => (await stateOf(world, id)).retryAt !== null);
    const waitMs = Date.parse(String((await stateOf(world, id)).retryAt)) - Date.now();
    expect(waitMs).toBeGreaterThan(3_500_000);
    receiver.answer = () => ({ status: 200 });
    await post(world, id, 'resume');
    await arrived(receiver, 'run.started');
  });
});

describe('an operator', () => {
  test('replays a month: the same messages under the same ids', async () => {
    const world = await testWorld();
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    await load(world, '2026-10', people(2));
    const since = new Date(Date.now() - 1_000).toISOString();
    await month(world, '2026-10');
    await arrived(receiver, 'run.closed');
    const first = [...receiver.taken];
    expect((await post(world, id, 'replay', { since })).body).toEqual({ events: first.length });
    await until('the replay', () => receiver.taken.length === 2 * first.length);
    expect(receiver.taken.slice(first.length)).toEqual(first);

    const [paid] = first.filter((one) => one.type === 'item.paid');
    expect((await post(world, id, 'replay', { event: paid?.id })).body).toEqual({ events: 1 });
    await until('the one', () => receiver.taken.length === 2 * first.length + 1);
    expect(receiver.taken.at(-1)).toEqual(paid);

    const place = first.findIndex((one) => one.id === paid?.id);
    expect((await post(world, id, 'replay', { fromEvent: paid?.id })).body).toEqual({
      events: first.length - place,
    });
    await until('the rest', () => receiver.taken.length === 3 * first.length - place + 1);
    expect(receiver.taken.slice(2 * first.length + 1)).toEqual(first.slice(place));
    expect((await post(world, id, 'replay', { event: 'evt_99999999' })).body).toMatchObject({
      code: 'event_unknown',
    });
    expect((await post(world, id, 'replay', {})).status).toBe(400);
  });

  test('replays to a new endpoint what happened before it was there', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2));
    await month(world, '2026-10');
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    expect(await sendTest(world, id)).toMatchObject({ state: 'delivered' });
    expect(receiver.taken.map((one) => one.type)).toEqual(['webhook.test']);
    await post(world, id, 'replay', { since: '2020-01-01T00:00:00Z' });
    await arrived(receiver, 'run.closed');
    expect(words(receiver.taken)[1]).toBe('run.started upload');
  });

  test('pauses an endpoint: nothing is sent, and nothing is lost', async () => {
    const world = await testWorld();
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    expect((await post(world, id, 'pause')).body).toMatchObject({ state: 'paused' });
    await world.client.workflow.getHandle(webhookEndpointId(id)).result();
    await load(world, '2026-10', people(2));
    await month(world, '2026-10');
    expect(receiver.attempts).toEqual([]);
    await post(world, id, 'resume');
    await arrived(receiver, 'run.closed');
    expect(words(receiver.taken)[0]).toBe('run.started upload');
  });

  test('deletes an endpoint: its workflow ends, its secret and deliveries are gone, and every step is on record', async () => {
    const world = await testWorld();
    const receiver = await startReceiver();
    const id = await subscribe(world, receiver);
    await sendTest(world, id);
    const change = { description: 'payroll' };
    const path = `/v1/webhooks/${id}`;
    expect((await world.call('PATCH', path, 'admin1', change)).status).toBe(428);
    expect((await world.call('PATCH', path, 'admin1', change, { 'if-match': '"another"' })).status).toBe(412);
    expect((await world.call('PATCH', path, 'admin1', change, { 'if-match': '*' })).body).toMatchObject(
      change,
    );
    expect((await world.call('DELETE', `/v1/webhooks/${id}`, 'admin1')).body).toEqual({ id, deleted: true });
    await world.client.workflow.getHandle(webhookEndpointId(id)).result();
    expect((await world.call('GET', `/v1/webhooks/${id}`, 'admin1')).body).toMatchObject({
      code: 'webhook_unknown',
    });
    const left = await world.database.sql`
      select e.secret, (select count(*) from webhooks.deliveries) as deliveries from webhooks.endpoints e where id = ${id}`;
    expect(left).toEqual([{ secret: null, deliveries: 0 }]);
    const told = await world.database.sql<{ action: string }[]>`
      select action from audit.events where subject = ${`webhook/${id}`} order by id`;
    expect(told.map((one) => one.action)).toEqual([
      'webhook_added',
      'webhook_tested',
      'webhook_changed',
      'webhook_deleted',
    ]);
  });
});
