import { createHomeApi } from '../src/cli/home-api.ts';
import { upload } from '../src/cli/upload.ts';
import { dataOf } from '../src/client/refusal.ts';
import { startBareAppraisals } from './bare-appraisals.ts';
import { type BenchStack, onStack } from './bench-stack.ts';
import {
  type AppliedMeasure,
  type AppraisalsMeasure,
  medianApplied,
  medianAppraisals,
} from './cycle-measure.ts';
import { openingWithKill } from './opening.ts';
import { type OrganisationFiles, writeOrganisation } from './organisation.ts';
import type { CycleResults } from './results.ts';
import { resultsApplied } from './results-applied.ts';
import { stackAppraisals } from './stack-appraisals.ts';

export interface CycleSizes {
  /** Appraisals at once, beside as many bare workflows. */
  readonly appraisals: number;
  /** For whom a cycle is opened, and to whom results are applied. */
  readonly people: number;
  readonly repetitions: number;
}

/** The appraisal cycle: what an appraisal costs, an opening for everyone with a kill, and results applied to everyone. */
export async function measureCycle(
  folder: string,
  { appraisals, people, repetitions }: CycleSizes,
  say: (line: string) => void,
): Promise<CycleResults> {
  const everyone = writeOrganisation(folder, people);
  const few = writeOrganisation(folder, appraisals);
  const pairs = await onStack((stack) => appraisalsBesideBare(stack, few, repetitions, say));
  const [onTheStack, bare] = [
    medianAppraisals(pairs.map((pair) => pair.a)),
    medianAppraisals(pairs.map((pair) => pair.b)),
  ];
  const { opening, applied } = await onStack(async (stack) => {
    const runs: AppliedMeasure[] = [];
    for (let repetition = 1; repetition <= repetitions; repetition += 1) {
      const run = await resultsApplied(stack, everyone, `applied_${repetition}`);
      say(`  results applied to ${run.employees} in ${(run.totalMs / 1_000).toFixed(1)} s`);
      runs.push(run);
    }
    return { applied: medianApplied(runs), opening: await openingWithKill(stack, everyone) };
  });
  return {
    appraisals: onTheStack,
    bare,
    ratios: {
      time: onTheStack.totalMs / bare.totalMs,
      cpu: onTheStack.cpuMs === null || bare.cpuMs === null ? null : onTheStack.cpuMs / bare.cpuMs,
    },
    opening,
    applied,
  };
}

interface Pair {
  readonly a: AppraisalsMeasure;
  readonly b: AppraisalsMeasure;
}

/**
 * One right after the other on one server, the bare ones in the shapes of the appraisals before them. Neither worker is
 * warmed up: the median leaves the first pair out.
 */
async function appraisalsBesideBare(
  stack: BenchStack,
  files: OrganisationFiles,
  repetitions: number,
  say: (line: string) => void,
): Promise<Pair[]> {
  const hr = createHomeApi(stack.description.api.url, stack.home).as('hr1');
  await dataOf(hr.POST('/v1/employees/import', await upload(files.employees, {})));
  const bareOnes = await startBareAppraisals(stack);
  const done: Pair[] = [];
  try {
    for (let repetition = 1; repetition <= repetitions; repetition += 1) {
      const { measure: a, shapes } = await stackAppraisals(stack, `2027-0${repetition}`);
      const b = await bareOnes.run(String(repetition), shapes);
      say(
        `  ${repetition} of ${repetitions}: ${a.workflows} appraisals in ${(a.totalMs / 1_000).toFixed(1)} s, ` +
          `as many bare workflows in ${(b.totalMs / 1_000).toFixed(1)} s`,
      );
      done.push({ a, b });
    }
    return done;
  } finally {
    await bareOnes.stop();
  }
}
