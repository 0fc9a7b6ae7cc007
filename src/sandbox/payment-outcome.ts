import type { BankLedger } from './bank-ledger.ts';
import type { PaymentFact, TransferOutcome } from './facts.ts';
import { type Faults, pick, strikes } from './faults.ts';
import type { PaymentOrder, TransferOrder } from './pain-001.ts';

const refusalReasons = ['AC04', 'AC01', 'BE01', 'MS03'] as const;
const returnReasons = ['AC04', 'AC01', 'MS03'] as const;
const oneYuanFen = 100;

/** What becomes of a message that is new to the bank: the fact to write down, with nothing booked yet. */
export function decidePayment(
  ledger: BankLedger,
  faults: Faults,
  order: PaymentOrder,
  at: number,
): PaymentFact {
  const groupReason = order.totalFen > ledger.availableFen ? 'AM04' : null;
  const bookedHere = new Set<string>();
  const decide = (transfer: TransferOrder): TransferOutcome => {
    if (groupReason !== null) return refused(transfer, groupReason, false);
    const { endToEndId } = transfer;
    const statusTwice = strikes(faults, 'duplicateStatus', endToEndId);
    if (ledger.isBooked(endToEndId) || bookedHere.has(endToEndId))
      return refused(transfer, 'AM05', statusTwice);
    const outcome = decideTransfer(faults, transfer, statusTwice);
    if (outcome.reason === null) bookedHere.add(endToEndId);
    return outcome;
  };
  return {
    type: 'payment',
    at,
    msgId: order.msgId,
    digest: order.digest,
    groupReason,
    batches: order.batches.map(({ id, transfers }) => ({ id, transfers: transfers.map(decide) })),
  };
}

/** At most one of refused, booked with a wrong amount, returned: each is told apart in what the bank says later. */
function decideTransfer(faults: Faults, transfer: TransferOrder, statusTwice: boolean): TransferOutcome {
  const { endToEndId, account, amountFen } = transfer;
  const key = `${faults.seed}\n${endToEndId}`;
  if (strikes(faults, 'refuse', endToEndId))
    return refused(transfer, pick(refusalReasons, `refuse\n${key}`), statusTwice);
  const booked = { endToEndId, account, orderedFen: amountFen, reason: null, statusTwice };
  if (strikes(faults, 'amountError', endToEndId)) {
    // One yuan or less cannot be booked short: an entry of nothing is no entry.
    const over = amountFen <= oneYuanFen || pick([true, false], `amountError\n${key}`);
    return { ...booked, bookedFen: amountFen + (over ? oneYuanFen : -oneYuanFen), returnReason: null };
  }
  const returned = strikes(faults, 'returned', endToEndId);
  return {
    ...booked,
    bookedFen: amountFen,
    returnReason: returned ? pick(returnReasons, `returned\n${key}`) : null,
  };
}

function refused(transfer: TransferOrder, reason: string, statusTwice: boolean): TransferOutcome {
  const { endToEndId, account, amountFen } = transfer;
  return {
    endToEndId,
    account,
    orderedFen: amountFen,
    bookedFen: 0,
    reason,
    statusTwice,
    returnReason: null,
  };
}
