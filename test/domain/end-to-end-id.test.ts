import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endToEndIdDigits, endToEndIdPrefix, obligationKey } from '../../src/domain/end-to-end-id.ts';

const part = fc.string({
  maxLength: 12,
  unit: fc.constantFrom('a', '1', '/', '%', '2', 'F', ' ', '-', '部'),
});

describe('the key of an obligation', () => {
  test('names programme, month owed, person and obligation', () => {
    expect(obligationKey('medical-passbook', '2026-10', 'E0001', 'month')).toBe(
      'medical-passbook/2026-10/E0001/month',
    );
  });

  test('is another one for every other obligation, whatever stands in the parts', () => {
    fc.assert(
      fc.property(fc.tuple(part, part, part, part), fc.tuple(part, part, part, part), (one, other) => {
        const same = one.every((text, index) => text === other[index]);
        expect(obligationKey(...one) === obligationKey(...other)).toBe(same);
      }),
    );
  });

  test('gives an id that fits into the 35 characters of the wire', () => {
    expect(endToEndIdPrefix.length + endToEndIdDigits).toBeLessThanOrEqual(35);
  });
});
