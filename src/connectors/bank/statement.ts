import { readAmountFen } from './amount-text.ts';
import { find, readXml, requiredText, textAt, UnreadableDocument, type XmlElement } from './xml-tree.ts';

export interface StatementEntry {
  /** The bank's own reference, unique within the statement; `REF/2` is the second part of a collective entry. */
  readonly entryRef: string;
  /** Null where the bank knows none: the entry was ordered by somebody else. */
  readonly endToEndId: string | null;
  readonly amountFen: number;
  /** `booking`: money out; `return`: money back in. */
  readonly kind: 'booking' | 'return';
  /** ISO 8601, a date alone where the bank gives no time. */
  readonly bookedAt: string;
  /** The bank's reason code of a return, such as `AC04`. */
  readonly returnReason: string | null;
}

export interface BankStatement {
  readonly id: string;
  readonly sequence: number;
  readonly createdAt: string;
  readonly entries: readonly StatementEntry[];
}

/**
 * Reads an account statement, camt.053.001.08, with one statement in it. Entries that are not booked yet are left
 * out: they stand in a later statement again. Throws UnreadableDocument.
 */
export function readStatement(xml: string): BankStatement {
  const entries: StatementEntry[] = [];
  const root = readXml(xml, { Ntry: (entry) => entries.push(...entriesOf(entry)) });
  const statements = find(root, 'BkToCstmrStmt')?.children.filter((child) => child.name === 'Stmt') ?? [];
  const statement = statements[0];
  // Entries of two statements could not be told apart here, and their sequence decides what was read before.
  if (!statement || statements.length > 1)
    throw new UnreadableDocument('a statement file must hold one statement');
  return {
    id: requiredText(statement, 'Id'),
    sequence: sequenceOf(statement),
    createdAt: requiredText(statement, 'CreDtTm'),
    entries: numbered(entries),
  };
}

/** A bank may give a booking and its return one reference: each is an entry of its own. */
function numbered(entries: readonly StatementEntry[]): StatementEntry[] {
  const times = new Map<string, number>();
  return entries.map((entry) => {
    const nth = (times.get(entry.entryRef) ?? 0) + 1;
    times.set(entry.entryRef, nth);
    return nth === 1 ? entry : { ...entry, entryRef: `${entry.entryRef}#${nth}` };
  });
}

function sequenceOf(statement: XmlElement): number {
  const sequence = Number(textAt(statement, 'ElctrncSeqNb') ?? requiredText(statement, 'LglSeqNb'));
  if (!Number.isSafeInteger(sequence))
    throw new UnreadableDocument('the sequence of a statement must be a whole number');
  return sequence;
}

function entriesOf(entry: XmlElement): StatementEntry[] {
  if ((textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts')) !== 'BOOK') return [];
  const entryRef = textAt(entry, 'NtryRef') ?? requiredText(entry, 'AcctSvcrRef');
  const whole = {
    entryRef,
    amountFen: cnyFenOf(entry),
    kind: kindOf(entry),
    bookedAt: textAt(entry, 'BookgDt', 'DtTm') ?? requiredText(entry, 'BookgDt', 'Dt'),
  };
  const transactions = entry.children
    .filter((child) => child.name === 'NtryDtls')
    .flatMap((details) => details.children.filter((child) => child.name === 'TxDtls'));
  if (transactions.length <= 1) return [{ ...whole, ...referencesOf(transactions[0]) }];
  const parts = transactions.map((transaction, index) => ({
    ...whole,
    entryRef: `${entryRef}/${index + 1}`,
    amountFen: cnyFenOf(transaction),
    ...referencesOf(transaction),
  }));
  if (parts.reduce((sum, part) => sum + part.amountFen, 0) !== whole.amountFen) {
    throw new UnreadableDocument('the parts of a collective entry do not add up to its amount');
  }
  return parts;
}

function referencesOf(transaction: XmlElement | undefined) {
  if (!transaction) return { endToEndId: null, returnReason: null };
  const endToEndId = textAt(transaction, 'Refs', 'EndToEndId');
  return {
    endToEndId: endToEndId === 'NOTPROVIDED' ? null : endToEndId,
    returnReason: textAt(transaction, 'RtrInf', 'Rsn', 'Cd') ?? textAt(transaction, 'RtrInf', 'Rsn', 'Prtry'),
  };
}

function kindOf(entry: XmlElement): StatementEntry['kind'] {
  const indicator = requiredText(entry, 'CdtDbtInd');
  if (indicator === 'DBIT') return 'booking';
  if (indicator === 'CRDT') return 'return';
  throw new UnreadableDocument('CdtDbtInd must be DBIT or CRDT');
}

function cnyFenOf(element: XmlElement): number {
  const amount = find(element, 'Amt');
  if (amount?.attributes.Ccy !== 'CNY') throw new UnreadableDocument(`${element.name} has no amount in CNY`);
  return readAmountFen(amount.text);
}
