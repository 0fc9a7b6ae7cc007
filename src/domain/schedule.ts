import { nextPeriod, type Period } from './period.ts';

/** Whether banks work on a day (YYYY-MM-DD); given by the organisation's calendar. */
export type IsBankingDay = (day: string) => boolean;

/** The day of the month on which a run falls due, moved to the next banking day. At most 31 days are looked at. */
export function dueDate(period: Period, dueDay: number, isBankingDay: IsBankingDay): string {
  const start = new Date(`${period}-01T00:00:00Z`);
  start.setUTCDate(Math.min(dueDay, 28));
  for (let shift = 0; shift < 31; shift += 1) {
    const day = start.toISOString().slice(0, 10);
    if (isBankingDay(day)) return day;
    start.setUTCDate(start.getUTCDate() + 1);
  }
  throw new Error('assertion failed: a month has banking days');
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/**
 * The months that are due on a day and not begun: every one after the last begun, so that a missed month is caught
 * up; with none begun yet, the current month alone. At most `limit` at once.
 */
export function dueMonths(input: {
  today: string;
  lastBegun: Period | null;
  dueDay: number;
  isBankingDay: IsBankingDay;
  limit: number;
}): Period[] {
  const current = input.today.slice(0, 7) as Period;
  const months: Period[] = [];
  let month = input.lastBegun === null ? current : nextPeriod(input.lastBegun);
  while (month <= current && months.length < input.limit) {
    if (dueDate(month, input.dueDay, input.isBankingDay) <= input.today) months.push(month);
    month = nextPeriod(month);
  }
  return months;
}
