import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '../../src/domain/assert.ts';
import { firstDay, lastDay, nextPeriod, parsePeriod, previousPeriod } from '../../src/domain/period.ts';

const month = (text: string) => must(parsePeriod(text), 'period');

test.each([
  '2026-10',
  '2026年10月',
  '2026年10月份',
  '202610',
  '2026/10',
  '2026.10',
  ' ２０２６年１０月 ',
])('%j is October 2026', (text) => {
  expect(parsePeriod(text)).toBe('2026-10');
});

test.each([
  '2026-13',
  '2026-00',
  '1899-12',
  '3000-01',
  '2026',
  '2026-10-01',
  '26-10',
  '10月',
  '',
])('%j is no month', (text) => {
  expect(parsePeriod(text)).toBeNull();
});

test.each([
  ['2026-01', '2026-01-31'],
  ['2026-02', '2026-02-28'],
  ['2024-02', '2024-02-29'],
  ['2026-04', '2026-04-30'],
])('%s ends on %s', (text, last) => {
  expect(lastDay(month(text))).toBe(last);
  expect(firstDay(month(text))).toBe(`${text}-01`);
});

test('a year ends between December and January', () => {
  expect(nextPeriod(month('2026-12'))).toBe('2027-01');
  expect(previousPeriod(month('2027-01'))).toBe('2026-12');
});

test('the month before the next month is the month itself, and periods compare as text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1901, max: 2998 }), fc.integer({ min: 1, max: 12 }), (year, of) => {
      const one = month(`${year}-${of}`);
      expect(previousPeriod(nextPeriod(one))).toBe(one);
      expect(one < nextPeriod(one)).toBe(true);
    }),
  );
});
