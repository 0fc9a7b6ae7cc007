import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountText, readAmountFen } from '../../../src/connectors/bank/amount-text.ts';

test('every amount of whole fen is read back as it was written', () => {
  fc.assert(fc.property(fc.maxSafeNat(), (fen) => readAmountFen(amountText(fen)) === fen));
});

test.each([
  [0, '0.00'],
  [7, '0.07'],
  [99, '0.99'],
  [100, '1.00'],
  [12345678, '123456.78'],
])('%i fen are written as %s', (fen, text) => {
  expect(amountText(fen)).toBe(text);
});

test.each([
  ['120', 12000],
  ['120.', 12000],
  ['120.5', 12050],
  ['120.50000', 12050],
  ['0.1', 10],
  ['1.15', 115],
])('%s is read as %i fen', (text, fen) => {
  expect(readAmountFen(text)).toBe(fen);
});

test.each([
  '',
  '-1.00',
  '1.005',
  '1e3',
  '1,000.00',
  '.50',
  '99999999999999.99',
  '1.000000',
])('%s is not read', (text) => {
  expect(() => readAmountFen(text)).toThrow('whole number of fen');
});

test.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%d is not written', (fen) => {
  expect(() => amountText(fen)).toThrow('whole number of fen');
});
