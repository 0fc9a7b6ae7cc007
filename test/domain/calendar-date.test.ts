import { expect, test } from 'vitest';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';

test.each([
  '2026-01-05',
  '2026/1/5',
  '2026.1.5',
  '20260105',
  '2026年1月5日',
  ' ２０２６-１-５ ',
  '2026-01-05 00:00:00',
  '2026-01-05T00:00:00.000',
  '2026/1/5 0:00',
])('%j is the fifth of January', (text) => {
  expect(parseCalendarDate(text)).toBe('2026-01-05');
});

test.each(['2024-02-29', '2000-02-29', '2026-12-31', '1900-01-01', '2999-12-31'])('%s exists', (text) => {
  expect(parseCalendarDate(text)).toBe(text);
});

test.each([
  '2023-02-29',
  '1900-02-29',
  '2025/13/40',
  '2026-00-10',
  '2026-04-31',
  '2026-01-00',
  '1899-12-31',
  '3000-01-01',
  '26-01-05',
  '2026-1/5',
  '2026-01-05 08:30',
  '05/01/2026',
  '46027',
  '',
  'abc',
])('%j is no day', (text) => {
  expect(parseCalendarDate(text)).toBeNull();
});
