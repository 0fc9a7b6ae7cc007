import { describe, expect, test } from 'vitest';
import { approversNeeded, isSwing } from '../../src/domain/approvals.ts';
import { embeddedSettings } from '../../src/domain/settings.ts';

describe('approvers', () => {
  test.each([
    [0, 1],
    [9_999_999, 1],
    [10_000_000, 2],
    [999_999_999, 2],
    [1_000_000_000, 3],
  ])('a total of %i fen needs %i of them', (totalFen, needed) => {
    expect(approversNeeded(totalFen, embeddedSettings.approverSteps)).toBe(needed);
  });

  test('are at least one, whatever the settings say', () => {
    expect(approversNeeded(5, [])).toBe(1);
    expect(approversNeeded(5, [{ fromFen: 0, approvers: 0 }])).toBe(1);
  });

  test('are those of the highest step reached, in whatever order the steps stand', () => {
    const steps = [
      { fromFen: 100, approvers: 3 },
      { fromFen: 0, approvers: 1 },
      { fromFen: 50, approvers: 2 },
    ];
    expect([49, 50, 99, 100].map((total) => approversNeeded(total, steps))).toEqual([1, 2, 2, 3]);
  });
});

describe('a swing against last month', () => {
  const fivePercent = { tenThousandths: 500 };
  test.each([
    [100_000, 105_000, false],
    [100_000, 105_001, true],
    [100_000, 95_000, false],
    [100_000, 94_999, true],
    [100_000, 100_000, false],
    [100_000, 0, true],
  ])('from %i to %i fen: %s', (previousFen, currentFen, swings) => {
    expect(isSwing(previousFen, currentFen, fivePercent)).toBe(swings);
  });

  test('needs a last month', () => {
    expect(isSwing(0, 1_000_000, fivePercent)).toBe(false);
  });

  test('is exact at totals where floating numbers are not', () => {
    const previousFen = 9_000_000_000_000_000;
    expect(isSwing(previousFen, previousFen + 1, { tenThousandths: 500 })).toBe(false);
    expect(isSwing(previousFen - 20, previousFen - 19, { tenThousandths: 0 })).toBe(true);
  });
});
