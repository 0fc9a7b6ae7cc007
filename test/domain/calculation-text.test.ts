import { describe, expect, test } from 'vitest';
import { amountText, factorText, percentText, raiseText } from '../../src/domain/calculation-text.ts';

const twoPercent = { ratePpm: 20_000, factorTenThousandths: 11_000 };

describe('an amount in words', () => {
  test('shows the product before it is rounded, and after', () => {
    expect(amountText({ baseFen: 677_250, ...twoPercent, resultFen: 14_900 })).toBe(
      '6,772.50 × 2 % × 1.10 = 148.995 → 149',
    );
  });

  test('is exact where the product needs every place, and grouped where it is large', () => {
    const large = { baseFen: 3_534_301, ratePpm: 812_345, factorTenThousandths: 9_501, resultFen: 2_727_800 };
    expect(amountText(large)).toBe('35,343.01 × 81.2345 % × 0.9501 = 27,278.052657273345 → 27,278');
  });

  test('keeps the fen of a programme that does not round to whole yuan', () => {
    expect(amountText({ baseFen: 677_250, ...twoPercent, resultFen: 14_899 })).toMatch(/→ 148\.99$/);
  });

  test('goes on with what is taken off, and leaves out what takes off nothing', () => {
    const formula = { baseFen: 645_000, ratePpm: 20_000, factorTenThousandths: 10_000, resultFen: 12_900 };
    expect(
      amountText(formula, [
        { kind: 'shortfall', lessFen: 12_800 },
        { kind: 'late_return', lessFen: 0 },
      ]),
    ).toBe('6,450.00 × 2 % × 1.00 = 129 → 129; 129 − 128 = 1');
  });
});

describe('a raise in words', () => {
  test('is one equation where the new salary has no part of a fen', () => {
    expect(raiseText(645_000, 500, 677_250)).toBe('6,450.00 × 1.05 = 6,772.50');
  });

  test('shows the rounding where there is one', () => {
    expect(raiseText(645_033, 500, 677_285)).toBe('6,450.33 × 1.05 = 6,772.8465 → 6,772.85');
  });
});

test('rates and factors are written as people write them', () => {
  expect([percentText(20_000), percentText(1), percentText(1_000_000)]).toEqual(['2 %', '0.0001 %', '100 %']);
  expect([factorText(11_000), factorText(9_500), factorText(10_000), factorText(10_125)]).toEqual([
    '1.10',
    '0.95',
    '1.00',
    '1.0125',
  ]);
});
