import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Activities, createActivities } from '../../src/activities/activities.ts';
import { markBatchSent } from '../../src/db/queries/disbursement/batch-transfers.ts';
import { correct, releaseAccount } from '../../src/db/queries/disbursement/corrections.ts';
import { resolveException } from '../../src/db/queries/disbursement/exceptions.ts';
import { statementDisagreements } from '../../src/db/queries/disbursement/report.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { type RunningSandbox, runSandbox } from '../connectors/running-sandbox.ts';
import { copyOf, freshDatabase } from '../support/fresh-database.ts';
import { approve, drawUp, itemsOf, reread } from '../support/month-by-hand.ts';
import { type Booking, heldBy, parseBook } from '../support/months.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { type Person, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { createOutside, noReach } from '../support/world.ts';

/*
 * The database is restored to an earlier time; the bank went on. Every variant ends alike: the month is settled, the books
 * agree, and the bank has booked everybody once.
 */

const staff = people(6);
const amountFen = 12_900;
let sandbox: RunningSandbox;

beforeEach(async () => {
  sandbox = await runSandbox();
  onTestFinished(() => sandbox.stop());
});

/** One database with its activities, and the month on it. */
class Books {
  readonly database: TestDatabase;
  readonly run: Run;
  readonly act: Activities;

  constructor(database: TestDatabase, run: Run) {
    this.database = database;
    this.run = run;
    this.act = createActivities({
      ...createOutside(database, sandbox.baseUrl),
      heartbeat: () => undefined,
      reach: noReach,
    });
  }

  static async open(): Promise<Books> {
    const database = await freshDatabase();
    await setUpOrganisation(database);
    await loadMonth(database, '2026-10', staff);
    return new Books(database, await openMonth(database, '2026-10', { settings: { batchSize: 2 } }));
  }

  /** What a back-up of this moment is restored to. */
  async backUp(): Promise<Books> {
    return new Books(await copyOf(this.database), this.run);
  }

  /** Draws up and approves the list of a round. */
  async approved(round = 1): Promise<void> {
    const list = must(await drawUp(this.database, this.run, round), 'a list');
    await approve(this.database, this.run, list);
  }

  /** Cuts the batches, drawing up the list anew where that is asked for. */
  async cut(round = 1): Promise<number[]> {
    for (let asked = 0; asked < 3; asked += 1) {
      const started = await this.act.startSending({ runId: this.run.id, round });
      if (started.ok) return started.batchIds;
      expect(started.refusal.code).toBe('digest_changed');
      await this.approved(round);
    }
    throw new Error('the list changes each time it is drawn up');
  }

  async pay(round = 1): Promise<void> {
    for (const batchId of await this.cut(round))
      expect(await this.act.payBatch({ batchId })).toMatchObject({ outcome: 'answered' });
  }

  settle = () => this.act.settleStatements({ runId: this.run.id });

  async close(): Promise<void> {
    expect(await this.settle()).toMatchObject({ awaiting: 0 });
    expect(await this.act.closeRun({ runId: this.run.id })).toMatchObject({ ok: true, carried: 0 });
  }

  /** From the list to the close. */
  async whole(): Promise<void> {
    await this.approved();
    await this.pay();
    await this.close();
  }

  async expectSettled(): Promise<void> {
    const { sql } = this.database;
    const items = await itemsOf(this.database, this.run);
    expect(items.map(({ state, bookedFen }) => ({ state, bookedFen }))).toEqual(
      items.map(() => ({ state: 'paid', bookedFen: amountFen })),
    );
    expect(await sql`select kind, reference from finance.exceptions where state <> 'resolved'`).toEqual([]);
    expect(await statementDisagreements(sql, await reread(this.database, this.run))).toBe(0);
  }
}

const book = async (): Promise<Booking[]> =>
  parseBook(await (await fetch(`${sandbox.baseUrl}/bank/ledger.csv`)).text());

async function expectBookedOnce(who: readonly Person[] = staff): Promise<void> {
  for (const one of who) expect(heldBy(await book(), one.account)).toEqual({ fen: amountFen, bookings: 1 });
}

describe('restored to a time', () => {
  test('before the list was drawn up', async () => {
    const books = await Books.open();
    const restored = await books.backUp();
    await books.whole();
    await restored.whole();
    await restored.expectSettled();
    await expectBookedOnce();
  });

  test('after the approval', async () => {
    const books = await Books.open();
    await books.approved();
    const restored = await books.backUp();
    await books.pay();
    await books.close();
    await restored.pay();
    await restored.close();
    await restored.expectSettled();
    await expectBookedOnce();
  });

  test('in the middle of sending: one batch answered, one on its way, one not yet written', async () => {
    const books = await Books.open();
    await books.approved();
    const [first = 0, second = 0, third = 0] = await books.cut();
    await books.act.payBatch({ batchId: first });
    await markBatchSent(books.database.sql, second);
    const restored = await books.backUp();
    await books.pay();
    await books.close();
    expect(third).toBeGreaterThan(0);
    await restored.pay();
    await restored.close();
    await restored.expectSettled();
    await expectBookedOnce();
  });

  test('before the bank’s answers were known, with less money there than the month needs', async () => {
    const books = await Books.open();
    await books.approved();
    const restored = await books.backUp();
    await books.pay();
    await books.close();
    await sandbox.put('bank/balance', { availableFen: 0 });
    await restored.cut();
    expect(await restored.act.missingFunds({ runId: restored.run.id })).toEqual({ missingFen: 0 });
    await restored.pay();
    await restored.close();
    await restored.expectSettled();
    await expectBookedOnce();
  });

  test('and the statements are read before the month is drawn up again, as another run does', async () => {
    const books = await Books.open();
    const restored = await books.backUp();
    await books.whole();
    await restored.act.settleStatements({ runId: null });
    const open = await restored.database.sql`
      select distinct kind from finance.exceptions where state = 'open'`;
    expect(open).toEqual([{ kind: 'unmatched_bank' }]);
    await restored.whole();
    await restored.expectSettled();
    await expectBookedOnce();
  });

  test('and the statements are read while the list waits for approval', async () => {
    const books = await Books.open();
    await books.approved();
    const restored = await books.backUp();
    await books.pay();
    await books.close();
    await restored.act.settleStatements({ runId: null });
    await restored.pay();
    await restored.close();
    await restored.expectSettled();
    await expectBookedOnce();
  });
});

describe('where the month is not the same the second time', () => {
  test('one more is due: batches are cut otherwise, and he alone is new to the bank', async () => {
    const books = await Books.open();
    const restored = await books.backUp();
    await books.whole();
    const more = [...people(3), person(7), ...staff.slice(3)];
    await loadMonth(restored.database, '2026-10', more);
    await restored.whole();
    await restored.expectSettled();
    await expectBookedOnce(more);
  });

  test('somebody has another account now: what the bank booked to the one of before is his payment', async () => {
    const books = await Books.open();
    const restored = await books.backUp();
    await books.whole();
    const moved = staff.map((one, place) => (place === 0 ? { ...one, account: person(77).account } : one));
    await loadMonth(restored.database, '2026-10', moved);
    await releaseAccount(restored.database.sql, must(staff[0], 'somebody').employeeNo, { username: 'hr2' });
    await restored.whole();
    await restored.expectSettled();
    await expectBookedOnce();
    expect(heldBy(await book(), person(77).account)).toEqual({ fen: 0, bookings: 0 });
  });
});

describe('where somebody was tried twice in the time that is lost', () => {
  const retryAll = async (books: Books, round: number) => {
    for (const { employeeNo } of staff)
      await correct(books.database.sql, books.database.privateData, {
        runId: books.run.id,
        employeeNo,
        retry: true,
        note: null,
        actor: 'hr2',
        coolingOffDays: 3,
      });
    await books.approved(round);
  };

  /** All are refused at first, and paid under the second attempt. */
  async function refusedThenPaid(): Promise<{ books: Books; drawn: Books; approvedOnce: Books }> {
    const books = await Books.open();
    const drawn = await books.backUp();
    await sandbox.setFaults({ seed: 1, refuse: 1 });
    await books.approved();
    const approvedOnce = await books.backUp();
    await books.pay();
    await sandbox.setFaults();
    await books.settle();
    await retryAll(books, 2);
    await books.pay(2);
    await books.close();
    await expectBookedOnce();
    return { books, drawn, approvedOnce };
  }

  test('the same list finds the refusal, and then the payment', async () => {
    const { approvedOnce } = await refusedThenPaid();
    // The bank's book shows the second attempts: the list is drawn up anew with these.
    await approvedOnce.pay();
    await approvedOnce.close();
    await approvedOnce.expectSettled();
    await expectBookedOnce();
  });

  test('another list does not open the refused attempt anew', async () => {
    const { drawn } = await refusedThenPaid();
    const more = [person(8), ...staff];
    await loadMonth(drawn.database, '2026-10', more);
    await drawn.whole();
    await drawn.expectSettled();
    await expectBookedOnce(more);
  });

  test('what came back is owed still, and paid under the next attempt', async () => {
    const books = await Books.open();
    const restored = await books.backUp();
    await sandbox.setFaults({ seed: 1, returned: 1 });
    await books.approved();
    await books.pay();
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await books.settle();
    await sandbox.setFaults();
    await restored.whole();
    await restored.expectSettled();
    await expectBookedOnce();
  });
});

test('payments that nothing here accounts for stop the sending until two of finance have explained them', async () => {
  const books = await Books.open();
  // Somebody who is put on record, and paid, in the time that is lost.
  const restored = await books.backUp();
  const more = [...staff, person(9)];
  await loadMonth(books.database, '2026-10', more);
  await books.whole();
  await restored.approved();
  const send = () => restored.act.startSending({ runId: restored.run.id, round: 1 });
  expect(await send()).toEqual({ ok: false, refusal: { code: 'bank_ahead' } });
  const { sql } = restored.database;
  const unknown = await sql<{ id: number }[]>`
    select x.id from finance.exceptions x join finance.statement_entries e on e.end_to_end_id = x.end_to_end_id
    where not exists (select from finance.transfers t where t.end_to_end_id = x.end_to_end_id)`;
  expect(unknown).toHaveLength(1);
  // He is put on record again: then the list has him, and nothing is left to explain.
  const again = await restored.backUp();
  await loadMonth(again.database, '2026-10', more);
  await again.whole();
  await again.expectSettled();
  // Or finance says what it was.
  for (const actor of ['finance1', 'finance2'])
    await resolveException(sql, { id: unknown[0]?.id ?? 0, resolution: 'explained', note: null, actor });
  await restored.pay();
  await restored.close();
  await expectBookedOnce(more);
});
