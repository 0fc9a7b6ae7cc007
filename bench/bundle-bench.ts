import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BenchStack, onStack } from './bench-stack.ts';
import { median } from './measure.ts';
import { period, programme, writeOrganisation } from './organisation.ts';
import { stackMonth } from './stack-month.ts';

export interface BundleResults {
  readonly people: number;
  readonly bytes: number;
  /** The commands as a whole, each as a process of its own: starting Node and the SDK counts. */
  readonly replayMs: number;
  readonly verifyMs: number;
}

const wulou = resolve(import.meta.dirname, '../bin/wulou.js');

/** A month is paid, archived and exported; then its bundle is replayed and verified in an empty folder, without a stack. */
export async function measureBundle(
  folder: string,
  { people, repetitions }: { people: number; repetitions: number },
): Promise<BundleResults> {
  const bundle = join(folder, 'bundle.zip');
  await onStack(async (stack) => {
    await stackMonth(stack, writeOrganisation(folder, people));
    await exported(stack, bundle);
  });
  const alone = mkdtempSync(join(tmpdir(), 'wulou-alone-'));
  try {
    const runs: { replayMs: number; verifyMs: number }[] = [];
    for (let repetition = 0; repetition < repetitions; repetition += 1)
      runs.push({
        replayMs: await timed(alone, ['audit', 'replay', bundle]),
        verifyMs: await timed(alone, ['audit', 'verify', bundle]),
      });
    return {
      people,
      bytes: statSync(bundle).size,
      replayMs: median(runs.map((run) => run.replayMs)),
      verifyMs: median(runs.map((run) => run.verifyMs)),
    };
  } finally {
    rmSync(alone, { recursive: true, force: true });
  }
}

/** What is over is archived some seconds later, and sealed within a minute: both are waited for. */
async function exported({ home }: BenchStack, out: string): Promise<void> {
  const run = `disbursement/${programme}/${period}`;
  const args = [wulou, 'audit', 'export', '--run', run, '--out', out, '--home', home];
  for (const until = Date.now() + 120_000; ; ) {
    try {
      await promisify(execFile)(process.execPath, args);
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

async function timed(folder: string, args: readonly string[]): Promise<number> {
  const begunAt = performance.now();
  // It ends with 1 where anything does not hold, and that throws.
  await promisify(execFile)(process.execPath, [wulou, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    maxBuffer: 64 * 1024 * 1024,
  });
  return performance.now() - begunAt;
}
