import { beforeEach, describe, expect, test } from 'vitest';
import {
  fixBatchFile,
  markBatchSent,
  markBatchUnfunded,
  markBatchUnknown,
  recordAnswers,
  type TransferAnswer,
} from '../../src/db/queries/disbursement/batch-transfers.ts';
import { readBatch, startSending, unsentFen } from '../../src/db/queries/disbursement/batches.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { itemOf, itemsOf, readyToSend, reread, someFile, transfersOf } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
});

async function begin(staff = people(5), batchSize = 2): Promise<number[]> {
  await loadMonth(database, '2026-10', staff);
  run = await openMonth(database, '2026-10', { settings: { batchSize } });
  return (await readyToSend(database, run)).batchIds;
}

const eventCount = async () =>
  (await database.sql<{ count: number }[]>`select count(*) as count from finance.item_events`)[0]?.count;
const send = (batchId: number) => markBatchSent(database.sql, batchId);
const accepted = (endToEndId: string): TransferAnswer => ({
  endToEndId,
  status: 'accepted',
  holdReason: null,
  bankReason: null,
});
const refusedFor = (endToEndId: string): TransferAnswer => ({
  endToEndId,
  status: 'refused',
  holdReason: 'account_closed',
  bankReason: 'AC04',
});

describe('cutting the list', () => {
  test('makes batches of the size that was set, with everybody in exactly one', async () => {
    const batchIds = await begin();
    expect(batchIds).toHaveLength(3);
    const cut = (await Promise.all(batchIds.map((id) => transfersOf(database, id)))).flat();
    expect(cut.map((transfer) => transfer.employeeNo).sort()).toEqual(people(5).map((one) => one.employeeNo));
    expect(await unsentFen(database.sql, run.id)).toBe(5 * 12_900);
  });

  test('a second time gives the same batches', async () => {
    const batchIds = await begin();
    const again = await startSending(database.sql, await reread(database, run), 1);
    expect(again).toEqual({ ok: true, batchIds, totalFen: 5 * 12_900 });
  });

  test('gives every person and every file an id of at most 35 characters, however long numbers are', async () => {
    const staff = [person(1, { employeeNo: `DEPT/部门 ${'9'.repeat(60)}` }), person(2)];
    const [batchId = 0] = await begin(staff);
    const ids = (await transfersOf(database, batchId)).map((transfer) => transfer.endToEndId);
    expect(new Set(ids).size).toBe(2);
    for (const id of [...ids, (await readBatch(database.sql, batchId)).messageId])
      expect(id).toMatch(/^[A-Z0-9]{1,35}$/);
  });

  test('an id on the wire follows from programme, month, person and attempt alone', async () => {
    await begin(people(1));
    const first = await itemOf(database, run, 'E0001');
    database = await freshDatabase();
    await setUpOrganisation(database);
    await begin(people(1, { baseFen: 700_000 }));
    expect((await itemOf(database, run, 'E0001')).endToEndId).toBe(first.endToEndId);
  });
});

describe('a batch on its way', () => {
  test('has one file, the first that was written, whoever else writes one at the same moment', async () => {
    const [batchId = 0] = await begin();
    const [first, second] = [await someFile(database), await someFile(database)];
    const { messageId } = await readBatch(database.sql, batchId);
    expect(await fixBatchFile(database.sql, batchId, { fileId: first, messageId })).toBe(first);
    expect(await fixBatchFile(database.sql, batchId, { fileId: second, messageId })).toBe(first);
  });

  test('is sent once: its people move from due to sent, and stay there when it is marked again', async () => {
    const [batchId = 0] = await begin();
    await send(batchId);
    const before = await eventCount();
    await send(batchId);
    expect(await eventCount()).toBe(before);
    expect((await itemsOf(database, run)).filter((item) => item.state === 'sent')).toHaveLength(2);
  });

  test('whose outcome is not known makes its people unknown, and only its own', async () => {
    const [batchId = 0] = await begin();
    await send(batchId);
    await markBatchUnknown(database.sql, batchId);
    await markBatchUnknown(database.sql, batchId);
    const states = (await itemsOf(database, run)).map((item) => item.state).sort();
    expect(states).toEqual(['due', 'due', 'due', 'unknown', 'unknown']);
  });

  test('that the bank could not fund is due again as another message with the same ids', async () => {
    const [batchId = 0] = await begin();
    const before = await readBatch(database.sql, batchId);
    const ids = await transfersOf(database, batchId);
    const messages = new Set([before.messageId]);
    for (let refusal = 1; refusal <= 11; refusal += 1) {
      await send(batchId);
      await markBatchUnfunded(database.sql, batchId, (await readBatch(database.sql, batchId)).messageId);
      const { messageId, state, fileId } = await readBatch(database.sql, batchId);
      expect({ state, fileId }).toEqual({ state: 'prepared', fileId: null });
      expect(messageId.length).toBeLessThanOrEqual(35);
      messages.add(messageId);
    }
    expect(messages.size).toBe(12);
    expect(await transfersOf(database, batchId)).toEqual(ids);
    expect((await itemsOf(database, run)).every((item) => item.state === 'due' && item.attempts === 1)).toBe(
      true,
    );
  });
});

test('a late word that the first message was not funded does not touch the second', async () => {
  const [batchId = 0] = await begin();
  const { messageId } = await readBatch(database.sql, batchId);
  await send(batchId);
  await markBatchUnfunded(database.sql, batchId, messageId);
  await send(batchId);
  const second = await readBatch(database.sql, batchId);
  await markBatchUnfunded(database.sql, batchId, messageId);
  expect(await readBatch(database.sql, batchId)).toEqual(second);
  expect((await itemsOf(database, run)).filter((item) => item.state === 'sent')).toHaveLength(2);
});

describe("the bank's answers", () => {
  test('recorded twice are recorded once', async () => {
    const [batchId = 0] = await begin();
    await send(batchId);
    const [one, two] = await transfersOf(database, batchId);
    const answers = [accepted(one?.endToEndId ?? ''), refusedFor(two?.endToEndId ?? '')];
    expect(await recordAnswers(database.sql, batchId, answers)).toEqual({ refused: 1 });
    const items = await itemsOf(database, run);
    const events = await eventCount();
    expect(await recordAnswers(database.sql, batchId, answers)).toEqual({ refused: 0 });
    expect(await itemsOf(database, run)).toEqual(items);
    expect(await eventCount()).toBe(events);
  });

  test('that say the same transfer twice count once', async () => {
    const [batchId = 0] = await begin();
    await send(batchId);
    const [one, two] = await transfersOf(database, batchId);
    const answers = [refusedFor(one?.endToEndId ?? ''), refusedFor(one?.endToEndId ?? '')];
    await recordAnswers(database.sql, batchId, [...answers, accepted(two?.endToEndId ?? '')]);
    expect(await itemOf(database, run, one?.employeeNo ?? '')).toMatchObject({
      state: 'held',
      reason: 'account_closed',
      owner: 'hr',
    });
    expect(await itemOf(database, run, two?.employeeNo ?? '')).toMatchObject({ state: 'sent', reason: null });
  });

  test('a refusal holds that one person and keeps the bank’s own code', async () => {
    const [batchId = 0] = await begin();
    await send(batchId);
    const [one, two] = await transfersOf(database, batchId);
    await recordAnswers(database.sql, batchId, [
      refusedFor(one?.endToEndId ?? ''),
      accepted(two?.endToEndId ?? ''),
    ]);
    const [kept] = await database.sql`select bank_reason, reasons from finance.items i
      where end_to_end_id = ${one?.endToEndId ?? ''}`;
    expect(kept).toEqual({ bank_reason: 'AC04', reasons: ['account_closed'] });
  });

  test('after a lost reply bring the unknown to sent', async () => {
    const [batchId = 0] = await begin();
    await send(batchId);
    await markBatchUnknown(database.sql, batchId);
    const transfers = await transfersOf(database, batchId);
    await recordAnswers(
      database.sql,
      batchId,
      transfers.map((transfer) => accepted(transfer.endToEndId)),
    );
    expect((await itemsOf(database, run)).filter((item) => item.state === 'sent')).toHaveLength(2);
    expect((await readBatch(database.sql, batchId)).state).toBe('answered');
  });

  test('about transfers of another batch change nothing', async () => {
    const [first = 0, second = 0] = await begin();
    await send(first);
    await send(second);
    const others = await transfersOf(database, second);
    await recordAnswers(
      database.sql,
      first,
      others.map((transfer) => refusedFor(transfer.endToEndId)),
    );
    expect((await itemsOf(database, run)).filter((item) => item.state === 'held')).toEqual([]);
  });
});
