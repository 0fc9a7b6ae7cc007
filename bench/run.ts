/**
 * `npm run bench`: the whole month on the real stack, the same work as a plain script, and two ways of paying one by
 * one, side by side on this machine; then the appraisal cycle beside bare workflows, then the API under load, then
 * the encryption of private numbers, then the trail, then an archive’s bundle. `npm run bench -- --quick` tries it small, `--only month`, `cycle`, `api`, `private`, `trail` or `bundle` measures one
 * part; `--only overhead` a month with and without encryption and traces; these save nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureApi } from './api-bench.ts';
import { apiTable } from './api-table.ts';
import { bareMonth } from './bare-month.ts';
import { startBareSandbox } from './bare-sandbox.ts';
import { type BenchStack, onStack } from './bench-stack.ts';
import { measureBundle } from './bundle-bench.ts';
import { bundleTable } from './bundle-table.ts';
import { measureCycle } from './cycle-bench.ts';
import { cycleTable } from './cycle-table.ts';
import { watchOthers } from './disturbance.ts';
import { type MonthMeasure, medianMonth, medianOneEach, type OneEachMeasure } from './measure.ts';
import { type OneEach, silenceWorkers, startOneEach } from './one-each.ts';
import { type OrganisationFiles, writeOrganisation } from './organisation.ts';
import { measureOverhead } from './overhead-bench.ts';
import { measurePrivateData } from './private-data-bench.ts';
import { privateDataTable } from './private-data-table.ts';
import type { MonthResults, Results } from './results.ts';
import { type StackMonth, stackMonth } from './stack-month.ts';
import { disturbanceLines, monthTable } from './table.ts';
import { measureTrail } from './trail-bench.ts';
import { trailTable } from './trail-table.ts';

const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
if (
  flags.only !== undefined &&
  !['month', 'cycle', 'api', 'private', 'trail', 'bundle', 'overhead'].includes(flags.only)
)
  throw new Error('--only takes month, cycle, api, private, trail, bundle or overhead');
const wants = (part: string): boolean => flags.only === undefined || flags.only === part;
const people = flags.quick ? 1_000 : 10_000;
const repetitions = flags.quick ? 1 : 3;
const oneByOne = { transfers: 500, atOnce: 100 };
// Fewer than a worker keeps in memory: beyond that it replays histories, which would hide what an appraisal itself costs.
const appraisals = flags.quick ? 50 : 80;

const load = flags.quick
  ? { people, pairs: 1, secondsEach: 2, clients: 50, mixedSeconds: 5 }
  : { people, pairs: 4, secondsEach: 6, clients: 200, mixedSeconds: 30 };

const say = (line: string): void => console.log(line);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

async function paidOneByOne(
  stack: BenchStack,
  folder: string,
): Promise<{ c: OneEachMeasure; d: OneEachMeasure }> {
  const sandbox = await startBareSandbox(folder);
  let oneEach: OneEach | null = null;
  try {
    oneEach = await startOneEach(stack, sandbox);
    // A worker's first tasks load its code.
    await oneEach.run('childForEach', { name: 'warm-c', transfers: 20, atOnce: 20 });
    await oneEach.run('activityForEach', { name: 'warm-d', transfers: 20, atOnce: 20 });
    return {
      c: await oneEach.run('childForEach', { name: 'c', ...oneByOne }),
      d: await oneEach.run('activityForEach', { name: 'd', ...oneByOne }),
    };
  } finally {
    await oneEach?.stop();
    await sandbox.stop();
  }
}

interface Repetition {
  readonly a: StackMonth;
  readonly b: MonthMeasure;
  readonly c: OneEachMeasure;
  readonly d: OneEachMeasure;
}

/** All four, one right after the other on one stack, so that they meet the same machine. */
async function sideBySide(files: OrganisationFiles, folder: string): Promise<Repetition[]> {
  const done: Repetition[] = [];
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    const measured = await onStack(async (stack) => ({
      a: await stackMonth(stack, files),
      b: await bareMonth(stack, files),
      ...(await paidOneByOne(stack, join(folder, `one-by-one-${repetition}`))),
    }));
    const { a, b, c, d } = measured;
    say(
      `  ${repetition} of ${repetitions}: ${seconds(a.totalMs)} on the stack, ${seconds(b.totalMs)} bare; ` +
        `${c.perSecond.toFixed(0)} children, ${d.perSecond.toFixed(0)} activities a second`,
    );
    done.push(measured);
  }
  return done;
}

async function measureMonth(folder: string): Promise<MonthResults> {
  const runs = await sideBySide(writeOrganisation(folder, people), folder);
  const [a, b] = [medianMonth(runs.map((run) => run.a)), medianMonth(runs.map((run) => run.b))];
  const [c, d] = [medianOneEach(runs.map((run) => run.c)), medianOneEach(runs.map((run) => run.d))];
  const large = flags.quick
    ? null
    : await onStack((stack) => stackMonth(stack, writeOrganisation(folder, 100_000)));
  const rss = [...runs.map((run) => run.a), ...(large ? [large] : [])]
    .map((month) => month.workerRssMb)
    .filter((mb) => mb !== null);
  return {
    a,
    b,
    c,
    d,
    ratios: { aToB: a.totalMs / b.totalMs, aToC: a.payPerSecond / c.perSecond },
    events: Math.max(...runs.map((run) => run.a.events)),
    workerRssMb: rss.length === 0 ? null : Math.max(...rss),
    a100k: large && { ...large, ratioTo10k: large.totalMs / a.totalMs },
  };
}

silenceWorkers();
const folder = mkdtempSync(join(tmpdir(), 'wulou-bench-files-'));
try {
  const othersSince = watchOthers();
  const month = wants('month') ? await measureMonth(folder) : null;
  const cycle = wants('cycle') ? await measureCycle(folder, { appraisals, people, repetitions }, say) : null;
  const api = wants('api') ? await measureApi(folder, load, say) : null;
  const privateData = wants('private')
    ? await measurePrivateData({ people: flags.quick ? 10_000 : 100_000, repetitions })
    : null;
  const bundle = wants('bundle') ? await measureBundle(folder, { people, repetitions }) : null;
  const trail = wants('trail')
    ? await measureTrail({ events: flags.quick ? 20_000 : 1_000_000, repetitions }, say)
    : null;
  // What is beside a month is measured when it is asked for: the other measures are of the product as it is.
  const overhead =
    flags.only === 'overhead' ? await measureOverhead(folder, { people, repetitions }, say) : [];
  const othersShare = othersSince();
  const lines = [
    ...(month ? ['', ...monthTable(month)] : []),
    ...(cycle ? ['', ...cycleTable(cycle)] : []),
    ...(api ? ['', ...apiTable(api, !flags.quick)] : []),
    ...(privateData ? ['', ...privateDataTable(privateData, !flags.quick)] : []),
    ...(trail ? ['', ...trailTable(trail, !flags.quick)] : []),
    ...(bundle ? ['', ...bundleTable(bundle, !flags.quick)] : []),
    ...overhead,
    ...disturbanceLines(othersShare),
  ];
  for (const line of lines) say(line);
  if (month && cycle && api && privateData && trail && bundle && !flags.quick) {
    const results: Results = {
      at: new Date().toISOString(),
      machine: { cpus: availableParallelism(), model: cpus()[0]?.model ?? '', node: process.version },
      repetitions,
      othersShare,
      ...month,
      cycle,
      api,
      privateData,
      trail,
      bundle,
    };
    writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
