import { expect, test } from 'vitest';
import { holdReasonOf, refusalMeaningOf } from '../../../src/connectors/bank/reason-codes.ts';

test.each([
  ['AC04', 'account_closed', 'account_closed'],
  ['AC01', 'account_invalid', 'account_invalid'],
  ['BE01', 'name_mismatch', 'name_mismatch'],
  ['AM05', 'duplicate', 'refused_by_bank'],
  ['AM04', 'insufficient_funds', 'refused_by_bank'],
  ['MS03', 'refused_by_bank', 'refused_by_bank'],
  ['constructor', 'refused_by_bank', 'refused_by_bank'],
  [null, 'refused_by_bank', 'refused_by_bank'],
])('%s means %s, and holds as %s', (code, meaning, hold) => {
  expect(refusalMeaningOf(code)).toBe(meaning);
  expect(holdReasonOf(code)).toBe(hold);
});
