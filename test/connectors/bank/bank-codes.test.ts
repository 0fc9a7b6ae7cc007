import { expect, test } from 'vitest';
import { bankCodeOf, bankCodes } from '../../../src/connectors/bank/bank-codes.ts';

/** ISO 7064 MOD 11,10 over the first eleven digits. */
function checkDigit(code: string): number {
  let product = 10;
  for (const digit of code.slice(0, 11)) {
    product = (((product + Number(digit)) % 10 || 10) * 2) % 11;
  }
  return (11 - product) % 10;
}

test.each(bankCodes)('%s has twelve digits and its check digit', (code) => {
  expect(code).toMatch(/^[0-9]{12}$/);
  expect(Number(code[11])).toBe(checkDigit(code));
});

test('no code stands twice', () => {
  expect(new Set(bankCodes).size).toBe(bankCodes.length);
});

test.each([
  ['中国工商银行北京分行', '102'],
  ['中国工商银行股份有限公司北京分行营业部', '102'],
  ['工商银行', '102'],
  ['工行北京中关村支行', '102'],
  [' 中国 工商银行（北京）', '102'],
  ['中国农业银行', '103'],
  ['中国银行上海市分行', '104'],
  ['中国建设银行', '105'],
  ['交通银行', '301'],
  ['中国民生银行', '305'],
  ['招商银行深圳分行', '308'],
  ['上海浦东发展银行', '310'],
  ['北京银行', '313'],
  ['北京农商银行', '402'],
  ['中国邮政储蓄银行', '403'],
])('%s is a bank of category %s', (name, category) => {
  expect(bankCodeOf(name)?.slice(0, 3)).toBe(category);
});

test.each([
  '',
  '银行',
  '某某银行',
  '中国农业发展银行',
  '中国银行（香港）有限公司',
  '北京',
  'ICBC',
])('%s is not guessed at', (name) => {
  expect(bankCodeOf(name)).toBeNull();
});
