/**
 * `npm run bench`: the whole month on the real stack, the same work as a plain script, and two ways of paying one by
 * one, side by side on this machine. `npm run bench -- --quick` tries it small and saves nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bareMonth } from './bare-month.ts';
import { startBareSandbox } from './bare-sandbox.ts';
import { type BenchStack, startBenchStack } from './bench-stack.ts';
import { type MonthMeasure, medianMonth, medianOneEach, type OneEachMeasure } from './measure.ts';
import { type OneEach, silenceWorkers, startOneEach } from './one-each.ts';
import { type OrganisationFiles, writeOrganisation } from './organisation.ts';
import type { Results } from './results.ts';
import { type StackMonth, stackMonth } from './stack-month.ts';
import { tableOf } from './table.ts';

const { values: flags } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const people = flags.quick ? 1_000 : 10_000;
const repetitions = flags.quick ? 1 : 3;
const oneByOne = { transfers: 500, atOnce: 100 };

const say = (line: string): void => console.log(line);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

async function onStack<T>(work: (stack: BenchStack) => Promise<T>): Promise<T> {
  const stack = await startBenchStack();
  try {
    return await work(stack);
  } finally {
    await stack.stop();
  }
}

async function paidOneByOne(
  stack: BenchStack,
  folder: string,
): Promise<{ c: OneEachMeasure; d: OneEachMeasure }> {
  const sandbox = await startBareSandbox(join(folder, 'one-by-one'));
  let oneEach: OneEach | null = null;
  try {
    oneEach = await startOneEach(stack, sandbox);
    // The worker's first tasks load its code; the others' workers were at work before they were measured, too.
    await oneEach.run('childForEach', { name: 'warm-c', transfers: 20, atOnce: 20 });
    await oneEach.run('activityForEach', { name: 'warm-d', transfers: 20, atOnce: 20 });
    const c: OneEachMeasure[] = [];
    const d: OneEachMeasure[] = [];
    for (let repetition = 1; repetition <= repetitions; repetition += 1) {
      c.push(await oneEach.run('childForEach', { name: `c${repetition}`, ...oneByOne }));
      d.push(await oneEach.run('activityForEach', { name: `d${repetition}`, ...oneByOne }));
      say(
        `  one by one, ${repetition} of ${repetitions}: ${c.at(-1)?.perSecond.toFixed(0)} children, ${d.at(-1)?.perSecond.toFixed(0)} activities a second`,
      );
    }
    return { c: medianOneEach(c), d: medianOneEach(d) };
  } finally {
    await oneEach?.stop();
    await sandbox.stop();
  }
}

async function sideBySide(files: OrganisationFiles, folder: string) {
  const stackMonths: StackMonth[] = [];
  const bareMonths: MonthMeasure[] = [];
  let oneEach: Awaited<ReturnType<typeof paidOneByOne>> | null = null;
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    await onStack(async (stack) => {
      stackMonths.push(await stackMonth(stack, files));
      bareMonths.push(await bareMonth(stack, files));
      say(
        `  ${files.people} employees, ${repetition} of ${repetitions}: ${seconds(stackMonths.at(-1)?.totalMs ?? 0)} on the stack, ${seconds(bareMonths.at(-1)?.totalMs ?? 0)} bare`,
      );
      if (repetition === repetitions) oneEach = await paidOneByOne(stack, folder);
    });
  }
  return { stackMonths, bareMonths, ...(oneEach as unknown as Awaited<ReturnType<typeof paidOneByOne>>) };
}

silenceWorkers();
const folder = mkdtempSync(join(tmpdir(), 'wulou-bench-files-'));
try {
  const { stackMonths, bareMonths, c, d } = await sideBySide(writeOrganisation(folder, people), folder);
  const [a, b] = [medianMonth(stackMonths), medianMonth(bareMonths)];
  const large = flags.quick
    ? null
    : await onStack((stack) => stackMonth(stack, writeOrganisation(folder, 100_000)));
  const rss = [...stackMonths, ...(large ? [large] : [])]
    .map((month) => month.workerRssMb)
    .filter((mb) => mb !== null);
  const results: Results = {
    at: new Date().toISOString(),
    machine: { cpus: availableParallelism(), model: cpus()[0]?.model ?? '', node: process.version },
    repetitions,
    a,
    b,
    c,
    d,
    ratios: { aToB: a.totalMs / b.totalMs, aToC: a.payPerSecond / c.perSecond },
    events: Math.max(...stackMonths.map((month) => month.events)),
    workerRssMb: rss.length === 0 ? null : Math.max(...rss),
    a100k: large && { ...large, ratioTo10k: large.totalMs / a.totalMs },
  };
  for (const line of ['', ...tableOf(results)]) say(line);
  if (!flags.quick)
    writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
