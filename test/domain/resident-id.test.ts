import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkCharacterOf, readResidentId } from '../../src/domain/resident-id.ts';

// The example number of GB 11643-1999.
const valid = '11010519491231002X';

test.each([
  valid,
  '11010519491231002x',
  "'11010519491231002X",
  ' 110105 19491231 002X ',
  '１１０１０５１９４９１２３１００２Ｘ',
])('%j is the same valid number', (text) => {
  expect(readResidentId(text)).toEqual({ idNumber: valid, problem: null });
});

test.each([
  ['', 'blank'],
  [' \u3000', 'blank'],
  ['1.10101E+17', 'scientific'],
  ['110105491231002', 'form'],
  ['11010519491231002', 'form'],
  ['11010519491231002XX', 'form'],
  ['11010519491231X02X', 'form'],
  ['110105-19491231-002X', 'form'],
  ['110105194913310021', 'birth_date'],
  ['110105189912310021', 'birth_date'],
  ['110105194912310021', 'check_digit'],
])('%j is refused: %s', (text, problem) => {
  expect(readResidentId(text).problem).toBe(problem);
});

test('one wrong digit among the last four never passes', () => {
  const serial = fc.integer({ min: 0, max: 999 }).map((number) => String(number).padStart(3, '0'));
  fc.assert(
    fc.property(
      serial,
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 1, max: 9 }),
      (digits, place, shift) => {
        const body = `11010119900307${digits}`;
        const check = checkCharacterOf(body);
        expect(readResidentId(body + check).problem).toBeNull();
        const wrong = [...body];
        wrong[14 + place] = String((Number(wrong[14 + place]) + shift) % 10);
        expect(readResidentId(wrong.join('') + check).problem).toBe('check_digit');
      },
    ),
  );
});
