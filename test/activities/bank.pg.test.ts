import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createActivities } from '../../src/activities/activities.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { type RunningSandbox, runSandbox } from '../connectors/running-sandbox.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { itemsOf, readyToSend, reread } from '../support/month-by-hand.ts';
import { type Booking, heldBy, parseBook, until } from '../support/months.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { createOutside, noReach } from '../support/world.ts';

let database: TestDatabase;
let sandbox: RunningSandbox;
let run: Run;
let batchId: number;
let activities: ReturnType<typeof createActivities>;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  run = await openMonth(database, '2026-10');
  batchId = must((await readyToSend(database, run)).batchIds[0], 'batch');
  sandbox = await runSandbox();
  onTestFinished(() => sandbox.stop());
  activities = createActivities({
    ...createOutside(database, sandbox.baseUrl),
    heartbeat: () => undefined,
    reach: noReach,
  });
});

const pay = () => activities.payBatch({ batchId });
const settle = () => activities.settleStatements({ runId: run.id });
const book = async (): Promise<Booking[]> =>
  parseBook(await (await fetch(`${sandbox.baseUrl}/bank/ledger.csv`)).text());
const states = async () => (await itemsOf(database, run)).map((item) => item.state);
const expectEverybodyBookedOnce = async () => {
  for (const one of people(3))
    expect(heldBy(await book(), one.account)).toEqual({ fen: 12_900, bookings: 1 });
};
/** Everything that the books say, but for when they were last touched. */
const books = async () => ({
  items: await itemsOf(database, run),
  events:
    await database.sql`select item_id, from_state, to_state, reason from finance.item_events order by id`,
  exceptions: await database.sql`select kind, reference from finance.exceptions order by id`,
});
/** Tries until the bank has answered, as the engine does; every failure on the way must be a fault of the bank. */
const payWithRetries = () =>
  until('the answer of the bank', async () => {
    try {
      return await pay();
    } catch (error) {
      expect(error).toMatchObject({ name: 'OutsideFault' });
      return null;
    }
  });

describe('payBatch', () => {
  test('twice is paid once', async () => {
    expect(await pay()).toEqual({ outcome: 'answered', refused: 0 });
    const after = await books();
    expect(await pay()).toEqual({ outcome: 'answered', refused: 0 });
    expect(await books()).toEqual(after);
    await expectEverybodyBookedOnce();
  });

  test('twice at the same moment is paid once', async () => {
    const outcomes = await Promise.allSettled([pay(), pay()]);
    expect(outcomes.some((outcome) => outcome.status === 'fulfilled')).toBe(true);
    await payWithRetries();
    await expectEverybodyBookedOnce();
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  test('whose reply is lost leaves everybody unknown, and then asks before it sends', async () => {
    await sandbox.setFaults({ seed: 1, lostReply: 1 });
    await expect(pay()).rejects.toMatchObject({ name: 'OutsideFault', kind: 'unknown_outcome' });
    expect(await states()).toEqual(['unknown', 'unknown', 'unknown']);
    await sandbox.setFaults();
    expect(await pay()).toEqual({ outcome: 'answered', refused: 0 });
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
    await expectEverybodyBookedOnce();
  });

  test('that the bank answers with 503 books nothing, and is sent again under the same id', async () => {
    await sandbox.setFaults({ seed: 1, transient: 1 });
    await expect(pay()).rejects.toMatchObject({ name: 'OutsideFault' });
    expect(await book()).toEqual([]);
    const [before] = await database.sql`select message_id from finance.batches`;
    await sandbox.setFaults();
    await pay();
    expect(await database.sql`select message_id from finance.batches`).toEqual([before]);
    await expectEverybodyBookedOnce();
  });

  test('through lost replies and 503s in any order is paid once', async () => {
    await sandbox.setFaults({ seed: 9, lostReply: 0.6, transient: 0.3 });
    await payWithRetries();
    await expectEverybodyBookedOnce();
  });

  test('sends the same bytes every time', async () => {
    await sandbox.setFaults({ seed: 1, transient: 1 });
    for (const _try of [1, 2, 3]) await pay().catch(() => undefined);
    const files = await database.sql`select count(*) as count from finance.files where kind = 'pain.001'`;
    expect(files).toEqual([{ count: 1 }]);
  });

  test('after a crash between the call and the record of it takes up what the bank knows', async () => {
    const [batch] = await database.sql<{ messageId: string }[]>`
      select message_id as "messageId" from finance.batches where id = ${batchId}`;
    await pay();
    // As a database that was restored to a moment before the answer would have it.
    await database.sql`update finance.batches set state = 'prepared', answered_at = null`;
    expect(await pay()).toEqual({ outcome: 'answered', refused: 0 });
    expect(batch?.messageId).toMatch(/^WB/);
    await expectEverybodyBookedOnce();
  });

  test('that is not covered books nothing, says so, and pays once when money is there', async () => {
    await sandbox.put('bank/balance', { availableFen: 2 * 12_900 });
    expect(await pay()).toEqual({ outcome: 'funds_short' });
    expect(await pay()).toEqual({ outcome: 'funds_short' });
    expect(await book()).toEqual([]);
    expect(await states()).toEqual(['due', 'due', 'due']);
    await sandbox.put('bank/balance', { availableFen: 3 * 12_900 });
    expect(await pay()).toEqual({ outcome: 'answered', refused: 0 });
    await expectEverybodyBookedOnce();
  });

  test('holds whom the bank refuses, and only them', async () => {
    await sandbox.setFaults({ seed: 2, refuse: 0.5 });
    const outcome = await pay();
    const held = (await itemsOf(database, run)).filter((item) => item.state === 'held');
    expect(outcome).toEqual({ outcome: 'answered', refused: held.length });
    expect(await book()).toHaveLength(3 - held.length);
    for (const item of held)
      expect(['account_closed', 'account_invalid', 'name_mismatch', 'refused_by_bank']).toContain(
        item.reason,
      );
  });

  test('whose answer says a transfer twice counts it once', async () => {
    await sandbox.setFaults({ seed: 2, duplicateStatus: 1 });
    await pay();
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('missingFunds', () => {
  test('says what is missing for everything that is still to be sent', async () => {
    await sandbox.put('bank/balance', { availableFen: 12_900 });
    const missing = () => activities.missingFunds({ runId: run.id });
    expect(await missing()).toEqual({ missingFen: 2 * 12_900 });
    await sandbox.put('bank/balance', { availableFen: 3 * 12_900 });
    expect(await missing()).toEqual({ missingFen: 0 });
    await pay();
    expect(await missing()).toEqual({ missingFen: 0 });
  });
});

describe('settleStatements', () => {
  test('twice settles once', async () => {
    await pay();
    expect(await settle()).toMatchObject({ awaiting: 0, held: 0 });
    const after = await books();
    expect(await settle()).toMatchObject({ awaiting: 0, held: 0 });
    expect(await books()).toEqual(after);
    expect(await states()).toEqual(['paid', 'paid', 'paid']);
  });

  test('twice at the same moment settles once', async () => {
    await pay();
    await Promise.all([settle(), settle()]);
    expect(await states()).toEqual(['paid', 'paid', 'paid']);
    const entries = await database.sql`select count(*) as count from finance.statement_entries`;
    expect(entries).toEqual([{ count: 3 }]);
  });

  test('before the bank has answered pays whom the statement shows all the same', async () => {
    await sandbox.setFaults({ seed: 1, lostReply: 1 });
    await pay().catch(() => undefined);
    await sandbox.setFaults();
    expect(await settle()).toMatchObject({ awaiting: 0 });
    expect(await states()).toEqual(['paid', 'paid', 'paid']);
    await pay();
    expect(await states()).toEqual(['paid', 'paid', 'paid']);
  });

  test('keeps what it read', async () => {
    await pay();
    await settle();
    const files =
      await database.sql`select kind, count(*) as count from finance.files group by kind order by kind`;
    expect(files).toMatchObject([
      { kind: 'camt.053' },
      { kind: 'contributions' },
      { kind: 'pain.001' },
      { kind: 'pain.002' },
    ]);
  });
});

describe('lookUpSilent', () => {
  test('finds what the bank has, twice as once, and shows finance what no statement showed', async () => {
    await sandbox.setFaults({ seed: 1, lostReply: 1 });
    await pay().catch(() => undefined);
    await sandbox.setFaults();
    expect(await activities.lookUpSilent({ runId: run.id })).toEqual({ found: 3 });
    const after = await books();
    await activities.lookUpSilent({ runId: run.id });
    expect(await books()).toEqual(after);
    expect(after.exceptions.map((row) => row.kind)).toEqual(
      Array.from({ length: 3 }, () => 'unmatched_ours'),
    );
    await settle();
    expect(await states()).toEqual(['paid', 'paid', 'paid']);
    const open = await database.sql`select from finance.exceptions where state = 'open'`;
    expect(open).toHaveLength(0);
  });

  test('leaves alone what the bank never received', async () => {
    await sandbox.setFaults({ seed: 1, transient: 1 });
    await pay().catch(() => undefined);
    await sandbox.setFaults();
    expect(await activities.lookUpSilent({ runId: run.id })).toEqual({ found: 0 });
    expect(await states()).toEqual(['unknown', 'unknown', 'unknown']);
    await payWithRetries();
    await expectEverybodyBookedOnce();
  });
});

describe('closeRun', () => {
  test('twice closes once and says the same', async () => {
    await pay();
    await settle();
    const closed = await activities.closeRun({ runId: run.id });
    expect(closed).toEqual({ ok: true, paid: 3, carried: 0, zero: 0 });
    const after = await books();
    expect(await activities.closeRun({ runId: run.id })).toEqual(closed);
    expect(await books()).toEqual(after);
    expect((await reread(database, run)).state).toBe('closed');
    expect(person(1).employeeNo).toBe((await itemsOf(database, run))[0]?.employeeNo);
  });
});
