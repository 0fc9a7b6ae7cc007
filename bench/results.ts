import type { MonthMeasure, OneEachMeasure } from './measure.ts';

/** What a run of the benchmark came to, as saved in results.json. Medians, except for the one month of 100,000. */
export interface Results {
  readonly at: string;
  readonly machine: { readonly cpus: number; readonly model: string; readonly node: string };
  readonly repetitions: number;
  /** What others on the machine used of its processors meanwhile, 0 to 1; null where the system does not say. */
  readonly othersShare: number | null;
  /** The whole month on the real stack. */
  readonly a: MonthMeasure;
  /** The same work as a plain script. */
  readonly b: MonthMeasure;
  /** A child workflow for each transfer. */
  readonly c: OneEachMeasure;
  /** An activity for each transfer. */
  readonly d: OneEachMeasure;
  readonly ratios: { readonly aToB: number; readonly aToC: number };
  /** Of the largest history of all months of (a). */
  readonly events: number;
  /** Highest resident memory of the worker in any month; null where the system does not say. */
  readonly workerRssMb: number | null;
  readonly a100k:
    | (MonthMeasure & {
        readonly ratioTo10k: number;
        readonly events: number;
        readonly workerRssMb: number | null;
      })
    | null;
}
