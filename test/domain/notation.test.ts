import { expect, test } from 'vitest';
import { cleanText, compactText, halfWidth, isScientific } from '../../src/domain/notation.ts';

test('full-width letters, digits, signs and spaces become half-width', () => {
  expect(halfWidth('ＡＢＣ１２３（＋．，）￥\u3000！～')).toBe('ABC123(+.,)¥ !~');
});

test.each([
  ['\u3000工程师 ', '工程师'],
  ['\u00a0高级\t\n工程师', '高级 工程师'],
  ['工\u200b程\ufeff师', '工程师'],
  ["'110101", '110101'],
  ["  ' 110101", '110101'],
  ['O’Neil', 'O’Neil'],
  ['𬭎远', '𬭎远'],
  ['张㛃', '张㛃'],
  ['Қ', 'Қ'],
  ['①㎡Ⅷ', '①㎡Ⅷ'],
])('%j is cleaned to %j', (written, cleaned) => {
  expect(cleanText(written)).toBe(cleaned);
});

test('a number loses every space, whatever kind it is', () => {
  expect(compactText(' 6216\u30006100 9173\u00a01834\u2009500\u202d')).toBe('6216610091731834500');
});

test.each(['1.10101E+17', '1e5', '6.2E18', '１．１Ｅ＋１７'])('%s is in scientific notation', (text) => {
  expect(isScientific(text)).toBe(true);
});

test.each(['110101', '11010119900101123X', 'E17', ''])('%j is not in scientific notation', (text) => {
  expect(isScientific(text)).toBe(false);
});
