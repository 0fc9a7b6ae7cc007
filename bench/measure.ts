import type { Stage } from '../src/domain/stages.ts';

export type Step = 'import' | Stage;

/** In the order of the month: both files checked and loaded, then the eight stages. */
export const steps: readonly Step[] = [
  'import',
  'upload',
  'reconcile',
  'calculate',
  'approve',
  'pay',
  'settle',
  'notify',
  'close',
];

/** One month, paid once. Milliseconds; waiting for people and windows is taken out. */
export interface MonthMeasure {
  readonly employees: number;
  readonly transfers: number;
  readonly totalMs: number;
  readonly stagesMs: Readonly<Record<Step, number>>;
  /** Transfers a second in the pay stage. */
  readonly payPerSecond: number;
}

/** Transfers paid one by one. */
export interface OneEachMeasure {
  readonly transfers: number;
  readonly totalMs: number;
  readonly perSecond: number;
}

export function monthMeasure(
  employees: number,
  transfers: number,
  stagesMs: Record<Step, number>,
): MonthMeasure {
  const totalMs = steps.reduce((sum, step) => sum + stagesMs[step], 0);
  return { employees, transfers, totalMs, stagesMs, payPerSecond: perSecond(transfers, stagesMs.pay) };
}

export const perSecond = (count: number, ms: number): number => (count * 1_000) / ms;

/** The middle one; of an even number, the upper of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('a median of nothing');
  return middle;
}

/** The median of each figure by itself, so the stages need not add up to the total. */
export function medianMonth(runs: readonly MonthMeasure[]): MonthMeasure {
  const [first] = runs;
  if (first === undefined) throw new Error('a median of nothing');
  const of = (figure: (run: MonthMeasure) => number) => median(runs.map(figure));
  return {
    employees: first.employees,
    transfers: first.transfers,
    totalMs: of((run) => run.totalMs),
    stagesMs: Object.fromEntries(steps.map((step) => [step, of((run) => run.stagesMs[step])])) as Record<
      Step,
      number
    >,
    payPerSecond: of((run) => run.payPerSecond),
  };
}

export function medianOneEach(runs: readonly OneEachMeasure[]): OneEachMeasure {
  const totalMs = median(runs.map((run) => run.totalMs));
  const transfers = runs[0]?.transfers ?? 0;
  return { transfers, totalMs, perSecond: perSecond(transfers, totalMs) };
}
