import { describe, expect, test } from 'vitest';
import { type Period, parsePeriod } from '../../src/domain/period.ts';
import { dueDate, dueMonths, isWeekend } from '../../src/domain/schedule.ts';

const period = (text: string) => parsePeriod(text) as Period;
const weekdays = (day: string) => !isWeekend(day);

describe('the day on which a month falls due', () => {
  test.each([
    ['2026-10', 1, '2026-10-01', 'a Thursday'],
    ['2026-11', 1, '2026-11-02', 'the Monday after a Sunday'],
    ['2026-08', 1, '2026-08-03', 'the Monday after a Saturday'],
    ['2026-02', 31, '2026-03-02', 'the 28th is a Saturday, and the next banking day lies in March'],
  ])('%s with day %i is %s: %s', (month, dueDay, day) => {
    expect(dueDate(period(month), dueDay, weekdays)).toBe(day);
  });

  test('moves past holidays, and to a weekend on which the banks work', () => {
    const holidays = new Set([
      '2026-10-01',
      '2026-10-02',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
      '2026-10-08',
    ]);
    const isBankingDay = (day: string) => !holidays.has(day) && (weekdays(day) || day === '2026-10-04');
    expect(dueDate(period('2026-10'), 1, isBankingDay)).toBe('2026-10-04');
    expect(dueDate(period('2026-10'), 5, isBankingDay)).toBe('2026-10-09');
  });

  test('is looked for no longer than a month', () => {
    expect(() => dueDate(period('2026-10'), 1, () => false)).toThrow('assertion failed');
  });
});

describe('the months that are due', () => {
  const due = (
    today: string,
    since: string | null,
    { limit = 12, begun = [] as string[], cancelled = [] as string[] } = {},
  ) =>
    dueMonths({
      today,
      begun: new Set(since === null ? begun : [since, ...begun]),
      since: since === null ? null : period(since),
      cancelled: cancelled.map(period),
      dueDay: 5,
      isBankingDay: weekdays,
      limit,
    });

  test.each([
    ['2026-10-04', '2026-09', []],
    ['2026-10-05', '2026-09', ['2026-10']],
    ['2026-10-31', '2026-09', ['2026-10']],
    ['2026-10-31', '2026-10', []],
  ])('on %s after %s: %j', (today, lastBegun, months) => {
    expect(due(today, lastBegun)).toEqual(months);
  });

  test('are caught up in order, over the end of a year too', () => {
    expect(due('2027-02-10', '2026-10')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
  });

  test('are the current one alone where none was begun yet', () => {
    expect(due('2026-10-10', null)).toEqual(['2026-10']);
    expect(due('2026-10-01', null)).toEqual([]);
  });

  test('are at most so many at once, the oldest first', () => {
    expect(due('2026-10-10', '2020-01', { limit: 3 })).toEqual(['2020-02', '2020-03', '2020-04']);
  });

  test('are none where a later month was begun already', () => {
    expect(due('2026-10-10', '2026-12')).toEqual([]);
  });

  test('are also those before one that people began ahead of its turn', () => {
    expect(due('2026-11-10', '2026-09', { begun: ['2026-11'] })).toEqual(['2026-10']);
  });

  test('are also those that were begun and cancelled, whatever was begun since', () => {
    const past = { cancelled: ['2026-08', '2026-12'], begun: ['2026-09'] };
    expect(due('2026-11-10', '2026-10', past)).toEqual(['2026-08', '2026-11']);
  });
});
