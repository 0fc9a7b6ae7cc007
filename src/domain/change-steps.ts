import type { CalendarDate } from './calendar-date.ts';

/** What a change of one person may be about. */
export const changeKinds = [
  'position',
  'promotion',
  'department',
  'manager',
  'salary',
  'account',
  'leaving',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

export const changeStates = [
  'waiting_approval',
  'waiting_date',
  'applying',
  'task',
  'done',
  'withdrawn',
] as const;
export type ChangeState = (typeof changeStates)[number];

/** The steps of a change, in the order in which they are taken. */
export const changeSteps = ['records', 'base_filing', 'payroll', 'amount_due'] as const;
export type ChangeStep = (typeof changeSteps)[number];
export type ChangeStepState = 'done' | 'refused' | 'not_needed' | 'compensated';

export type FilingState = 'pending' | 'accepted' | 'refused' | 'refiled' | 'settled';

/**
 * What a change waits for or does next. `office`: its filing is to be sent. `answer`: the office's answer, or how HR
 * settled a refusal, is to be recorded. `decision`: the office refused, and HR must refile, settle or withdraw.
 */
export type NextOfChange =
  | 'over'
  | 'approval'
  | 'date'
  | 'records'
  | 'base_filing'
  | 'office'
  | 'answer'
  | 'decision'
  | 'payroll'
  | 'amount_due';

export interface ChangeProgress {
  readonly state: ChangeState;
  /** Whether the effective day has begun in the organisation's time zone. */
  readonly dayBegun: boolean;
  readonly steps: Readonly<Partial<Record<ChangeStep, ChangeStepState>>>;
  /** The state of the last filing of the change; null where none was made. */
  readonly filing: FilingState | null;
}

export function nextOfChange({ state, dayBegun, steps, filing }: ChangeProgress): NextOfChange {
  if (state === 'done' || state === 'withdrawn') return 'over';
  if (state === 'waiting_approval') return 'approval';
  if (!steps.records) return dayBegun ? 'records' : 'date';
  if (!steps.base_filing || steps.base_filing === 'refused') {
    if (filing === null) return 'base_filing';
    if (filing === 'refused') return steps.base_filing === 'refused' ? 'decision' : 'answer';
    return filing === 'accepted' || filing === 'settled' ? 'answer' : 'office';
  }
  return steps.payroll ? 'amount_due' : 'payroll';
}

/** The first day on which a change makes a difference: of a leaver, the day after his last one where that is earlier. */
export function firstDayConcerned(effectiveOn: CalendarDate, leftOn: CalendarDate | null): CalendarDate {
  if (leftOn === null || leftOn >= effectiveOn) return effectiveOn;
  const day = new Date(`${leftOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10) as CalendarDate;
}
