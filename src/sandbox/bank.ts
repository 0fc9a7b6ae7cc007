import type { PaymentFact, TransferOutcome } from './facts.ts';
import type { PaymentOrder } from './pain-001.ts';
import { decidePayment } from './payment-outcome.ts';
import type { Sandbox } from './sandbox.ts';
import { cutStatements } from './statement-cut.ts';

export type LookedUp = { endToEndId: string; status: 'ACSC' | 'RJCT' | 'NFND'; reason: string | null };

/** The message that is on record under the id now, or `conflict` where that id had other content. */
export function receivePayment(sandbox: Sandbox, order: PaymentOrder, now: number): PaymentFact | 'conflict' {
  const { ledger, journal, faultDesk } = sandbox;
  bookDueReturns(sandbox, now);
  const known = ledger.messages.get(order.msgId);
  if (known) return known.digest === order.digest ? known : 'conflict';
  const payment = decidePayment(ledger, faultDesk.faults, order, now);
  journal.append(payment);
  return payment;
}

export function lookUp({ ledger }: Sandbox, endToEndId: string): LookedUp {
  const outcome: TransferOutcome | undefined = ledger.transfers.get(endToEndId)?.outcome;
  if (!outcome) return { endToEndId, status: 'NFND', reason: null };
  return { endToEndId, status: outcome.reason === null ? 'ACSC' : 'RJCT', reason: outcome.reason };
}

/** Puts every entry up to now into a statement. What is cut is on disk before it is served, and never changes. */
export function bringStatementsUpTo(sandbox: Sandbox, now: number): void {
  bookDueReturns(sandbox, now);
  const statements = cutStatements(sandbox.ledger);
  if (statements.length > 0) sandbox.journal.append({ type: 'statements-cut', at: now, statements });
}

/**
 * Books the returns that fell due. Called before anything that reads or adds to the book, so that its entries stand
 * in the order of their times without a timer that a kill would lose.
 */
export function bookDueReturns({ ledger, journal }: Sandbox, now: number): void {
  const bookings = ledger.dueReturns(now);
  if (bookings.length > 0) journal.append({ type: 'returns', bookings });
}
