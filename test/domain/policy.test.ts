import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountDue,
  baseOfSalary,
  compareDecimals,
  factorFor,
  neutralFactor,
  type Policy,
} from '../../src/domain/policy.ts';

const policy: Policy = {
  id: 1,
  version: 1,
  ratePpm: 20_000,
  baseFloorFen: 300_000,
  baseCapFen: 3_534_300,
  roundingFen: 100,
  tiers: [
    { fromScore: '90', factorTenThousandths: 11_000 },
    { fromScore: '80', factorTenThousandths: 10_000 },
    { fromScore: '70', factorTenThousandths: 9_500 },
    { fromScore: '0', factorTenThousandths: 0 },
  ],
  proRate: false,
};

const base = fc.integer({ min: 0, max: 10_000_000_000 });
const factor = fc.integer({ min: 0, max: 20_000 });

describe('the acceptance table of the money rules', () => {
  test.each([
    [645_000, null, 129],
    [645_000, '90', 142],
    [645_000, '100', 142],
    [645_000, '80', 129],
    [645_000, '89.99', 129],
    [645_000, '70', 123],
    [645_000, '79.99', 123],
    [645_000, '69.99', 0],
    [677_250, null, 135],
    [677_250, '95', 149],
  ])('a base of %i fen with score %s pays %i yuan', (baseFen, score, yuan) => {
    expect(amountDue(baseFen, policy, factorFor(score, policy))).toBe(yuan * 100);
  });

  test('a raise of 5 % makes the base from the salary, between floor and cap', () => {
    expect(baseOfSalary(677_250, policy)).toBe(677_250);
    expect(baseOfSalary(299_999, policy)).toBe(300_000);
    expect(baseOfSalary(300_000, policy)).toBe(300_000);
    expect(baseOfSalary(3_534_300, policy)).toBe(3_534_300);
    expect(baseOfSalary(3_534_301, policy)).toBe(3_534_300);
  });
});

describe('rounding', () => {
  test.each([
    [642_499, 12_800, 'a fraction below the half goes down'],
    [642_500, 12_900, 'the half goes up'],
    [642_501, 12_900, 'above the half goes up'],
    [647_499, 12_900, 'below the next half stays'],
    [647_500, 13_000, 'the next half goes up'],
  ])('2 %% of %i fen is %i fen: %s', (baseFen, dueFen) => {
    expect(amountDue(baseFen, policy, neutralFactor)).toBe(dueFen);
  });

  test('happens once, at the end: 122.55 and 141.90 come from the factor on the exact amount', () => {
    // 6,402.50 at 2 % is 128.05, and with 1.10 it is 140.855: rounding first would make 140.80.
    expect(amountDue(640_250, { ...policy, roundingFen: 1 }, 11_000)).toBe(14_086);
    expect(amountDue(645_000, { ...policy, roundingFen: 1 }, 9_500)).toBe(12_255);
  });

  test('never drifts as floating numbers do', () => {
    // 0.07 of a yuan is no exact floating number: 1.005 × 100 is 100.49999999999999 there.
    expect(amountDue(100_500, { ...policy, ratePpm: 1_000, roundingFen: 1 }, neutralFactor)).toBe(101);
    expect(Math.round(1.005 * 100)).toBe(100);
  });

  test('gives whole yuan, within half a yuan of the exact amount', () => {
    fc.assert(
      fc.property(base, factor, (baseFen, tenThousandths) => {
        const due = amountDue(baseFen, policy, tenThousandths);
        expect(due % 100).toBe(0);
        const exact = BigInt(baseFen) * BigInt(policy.ratePpm) * BigInt(tenThousandths);
        const difference = BigInt(due) * 10_000_000_000n - exact;
        const half = 50n * 10_000_000_000n;
        expect(difference > -half && difference <= half).toBe(true);
      }),
    );
  });

  test('never makes more of a smaller base', () => {
    fc.assert(
      fc.property(base, base, factor, (one, other, tenThousandths) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        expect(amountDue(small, policy, tenThousandths)).toBeLessThanOrEqual(
          amountDue(large, policy, tenThousandths),
        );
      }),
    );
  });

  test('never makes more of a smaller factor', () => {
    fc.assert(
      fc.property(base, factor, factor, (baseFen, one, other) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        expect(amountDue(baseFen, policy, small)).toBeLessThanOrEqual(amountDue(baseFen, policy, large));
      }),
    );
  });

  test.each([-1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('refuses a base of %s fen', (baseFen) => {
    expect(() => amountDue(baseFen, policy, neutralFactor)).toThrow('assertion failed');
  });
});

describe('a score', () => {
  test.each([
    [null, 10_000],
    ['100', 11_000],
    ['90', 11_000],
    ['90.0', 11_000],
    ['89.999999', 10_000],
    ['80', 10_000],
    ['79.99', 9_500],
    ['70', 9_500],
    ['69.99', 0],
    ['0', 0],
  ])('of %s has the factor %i', (score, tenThousandths) => {
    expect(factorFor(score, policy)).toBe(tenThousandths);
  });

  test('is compared exactly, however many decimals it has', () => {
    expect(compareDecimals('89.99999999999999999999', '90')).toBeLessThan(0);
    expect(compareDecimals('90.00000000000000000001', '90')).toBeGreaterThan(0);
    expect(compareDecimals('90.00', '90')).toBe(0);
    expect(compareDecimals('9', '10')).toBeLessThan(0);
  });
});
