import type { ApiResults } from './api-bench.ts';
import type { BundleResults } from './bundle-bench.ts';
import type { AppliedMeasure, AppraisalsMeasure, OpeningMeasure } from './cycle-measure.ts';
import type { MonthMeasure, OneEachMeasure } from './measure.ts';
import type { PrivateDataResults } from './private-data-bench.ts';
import type { TrailResults } from './trail-bench.ts';

/** What a run of the benchmark came to, as saved in results.json. */
export interface Results extends MonthResults {
  readonly at: string;
  readonly machine: { readonly cpus: number; readonly model: string; readonly node: string };
  readonly repetitions: number;
  /** What others on the machine used of its processors meanwhile, 0 to 1; null where the system does not say. */
  readonly othersShare: number | null;
  readonly cycle: CycleResults;
  readonly api: ApiResults;
  readonly privateData: PrivateDataResults;
  /** Of months before archives were measured: absent. */
  readonly bundle?: BundleResults;
  readonly trail: TrailResults;
}

/** Medians, except for the one opening with a kill. */
export interface CycleResults {
  /** Appraisals from their opening to their completion. */
  readonly appraisals: AppraisalsMeasure;
  /** Bare workflows with the same signals and as many activities. */
  readonly bare: AppraisalsMeasure;
  readonly ratios: { readonly time: number; readonly cpu: number | null };
  readonly opening: OpeningMeasure;
  readonly applied: AppliedMeasure;
}

/** Medians, except for the one month of 100,000. */
export interface MonthResults {
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
