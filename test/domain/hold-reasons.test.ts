import { describe, expect, test } from 'vitest';
import { holdRules, reconciliationPrecedence, zeroReasons } from '../../src/domain/hold-reasons.ts';
import { roles } from '../../src/domain/roles.ts';

describe('the reasons of a hold', () => {
  test.each(
    Object.entries(holdRules),
  )('%s has an owner, a time and a next step in both languages', (_reason, rule) => {
    expect(roles).toContain(rule.owner);
    expect(rule.dueDays).toBeGreaterThanOrEqual(1);
    expect(rule.nextStep.zh).toMatch(/[一-鿿]{3}/);
    expect(rule.nextStep.en).toMatch(/^[a-z][a-z ;,'-]{10,}$/i);
  });

  test('that come from the bank alone have no place in the precedence, all others have one', () => {
    const fromTheBank = ['account_closed', 'refused_by_bank', 'returned_by_bank'];
    const placed = new Set<string>(reconciliationPrecedence);
    expect(placed.size).toBe(reconciliationPrecedence.length);
    expect(
      Object.keys(holdRules)
        .filter((reason) => !placed.has(reason))
        .sort(),
    ).toEqual(fromTheBank);
  });

  test('stand in the order in which they are told: whether, who, where, how much', () => {
    const place = (reason: (typeof reconciliationPrecedence)[number]) =>
      reconciliationPrecedence.indexOf(reason);
    const order = [
      'missing_from_upload',
      'conflicting_lines',
      'id_invalid',
      'name_mismatch',
      'account_missing',
      'account_invalid',
      'account_mismatch',
      'account_shared',
      'base_invalid',
    ] as const;
    expect(order.map(place)).toEqual([...order.map(place)].sort((a, b) => a - b));
  });

  test('are none of those for which nothing is paid', () => {
    expect(zeroReasons.filter((reason) => reason in holdRules)).toEqual([]);
  });
});
