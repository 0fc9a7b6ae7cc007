import { beforeEach, describe, expect, test } from 'vitest';
import type { Transaction } from '../../src/db/database.ts';
import { moveItems } from '../../src/db/queries/disbursement/item-moves.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { pendingDeliveries } from '../../src/db/queries/webhooks/deliveries.ts';
import { addWebhook } from '../../src/db/queries/webhooks/endpoints.ts';
import { markDelivered, markFailed } from '../../src/db/queries/webhooks/outcomes.ts';
import { recordDeliveries } from '../../src/db/queries/webhooks/record-deliveries.ts';
import { requestReplay } from '../../src/db/queries/webhooks/replay.ts';
import { must } from '../../src/domain/assert.ts';
import type { ItemState } from '../../src/domain/item-states.ts';
import { webhookEventTypes } from '../../src/domain/webhook-events.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { reconcile } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;
let endpointId: number;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(4));
  run = await openMonth(database, '2026-10');
  await reconcile(database, run);
  endpointId = await subscribe();
});

async function subscribe(types: readonly string[] = webhookEventTypes): Promise<number> {
  const webhook = await addWebhook(database.sql, {
    url: 'https://receiver.example/',
    description: '',
    types,
    parallel: 1,
    secret: database.privateData.encrypt('whsec_none'),
    by: 'admin1',
  });
  return must(webhook, 'webhook').id;
}

const move = (tx: Transaction, employeeNo: string, from: ItemState, to: ItemState) =>
  moveItems(
    tx,
    to,
    'a test',
    tx`select i.id as item_id, ${from} as from_state, null::text as reason from finance.items i
       join hr.employees e on e.id = i.employee_id where i.run_id = ${run.id} and e.employee_no = ${employeeNo}`,
  );

/** Takes what there is to be sent, as a receiver does that takes everything. */
async function take(page?: number): Promise<string[]> {
  const taken: string[] = [];
  for (;;) {
    const more = await recordDeliveries(database.sql, endpointId, page);
    const pending = await pendingDeliveries(database.sql, endpointId, 1000, false);
    if (pending.length === 0 && !more) return taken;
    for (const { event } of pending)
      taken.push(`${event.type} ${'employeeNo' in event.data ? event.data.employeeNo : ''}`.trim());
    await markDelivered(
      database.sql,
      endpointId,
      pending.map(({ event }) => ({ number: event.number, status: 200 })),
    );
  }
}

/** A transaction that is begun, and committed when it is told to. */
async function openTransaction(work: (tx: Transaction) => Promise<unknown>) {
  let commit: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let worked: () => void = () => undefined;
  const atWork = new Promise<void>((resolve) => {
    worked = resolve;
  });
  const done = database.sql.begin(async (tx) => {
    await work(tx);
    worked();
    await released;
  });
  await Promise.race([atWork, done]);
  return async () => {
    commit();
    await done;
  };
}

describe('events that are committed in another order than they are numbered in', () => {
  test('are all told: none is skipped because a later number was seen first, and none is told twice', async () => {
    const commitFirst = await openTransaction((tx) => move(tx, 'E0001', 'due', 'held'));
    await database.sql.begin((tx) => move(tx, 'E0002', 'due', 'held'));
    expect(await take()).toEqual(['item.held E0002']);
    expect(await take()).toEqual([]);
    await commitFirst();
    expect(await take()).toEqual(['item.held E0001']);
    expect(await take()).toEqual([]);
  });

  test('keep the order of one item, also where the later move began its transaction first', async () => {
    const commitLater = await openTransaction(async (tx) => {
      await move(tx, 'E0003', 'due', 'held');
      // Meanwhile a younger transaction moves E0001 and is over; this older one then moves it on.
      await database.sql.begin((other) => move(other, 'E0001', 'due', 'held'));
      await move(tx, 'E0001', 'held', 'zero');
    });
    const commitOther = await openTransaction((tx) => move(tx, 'E0004', 'due', 'held'));
    expect(await take()).toEqual(['item.held E0001']);
    await commitLater();
    expect(await take()).toEqual(['item.held E0003', 'item.zero E0001']);
    await commitOther();
    expect(await take()).toEqual(['item.held E0004']);
  });

  test('that are rolled back are never told', async () => {
    const failing = database.sql.begin(async (tx) => {
      await move(tx, 'E0001', 'due', 'held');
      throw new Error('taken back');
    });
    await expect(failing).rejects.toThrow('taken back');
    await database.sql.begin((tx) => move(tx, 'E0002', 'due', 'held'));
    expect(await take()).toEqual(['item.held E0002']);
  });

  test('are not held up by a transaction that stays open', async () => {
    const end = await openTransaction((tx) => tx`update finance.runs set round = round where id = ${run.id}`);
    for (const employeeNo of ['E0001', 'E0002']) {
      await database.sql.begin((tx) => move(tx, employeeNo, 'due', 'held'));
      expect(await take()).toEqual([`item.held ${employeeNo}`]);
    }
    await end();
  });
});

describe('what is put on record', () => {
  test('comes by pages, each event once, whatever the page', async () => {
    for (const employeeNo of ['E0001', 'E0002', 'E0003', 'E0004'])
      await database.sql.begin((tx) => move(tx, employeeNo, 'due', 'held'));
    expect(await take(2)).toEqual([
      'item.held E0001',
      'item.held E0002',
      'item.held E0003',
      'item.held E0004',
    ]);
    await database.sql.begin((tx) => move(tx, 'E0001', 'held', 'zero'));
    expect(await take(1)).toEqual(['item.zero E0001']);
  });

  test('waits while something is to be sent, so that a receiver that is down leaves no heap', async () => {
    await database.sql.begin((tx) => move(tx, 'E0001', 'due', 'held'));
    await recordDeliveries(database.sql, endpointId);
    await database.sql.begin((tx) => move(tx, 'E0002', 'due', 'held'));
    expect(await recordDeliveries(database.sql, endpointId)).toBe(false);
    expect(await pendingDeliveries(database.sql, endpointId, 10, false)).toHaveLength(1);
  });

  test('is lost by nobody who dies between the record and the sending, or before the note of it', async () => {
    await database.sql.begin((tx) => move(tx, 'E0001', 'due', 'held'));
    await recordDeliveries(database.sql, endpointId);
    // Nothing was noted: it is there again, as often as it takes.
    expect(await take()).toEqual(['item.held E0001']);
    const [cursor] =
      await database.sql`select recording_up_to from webhooks.endpoints where id = ${endpointId}`;
    expect(cursor).toEqual({ recording_up_to: null });
  });

  test('says how the item stood at the move, also when it is sent after later moves', async () => {
    await database.sql.begin(async (tx) => {
      await tx`update finance.items set amount_fen = 12300, end_to_end_id = 'WFIRST' where run_id = ${run.id}`;
      await move(tx, 'E0001', 'due', 'sent');
      await tx`update finance.items set amount_fen = 99900, end_to_end_id = 'WLATER' where run_id = ${run.id}`;
    });
    await recordDeliveries(database.sql, endpointId);
    const [delivery] = await pendingDeliveries(database.sql, endpointId, 10, false);
    expect(delivery?.event.data).toMatchObject({ state: 'sent', amountFen: 12_300, endToEndId: 'WFIRST' });
  });

  test('of a type that was not chosen is passed over for good', async () => {
    endpointId = await subscribe(['item.zero']);
    await database.sql.begin((tx) => move(tx, 'E0001', 'due', 'held'));
    await database.sql.begin((tx) => move(tx, 'E0001', 'held', 'zero'));
    expect(await take()).toEqual(['item.zero E0001']);
  });
});

describe('a database that was restored into another cluster', () => {
  /** Transactions there are counted from the beginning: every number on record seems to be of the future. */
  async function restore(): Promise<void> {
    await database.sql.unsafe('alter table finance.item_events disable trigger append_only');
    await database.sql.unsafe('alter table finance.run_events disable trigger append_only');
    const ahead = 1_000_000_000;
    await database.sql`update finance.item_events set tx = (tx::text::bigint + ${ahead})::text::xid8`;
    await database.sql`update finance.run_events set tx = (tx::text::bigint + ${ahead})::text::xid8`;
    await database.sql`
      update webhooks.endpoints set cluster = 'another', seen = (
        (pg_snapshot_xmin(seen)::text::bigint + ${ahead}) || ':' || (pg_snapshot_xmax(seen)::text::bigint + ${ahead}) || ':')::pg_snapshot`;
  }

  test('tells what was not told before the restore, and everything after it, once', async () => {
    await database.sql.begin((tx) => move(tx, 'E0001', 'due', 'held'));
    expect(await take()).toEqual(['item.held E0001']);
    await database.sql.begin((tx) => move(tx, 'E0002', 'due', 'held'));
    await restore();
    await database.sql.begin((tx) => move(tx, 'E0003', 'due', 'held'));
    expect(await take()).toEqual(['item.held E0002', 'item.held E0003']);
    await database.sql.begin((tx) => move(tx, 'E0004', 'due', 'held'));
    expect(await take()).toEqual(['item.held E0004']);
    expect(await take()).toEqual([]);
  });
});

describe('a failed attempt', () => {
  const fail = (number: number, pauseMs: number | null, gone = false) =>
    markFailed(database.sql, endpointId, { number, status: 500, reason: 'status', gone, pauseMs });

  test('says when the next one is; with the last one the endpoint is disabled and a task is there', async () => {
    await database.sql.begin((tx) => move(tx, 'E0001', 'due', 'held'));
    await recordDeliveries(database.sql, endpointId);
    const [first] = await pendingDeliveries(database.sql, endpointId, 1, false);
    const number = must(first, 'delivery').event.number;
    await fail(number, 60_000);
    const [waiting] = await database.sql`
      select state, retry_at > now() + interval '50 seconds' as waits from webhooks.endpoints where id = ${endpointId}`;
    expect(waiting).toEqual({ state: 'active', waits: true });
    await fail(number, null);
    const [over] =
      await database.sql`select state, state_reason, retry_at from webhooks.endpoints where id = ${endpointId}`;
    expect(over).toEqual({ state: 'disabled', state_reason: 'exhausted', retry_at: null });
    expect(await database.sql`select kind, owner, state from hr.tasks`).toEqual([
      { kind: 'webhook_disabled', owner: 'admin', state: 'open' },
    ]);
    expect(await recordDeliveries(database.sql, endpointId)).toBe(false);
  });
});

describe('a replay', () => {
  test('of an earlier moment sends again what was sent, after what is new, and is widened by another one', async () => {
    for (const employeeNo of ['E0001', 'E0002'])
      await database.sql.begin((tx) => move(tx, employeeNo, 'due', 'held'));
    const [sent] = await database.sql<{ first: number }[]>`
      select max(id) - 1 as first from finance.item_events`;
    expect(await take()).toEqual(['item.held E0001', 'item.held E0002']);
    const first = must(sent, 'event').first;
    const again = (event: number) =>
      requestReplay(database.sql, endpointId, { kind: 'from', event }, 'admin1');
    expect(await again(first + 1)).toEqual({ ok: true, events: 1 });
    expect(await again(first)).toEqual({ ok: true, events: 2 });
    await database.sql.begin((tx) => move(tx, 'E0003', 'due', 'held'));
    expect(await take(1)).toEqual(['item.held E0003', 'item.held E0001', 'item.held E0002']);
    expect(await take()).toEqual([]);
  });
});
