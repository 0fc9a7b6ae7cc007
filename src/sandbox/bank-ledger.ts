import type { PaymentFact, StatementCut, TransferOutcome } from './facts.ts';

/** One line of the bank's book. A return carries its reason and the id of the booking that it undoes. */
export type Entry = {
  endToEndId: string;
  account: string;
  amountFen: number;
  at: number;
  returnReason: string | null;
};

export type Statement = StatementCut & { at: number };

/** The last word on a transfer and the message that brought it. */
export type TransferState = { payment: PaymentFact; batchId: string; outcome: TransferOutcome };

/** Milliseconds from a booking to its return. */
const returnDelayMs = 1000;

type AwaitedReturn = { booking: number; dueAt: number; reason: string };

/** What the bank knows. It changes only by facts, in the order of the journal, and decides nothing. */
export class BankLedger {
  availableFen = 0;
  readonly messages = new Map<string, PaymentFact>();
  readonly transfers = new Map<string, TransferState>();
  readonly entries: Entry[] = [];
  readonly statements: Statement[] = [];
  /** By place of the return, the place of its booking. */
  readonly bookingOfReturn = new Map<number, number>();
  /** In the order of their due times, as bookings are in the order of theirs. */
  #awaitedReturns = new Map<number, AwaitedReturn>();

  applyPayment(payment: PaymentFact): void {
    this.messages.set(payment.msgId, payment);
    for (const { id, transfers } of payment.batches) {
      for (const outcome of transfers) this.#applyTransfer(payment, id, outcome);
    }
  }

  #applyTransfer(payment: PaymentFact, batchId: string, outcome: TransferOutcome): void {
    const { endToEndId, account, bookedFen, reason, returnReason } = outcome;
    // A booked transfer stays booked, whatever a later message with the same id was told.
    if (!this.isBooked(endToEndId)) this.transfers.set(endToEndId, { payment, batchId, outcome });
    if (reason !== null) return;
    if (returnReason !== null) {
      const booking = this.entries.length;
      this.#awaitedReturns.set(booking, { booking, dueAt: payment.at + returnDelayMs, reason: returnReason });
    }
    this.applyDebit({ endToEndId, account, amountFen: bookedFen, at: payment.at });
  }

  applyDebit(debit: Omit<Entry, 'returnReason'>): void {
    const { endToEndId, account, amountFen, at } = debit;
    this.entries.push({ endToEndId, account, amountFen, at, returnReason: null });
    this.availableFen -= amountFen;
  }

  applyReturns(bookings: number[]): void {
    for (const booking of bookings) {
      const awaited = this.#awaitedReturns.get(booking);
      const entry = this.entries[booking];
      if (!awaited || !entry) throw new Error(`the journal returns entry ${booking}, which awaits no return`);
      this.#awaitedReturns.delete(booking);
      this.bookingOfReturn.set(this.entries.length, booking);
      this.entries.push({ ...entry, at: awaited.dueAt, returnReason: awaited.reason });
      this.availableFen += entry.amountFen;
    }
  }

  applyStatements(at: number, cuts: StatementCut[]): void {
    for (const cut of cuts) this.statements.push({ ...cut, at });
  }

  isBooked(endToEndId: string): boolean {
    return this.transfers.get(endToEndId)?.outcome.reason === null;
  }

  /** Places of the bookings whose return is due and not yet booked. */
  dueReturns(now: number): number[] {
    const due: number[] = [];
    for (const { booking, dueAt } of this.#awaitedReturns.values()) {
      if (dueAt > now) break;
      due.push(booking);
    }
    return due;
  }

  /** The number of entries that stand in a statement. */
  get statedEntries(): number {
    return this.statements.at(-1)?.toEntry ?? 0;
  }

  entriesOf({ fromEntry, toEntry }: Statement): Entry[] {
    return this.entries.slice(fromEntry, toEntry);
  }
}
