import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals } from '../../src/domain/policy.ts';
import { parseScore } from '../../src/domain/score.ts';

test.each([
  '0',
  '0.0',
  '0.0001',
  '79.1',
  '89.99',
  '90',
  '90.00',
  '99.9999',
  '100',
  '100.0',
  '100.0000',
])('the score %s is kept as written', (text) => {
  expect(parseScore(text)).toBe(text);
});

test.each([
  ['８９．９９', '89.99'],
  [' 89.99\u3000', '89.99'],
  ["'90.00", '90.00'],
  ['’85分', '85'],
  ['85.5 分', '85.5'],
  ['\ufeff85', '85'],
  ['085.50', '85.50'],
  ['000', '0'],
])('%j is the score %s: only notation is cleaned away', (text, score) => {
  expect(parseScore(text)).toBe(score);
});

test.each([
  ['nothing', ''],
  ['a space', ' '],
  ['a word', '优秀'],
  ['分 alone', '分'],
  ['分 twice', '85分分'],
  ['just above 100', '100.0001'],
  ['101', '101'],
  ['a long number', '1000'],
  ['a minus', '-1'],
  ['a full-width minus', '－1'],
  ['minus zero', '-0'],
  ['a plus', '+90'],
  ['an exponent', '9e1'],
  ['a capital exponent', '9E1'],
  ['a thousands separator', '1,000'],
  ['a comma for a point', '89,99'],
  ['five decimals', '89.99999'],
  ['five decimals that are zeros', '90.00000'],
  ['a point without decimals', '90.'],
  ['decimals without a number', '.5'],
  ['two points', '89.9.9'],
  ['a percentage', '89.99%'],
  ['digits apart', '8 9'],
  ['a hexadecimal number', '0x50'],
  ['not a number', 'NaN'],
  ['digits of another script', '٩٠'],
])('%s is no score', (_, text) => {
  expect(parseScore(text)).toBeNull();
});

const decimal = fc
  .tuple(fc.nat(150), fc.nat(9999), fc.nat(4))
  .map(([whole, part, places]) =>
    places === 0 ? `${whole}` : `${whole}.${String(part).padStart(4, '0').slice(0, places)}`,
  );

test('a decimal is a score exactly where it is at most 100, and comes out digit for digit', () => {
  fc.assert(
    fc.property(decimal, (text) => {
      expect(parseScore(text)).toBe(compareDecimals(text, '100') <= 0 ? text : null);
    }),
  );
});

test('a score read again is the same score', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const score = parseScore(text);
      if (score !== null) expect(parseScore(score)).toBe(score);
    }),
  );
});
