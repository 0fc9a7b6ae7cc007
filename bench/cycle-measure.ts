import { median, perSecond } from './measure.ts';

/** Many workflows from their start to their end, with time for people and test data taken out. */
export interface AppraisalsMeasure {
  readonly workflows: number;
  /** Of all of them together, as their histories say. */
  readonly signals: number;
  readonly activities: number;
  readonly totalMs: number;
  readonly perSecond: number;
  /** Processor time of everything that took part, in milliseconds; null where the system does not say. */
  readonly cpuMs: number | null;
}

/** A cycle opened for everyone, with the worker killed in the middle. Milliseconds from the call on. */
export interface OpeningMeasure {
  readonly appraisals: number;
  /** On record as started when the worker was killed. */
  readonly startedBeforeKill: number;
  /** Until everyone's workflow was started. */
  readonly startedMs: number;
  /** Until everyone's workflow had done its first step. */
  readonly begunMs: number;
}

/** The parts of applying results to everyone, in their order. */
export const appliedParts = ['results', 'list', 'approval', 'salaries', 'filings'] as const;
export type AppliedPart = (typeof appliedParts)[number];

export interface AppliedMeasure {
  readonly employees: number;
  readonly raises: number;
  readonly filings: number;
  readonly partsMs: Readonly<Record<AppliedPart, number>>;
  readonly totalMs: number;
}

export function medianAppraisals(runs: readonly AppraisalsMeasure[]): AppraisalsMeasure {
  const of = (figure: (run: AppraisalsMeasure) => number) => median(runs.map(figure));
  const workflows = of((run) => run.workflows);
  const totalMs = of((run) => run.totalMs);
  const cpu = runs.flatMap((run) => run.cpuMs ?? []);
  return {
    workflows,
    signals: of((run) => run.signals),
    activities: of((run) => run.activities),
    totalMs,
    perSecond: perSecond(workflows, totalMs),
    cpuMs: cpu.length === 0 ? null : median(cpu),
  };
}

/** The median of each part by itself, so the parts need not add up to the total. */
export function medianApplied(runs: readonly AppliedMeasure[]): AppliedMeasure {
  const of = (figure: (run: AppliedMeasure) => number) => median(runs.map(figure));
  return {
    employees: of((run) => run.employees),
    raises: of((run) => run.raises),
    filings: of((run) => run.filings),
    partsMs: Object.fromEntries(appliedParts.map((part) => [part, of((run) => run.partsMs[part])])) as Record<
      AppliedPart,
      number
    >,
    totalMs: of((run) => run.totalMs),
  };
}
