import { aimLine, cells, rate, seconds } from './cells.ts';
import { type AppraisalsMeasure, appliedParts } from './cycle-measure.ts';
import type { CycleResults } from './results.ts';

/** What an appraisal may cost of a bare workflow that waits and does as much. */
const costLimit = 3;
const applyLimitSeconds = 30;

/** The appraisal cycle for a terminal: appraisals beside bare workflows, the opening, the results, what was aimed at. */
export function cycleTable({ appraisals, bare, ratios, opening, applied }: CycleResults): string[] {
  const row = (name: string, figure: (measure: AppraisalsMeasure) => string) =>
    cells(name, figure(appraisals), figure(bare));
  const each = (figure: 'signals' | 'activities') => (measure: AppraisalsMeasure) =>
    (measure[figure] / measure.workflows).toFixed(2);
  const isFull = applied.employees >= 10_000;
  const aim = aimLine(isFull);
  const appliedSeconds = applied.totalMs / 1_000;
  return [
    cells(`${appraisals.workflows} at once`, 'appraisals', 'bare'),
    row('  signals each', each('signals')),
    row('  activities each', each('activities')),
    row('  seconds, people taken out', (measure) => seconds(measure.totalMs)),
    row('  a second', (measure) => measure.perSecond.toFixed(1)),
    ...(appraisals.cpuMs === null
      ? []
      : [
          row('  processor ms each', ({ cpuMs, workflows }) =>
            cpuMs === null ? '' : (cpuMs / workflows).toFixed(1),
          ),
        ]),
    '',
    cells('opening with the worker killed', 'seconds', 'appraisals'),
    cells('  started before the kill', '', rate(opening.startedBeforeKill)),
    cells('  everyone started, once', seconds(opening.startedMs), rate(opening.appraisals)),
    cells('  everyone under way', seconds(opening.begunMs), rate(opening.appraisals)),
    '',
    cells('applying results', 'seconds', 'people'),
    ...appliedParts.map((part) =>
      cells(
        `  ${part}`,
        seconds(applied.partsMs[part]),
        rate({ results: applied.employees, filings: applied.filings }[part as string] ?? applied.raises),
      ),
    ),
    '',
    aim('time, appraisal over bare', ratios.time, `at most ${costLimit}`, ratios.time <= costLimit),
    ...(ratios.cpu === null
      ? []
      : [aim('processor, appraisal over bare', ratios.cpu, `at most ${costLimit}`, ratios.cpu <= costLimit)]),
    aim(
      'results applied, seconds',
      appliedSeconds,
      `below ${applyLimitSeconds}`,
      appliedSeconds < applyLimitSeconds,
    ),
  ];
}
