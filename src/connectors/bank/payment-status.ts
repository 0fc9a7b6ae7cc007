import { find, readXml, requiredText, textAt, UnreadableDocument, type XmlElement } from './xml-tree.ts';

/** `pending` is also what the bank has not settled in a word we know: it is asked again, never paid again. */
export type TransferStatus = 'accepted' | 'refused' | 'pending';

export interface TransferOutcome {
  readonly endToEndId: string;
  readonly status: TransferStatus;
  /** The bank's reason code as it gave it, such as `AC04`. */
  readonly reason: string | null;
}

export interface PaymentStatus {
  /** The message id of the payment file this answers. */
  readonly messageId: string;
  /** ISO code such as `ACSC`, `RJCT` or `PART`. */
  readonly groupStatus: string | null;
  readonly groupReason: string | null;
  readonly transfers: readonly TransferOutcome[];
}

/** ISO 20022's external list of transaction status codes, as far as it is final for us. */
const statusOfCode = new Map<string, TransferStatus>([
  ['ACSC', 'accepted'],
  ['ACCC', 'accepted'],
  ['ACCP', 'accepted'],
  ['ACSP', 'accepted'],
  ['ACTC', 'accepted'],
  ['RJCT', 'refused'],
  ['PDNG', 'pending'],
]);

/** What a transaction status code says of a transfer; an unknown code is `pending`. */
export function transferStatusOf(code: string): TransferStatus {
  return statusOfCode.get(code) ?? 'pending';
}

/**
 * Reads a payment status report, pain.002.001.10. A transaction reported twice comes out once; where the two
 * contradict each other it is `pending`, and the caller asks the bank. Throws UnreadableDocument.
 */
export function readPaymentStatus(xml: string): PaymentStatus {
  const outcomes = new Map<string, TransferOutcome>();
  const root = readXml(xml, {
    TxInfAndSts: (transaction) => {
      const outcome = outcomeOf(transaction);
      const earlier = outcomes.get(outcome.endToEndId);
      outcomes.set(outcome.endToEndId, earlier ? merge(earlier, outcome) : outcome);
    },
  });
  const group = find(root, 'CstmrPmtStsRpt', 'OrgnlGrpInfAndSts');
  if (!group)
    throw new UnreadableDocument('not a payment status report: CstmrPmtStsRpt/OrgnlGrpInfAndSts is missing');
  return {
    messageId: requiredText(group, 'OrgnlMsgId'),
    groupStatus: textAt(group, 'GrpSts'),
    groupReason: reasonOf(group),
    transfers: [...outcomes.values()],
  };
}

function outcomeOf(transaction: XmlElement): TransferOutcome {
  return {
    endToEndId: requiredText(transaction, 'OrgnlEndToEndId'),
    status: transferStatusOf(requiredText(transaction, 'TxSts')),
    reason: reasonOf(transaction),
  };
}

function reasonOf(element: XmlElement): string | null {
  return textAt(element, 'StsRsnInf', 'Rsn', 'Cd') ?? textAt(element, 'StsRsnInf', 'Rsn', 'Prtry');
}

function merge(one: TransferOutcome, other: TransferOutcome): TransferOutcome {
  if (one.status === other.status) return { ...one, reason: one.reason ?? other.reason };
  if (one.status === 'pending') return other;
  if (other.status === 'pending') return one;
  return { endToEndId: one.endToEndId, status: 'pending', reason: null };
}
