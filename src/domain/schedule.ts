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
 * The months that are due on a day and not begun: every one after `since`, so that a missed month is caught up, also
 * where a later one was begun; with none begun yet, the current month alone. And whatever was begun and cancelled.
 * The oldest first, at most `limit` at once.
 * @param input.begun months that have a run. @param input.since the last month that was begun in its turn.
 */
export function dueMonths(input: {
  today: string;
  begun: ReadonlySet<string>;
  since: Period | null;
  cancelled: readonly Period[];
  dueDay: number;
  isBankingDay: IsBankingDay;
  limit: number;
}): Period[] {
  const current = input.today.slice(0, 7) as Period;
  const months = new Set(input.cancelled.filter((month) => month <= current));
  let month = input.since === null ? current : nextPeriod(input.since);
  for (; month <= current; month = nextPeriod(month)) months.add(month);
  return [...months]
    .filter((one) => !input.begun.has(one))
    .sort()
    .filter((one) => dueDate(one, input.dueDay, input.isBankingDay) <= input.today)
    .slice(0, input.limit);
}
