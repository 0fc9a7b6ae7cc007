import { type CalendarDate, daysInMonth } from './calendar-date.ts';
import { compactText } from './notation.ts';

declare const period: unique symbol;

/** A month, written YYYY-MM; periods compare as text. */
export type Period = string & { readonly [period]: true };

const forms = [/^(\d{4})[-/.](\d{1,2})$/, /^(\d{4})(\d{2})$/, /^(\d{4})年(\d{1,2})月份?$/];

/** A month as people write it (2026-10, 2026/10, 202610, 2026年10月), or null. Years from 1900 to 2999. */
export function parsePeriod(text: string): Period | null {
  const written = compactText(text);
  for (const form of forms) {
    const match = form.exec(written);
    if (!match) continue;
    const [year, month] = [Number(match[1]), Number(match[2])];
    return year >= 1900 && year <= 2999 && month >= 1 && month <= 12 ? periodOf(year, month) : null;
  }
  return null;
}

export function firstDay(month: Period): CalendarDate {
  return `${month}-01` as CalendarDate;
}

export function lastDay(month: Period): CalendarDate {
  const { year, monthOfYear } = partsOf(month);
  return `${month}-${daysInMonth(year, monthOfYear)}` as CalendarDate;
}

export function nextPeriod(month: Period): Period {
  const { year, monthOfYear } = partsOf(month);
  return monthOfYear === 12 ? periodOf(year + 1, 1) : periodOf(year, monthOfYear + 1);
}

export function previousPeriod(month: Period): Period {
  const { year, monthOfYear } = partsOf(month);
  return monthOfYear === 1 ? periodOf(year - 1, 12) : periodOf(year, monthOfYear - 1);
}

function periodOf(year: number, monthOfYear: number): Period {
  return `${year}-${String(monthOfYear).padStart(2, '0')}` as Period;
}

function partsOf(month: Period): { year: number; monthOfYear: number } {
  return { year: Number(month.slice(0, 4)), monthOfYear: Number(month.slice(5, 7)) };
}
