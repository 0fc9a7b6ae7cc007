import { describe, expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { type ChangeProgress, firstDayConcerned, nextOfChange } from '../../src/domain/change-steps.ts';

const begun: ChangeProgress = { state: 'applying', dayBegun: true, steps: {}, filing: null };

describe('what a change does next', () => {
  test.each<[string, Partial<ChangeProgress>, string]>([
    ['waits for a second person', { state: 'waiting_approval' }, 'approval'],
    ['waits for its day', { state: 'waiting_date', dayBegun: false }, 'date'],
    ['is put into the records when its day has begun', { state: 'waiting_date' }, 'records'],
    ['is tried again after it could not be', { state: 'task' }, 'records'],
    ['is filed after the records', { steps: { records: 'done' } }, 'base_filing'],
    ['is sent to the office', { steps: { records: 'done' }, filing: 'pending' }, 'office'],
    ['is recorded as accepted', { steps: { records: 'done' }, filing: 'accepted' }, 'answer'],
    ['is recorded as refused', { steps: { records: 'done' }, filing: 'refused' }, 'answer'],
    [
      'waits for HR once the refusal is recorded',
      { state: 'task', steps: { records: 'done', base_filing: 'refused' }, filing: 'refused' },
      'decision',
    ],
    [
      'is sent again after HR filed again',
      { state: 'task', steps: { records: 'done', base_filing: 'refused' }, filing: 'pending' },
      'office',
    ],
    [
      'goes on after HR settled the refusal',
      { state: 'task', steps: { records: 'done', base_filing: 'refused' }, filing: 'settled' },
      'answer',
    ],
    ['reaches payroll', { steps: { records: 'done', base_filing: 'not_needed' } }, 'payroll'],
    [
      'reaches the amount due',
      { steps: { records: 'done', base_filing: 'done', payroll: 'done' }, filing: 'accepted' },
      'amount_due',
    ],
    ['is over when it is done', { state: 'done' }, 'over'],
    ['is over when it is withdrawn', { state: 'withdrawn', steps: { records: 'compensated' } }, 'over'],
  ])('%s', (_, progress, next) => {
    expect(nextOfChange({ ...begun, ...progress })).toBe(next);
  });
});

describe('the first day that a change concerns', () => {
  const day = (text: string) => text as CalendarDate;

  test.each([
    ['its effective day', '2026-11-01', null, '2026-11-01'],
    ['the effective day of who leaves on it', '2026-11-30', '2026-11-30', '2026-11-30'],
    ['the day after the last one of who left before', '2026-11-15', '2026-10-31', '2026-11-01'],
  ])('is %s', (_, effectiveOn, leftOn, concerned) => {
    expect(firstDayConcerned(day(effectiveOn), leftOn === null ? null : day(leftOn))).toBe(concerned);
  });
});
