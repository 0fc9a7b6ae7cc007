import { aimLine, cells, rate, seconds } from './cells.ts';
import { type MonthMeasure, type OneEachMeasure, steps } from './measure.ts';
import type { MonthResults } from './results.ts';

/** The months for a terminal: by stage side by side, then the ways of paying, then what was aimed at. */
export function monthTable(results: MonthResults): string[] {
  const { a, b, c, d, ratios, a100k } = results;
  // What is aimed at is meant for 10,000 employees; small months are mostly the start of this and that.
  const isFull = a.employees >= 10_000;
  const months: { name: string; month: MonthMeasure }[] = [
    { name: '(a) stack', month: a },
    { name: '(b) bare', month: b },
    ...(a100k ? [{ name: '(a) 100k', month: a100k }] : []),
  ];
  const row = (name: string, figure: (month: MonthMeasure) => string) =>
    cells(name, ...months.map(({ month }) => figure(month)));
  const paying = (name: string, one: OneEachMeasure) =>
    cells(name, rate(one.perSecond), `${one.transfers} in`, `${seconds(one.totalMs)} s`);
  const aim = aimLine(isFull);
  return [
    cells('seconds, waits taken out', ...months.map(({ name }) => name)),
    row('employees', (month) => month.employees.toLocaleString('en')),
    ...steps.map((step) => row(`  ${step}`, (month) => seconds(month.stagesMs[step]))),
    row('whole month', (month) => seconds(month.totalMs)),
    row('transfers a second in pay', (month) => rate(month.payPerSecond)),
    '',
    cells('transfers a second', '', '', ''),
    paying('(c) a child workflow each', c),
    paying('(d) an activity each', d),
    '',
    aim('whole month, (a) over (b)', ratios.aToB, 'at most 1.5', ratios.aToB <= 1.5),
    aim('transfers a second, (a) over (c)', ratios.aToC, 'at least 100', ratios.aToC >= 100),
    ...(a100k
      ? [
          aim('100,000 over 10,000 employees', a100k.ratioTo10k, 'at most 11', a100k.ratioTo10k <= 11),
          aim('largest history at 100,000', a100k.events, 'at most 2000', a100k.events <= 2_000),
        ]
      : [aim('largest history', results.events, 'at most 2000', results.events <= 2_000)]),
    ...(results.workerRssMb === null
      ? []
      : [aim('memory of the worker, MB', results.workerRssMb, 'below 600', results.workerRssMb < 600)]),
  ];
}

/** Up to here what else runs on a machine makes no difference that matters. */
const quietShare = 0.05;

/** A word of warning where the machine was not quiet. */
export function disturbanceLines(share: number | null): string[] {
  if (share === null || share <= quietShare) return [];
  return [
    '',
    `Others used ${Math.round(share * 100)} % of the processors meanwhile: measure again on a quiet machine.`,
  ];
}
