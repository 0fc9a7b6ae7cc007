import { expect, test } from 'vitest';
import { readAccount } from '../../src/domain/account-number.ts';

test.each([
  ['4111111111111111', '4111111111111111'],
  ['4111 1111 1111 1111', '4111111111111111'],
  ['4111-1111-1111-1111', '4111111111111111'],
  ['４１１１－１１１１－１１１１－１１１１', '4111111111111111'],
  ["'6216610000000000008", '6216610000000000008'],
])('%j is a valid account', (text, account) => {
  expect(readAccount(text)).toEqual({ account, problem: null });
});

test.each(['', ' ', '\u3000', '--'])('%j is blank, which is no problem', (text) => {
  expect(readAccount(text)).toEqual({ account: null, problem: null });
});

test.each([
  ['4111111111111112', 'check_digit'],
  ['411111111111116', 'form'],
  ['62166100000000000015', 'form'],
  ['62166100000000O0015', 'form'],
  ['6.22202E+18', 'scientific'],
])('%j is refused: %s', (text, problem) => {
  expect(readAccount(text).problem).toBe(problem);
});
