import { describe, expect, test } from 'vitest';
import { maskAccount, maskIdNumber, maskNumbersIn, maskPhone } from '../../src/domain/masking.ts';

describe('a private number as it is shown', () => {
  test('an ID number keeps its first six and its last four characters', () => {
    expect(maskIdNumber('110101199001011234')).toBe('110101********1234');
    expect(maskIdNumber('11010119900101123X')).toBe('110101********123X');
  });

  test('an account keeps its first and its last four digits, and its length', () => {
    expect(maskAccount('6217000010001230013')).toBe('6217***********0013');
    expect(maskAccount('6217000010000013')).toBe('6217********0013');
  });

  test('a phone keeps its first three and its last four digits', () => {
    expect(maskPhone('13800000001')).toBe('138****0001');
  });

  test('words keep dates, amounts and employee numbers, and lose every private number', () => {
    expect(maskNumbersIn('E1234567 on 2026-10-31: 6,450.00')).toBe('E1234567 on 2026-10-31: 6,450.00');
    expect(maskNumbersIn('ID 110101199001011234, 6217 0000 1000 1230 013')).toBe(
      'ID ******************, ***********************',
    );
    expect(maskNumbersIn('11010119900101123X/13800000001')).toBe('******************/***********');
  });

  test.each([
    ['digits as wide as characters', '１３８００００００１３', '***********'],
    ['an ID number that ends with a wide X', '１１０１０１１９９００１０１１２３Ｘ', '*'.repeat(18)],
    ['dots', '138.0000.0013', '*************'],
    ['en dashes', '138–0000–0013', '*************'],
    ['dots in the middle', '6217·0000·1000·1230', '*'.repeat(19)],
    ['two blanks', '6217  0000  1000', '*'.repeat(16)],
    ['a blank after every digit', '1 3 8 0 0 0 0 0 0 1 3', '*'.repeat(21)],
    ['digits of another script', '١٣٨٠٠٠٠٠٠١٣', '***********'],
  ])('words lose a number that is written with %s', (_, number, stars) => {
    expect(maskNumbersIn(`电话 ${number}。`)).toBe(`电话 ${stars}。`);
  });

  test('words keep ten digits, rare characters and what is far apart', () => {
    for (const kept of ['1234567890', '𠮷1234567890', '138000   00001', '1380000/0001'])
      expect(maskNumbersIn(kept)).toBe(kept);
    expect(maskNumbersIn('𠮷 13800000013 𠮷')).toBe('𠮷 *********** 𠮷');
  });

  // A pattern that tries every digit as a beginning takes minutes for each of these, were it a megabyte.
  test.each(['1 ', '1-', '1  1', '11111111111 x'])('a long row of %j is masked at once', (piece) => {
    const long = piece.repeat(2 ** 17 / piece.length);
    expect(maskNumbersIn(long)).toHaveLength(long.length);
  });

  test('what is too short to be masked shows nothing', () => {
    expect(maskIdNumber('1101011234')).toBe('********');
    expect(maskAccount('62170013')).toBe('********');
    expect(maskPhone('1380001')).toBe('****');
    expect(maskAccount('')).toBe('********');
  });
});
