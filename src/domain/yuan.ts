import { assert } from './assert.ts';
import { compactText } from './notation.ts';

declare const fenBrand: unique symbol;

/** An amount of money: a whole number of fen, exact. */
export type Fen = number & { readonly [fenBrand]: true };

/** Throws where the number is not a safe integer: money that is not exact is a bug, never an input error. */
export function fen(amount: number): Fen {
  assert(Number.isSafeInteger(amount), 'an amount is a whole number of fen');
  return amount as Fen;
}

/** Sign and currency mark in either order, digits plain or in groups of three, decimals, 元 at the end. */
const amountForm = /^(?:¥?(-?)|(-?)¥?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?元?$/;

/**
 * Yuan as people write them (6450, 6,450.00, ¥6450, 6450.00元, full-width), read exactly from the digits. Null where
 * the text is no amount, has a part of a fen, or leaves the safe integers. A negative amount is read: whether it may
 * stand there is the caller's to judge.
 */
export function parseYuan(text: string): Fen | null {
  const match = amountForm.exec(compactText(text).replace(/[−－–]/g, '-'));
  if (!match) return null;
  const decimals = (match[4] ?? '').replace(/0+$/, '');
  if (decimals.length > 2) return null;
  const digits = `${(match[3] ?? '').replaceAll(',', '')}${decimals.padEnd(2, '0')}`;
  const amount = Number(digits);
  if (!Number.isSafeInteger(amount)) return null;
  const negative = Boolean(match[1] || match[2]);
  // Zero has no sign: -0 would differ from 0 in comparisons and in JSON.
  return fen(negative && amount !== 0 ? -amount : amount);
}

/** Yuan for people: 6,450.00. A sum over many lines may be a bigint. */
export function formatYuan(amountFen: Fen | bigint): string {
  const [whole = '', part = ''] = yuanText(amountFen).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part}`;
}

/** Yuan for files: 6450.00. By digits, as a division would leave the integers. */
export function yuanText(amountFen: Fen | bigint): string {
  const amount = BigInt(amountFen);
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
