import { expect, test } from 'vitest';
import { parsePhone } from '../../src/domain/phone.ts';

test.each([
  '13800138000',
  '138 0013 8000',
  '138-0013-8000',
  '+8613800138000',
  '+86 138 0013 8000',
  '008613800138000',
  '１３８００１３８０００',
])('%j is a mobile number', (text) => {
  expect(parsePhone(text)).toBe('13800138000');
});

test.each([
  '',
  '12345',
  '12800138000',
  '1380013800',
  '138001380000',
  '010-62345678',
  '1.38E+10',
  'abc',
])('%j is none', (text) => {
  expect(parsePhone(text)).toBeNull();
});
