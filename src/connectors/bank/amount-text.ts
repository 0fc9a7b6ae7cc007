import { assert } from '../../domain/assert.ts';
import { UnreadableDocument } from './xml-tree.ts';

/** Integer fen as ISO 20022 writes it: yuan with two decimals. By digits, as a division would leave the integers. */
export function amountText(amountFen: number): string {
  assert(Number.isSafeInteger(amountFen) && amountFen >= 0, 'an amount must be a whole number of fen');
  const digits = String(amountFen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** ISO 20022 allows five decimals; all after the second must be zero, or the amount is none of whole fen. */
const amountForm = /^\+?(\d{1,16})(?:\.(\d{0,2})0{0,3})?$/;

/** Reads an ISO 20022 amount exactly into fen. */
export function readAmountFen(text: string): number {
  const match = amountForm.exec(text);
  const amountFen = match ? Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`) : Number.NaN;
  if (!Number.isSafeInteger(amountFen))
    throw new UnreadableDocument('an amount is not a whole number of fen');
  return amountFen;
}
