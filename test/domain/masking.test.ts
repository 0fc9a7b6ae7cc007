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

  test('what is too short to be masked shows nothing', () => {
    expect(maskIdNumber('1101011234')).toBe('********');
    expect(maskAccount('62170013')).toBe('********');
    expect(maskPhone('1380001')).toBe('****');
    expect(maskAccount('')).toBe('********');
  });
});
