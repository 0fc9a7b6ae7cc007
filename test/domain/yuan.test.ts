import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fen, formatYuan, parseYuan, yuanText } from '../../src/domain/yuan.ts';

const amounts = fc.maxSafeInteger().map(fen);

test('every amount is read back as it was written, in either form', () => {
  fc.assert(
    fc.property(
      amounts,
      (amount) => parseYuan(yuanText(amount)) === amount && parseYuan(formatYuan(amount)) === amount,
    ),
  );
});

test.each([
  ['6450', 645000],
  ['6450.5', 645050],
  ['6,450.00', 645000],
  ['1,234,567.89', 123456789],
  ['２６７９０．００', 2679000],
  ['６，４５０', 645000],
  ['19620.00元', 1962000],
  ['¥6,450.00', 645000],
  ['￥ 6450', 645000],
  [' 6 450.00 ', 645000],
  ["'6450.00", 645000],
  ['6450.0000', 645000],
  ['0.29', 29],
  ['-100.00', -10000],
  ['－１００', -10000],
  ['-¥100', -10000],
  ['¥-100', -10000],
  ['0.00', 0],
  ['007', 700],
  ['90071992547409.91', Number.MAX_SAFE_INTEGER],
])('%j is %i fen', (text, amount) => {
  expect(parseYuan(text)).toBe(amount);
});

test('a negative zero is zero', () => {
  expect(Object.is(parseYuan('-0.00'), 0)).toBe(true);
});

test.each([
  '',
  'abc',
  '六千元',
  '6450.005',
  '64,50.00',
  '6,4500',
  ',450',
  '6450.',
  '.5',
  '1.2E4',
  '--1',
  '6450.00元元',
  '90071992547409.92',
  '6450.00 USD',
  '0x10',
  'Infinity',
])('%j is no amount', (text) => {
  expect(parseYuan(text)).toBeNull();
});

test.each([
  [0, '0.00'],
  [7, '0.07'],
  [-7, '-0.07'],
  [100000, '1,000.00'],
  [99999, '999.99'],
  [-123456789, '-1,234,567.89'],
])('%i fen are shown as %s', (amount, text) => {
  expect(formatYuan(fen(amount))).toBe(text);
});

test.each([0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%d is no whole number of fen', (amount) => {
  expect(() => fen(amount)).toThrow('whole number of fen');
});
