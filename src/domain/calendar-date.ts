import { compactText } from './notation.ts';

declare const calendarDate: unique symbol;

/** A day, written YYYY-MM-DD; dates compare as text. */
export type CalendarDate = string & { readonly [calendarDate]: true };

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];

/** Systems that export days as moments write midnight behind them. It stands behind a full day only. */
const midnight = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2})T?0{1,2}:00(:00(\.0+)?)?$/;

/**
 * A day as people write it (2026-01-05, 2026/1/5, 2026.1.5, 20260105, 2026年1月5日), or null where the text is no day of the
 * calendar. Years from 1900 to 2999.
 */
export function parseCalendarDate(text: string): CalendarDate | null {
  const written = compactText(text).replace(midnight, '$1');
  for (const form of forms) {
    const match = form.exec(written);
    if (match) return dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
  }
  return null;
}

/** The day with this year, month (1 to 12) and day of the month, or null where there is none. */
export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
