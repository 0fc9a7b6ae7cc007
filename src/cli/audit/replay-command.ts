import type { BundleFault } from '../../archive/bundle-fault.ts';
import { type Replayed, replayBundle } from '../../archive/replay-bundle.ts';
import { timelineOf } from '../../archive/timeline.ts';
import { verifyBundle } from '../../archive/verify-bundle.ts';
import { quietReplays, replayHistories } from '../../worker/replay-histories.ts';
import { openBundle } from './bundle-files.ts';
import { harmless, isVouched, type KnownOptions, knownFrom } from './known-options.ts';
import { sayFaults } from './verify-bundle-command.ts';

export interface ReplayOptions extends KnownOptions {
  /** Replay it though it does not hold against itself. */
  readonly anyway?: boolean;
  /** Without the timeline. */
  readonly short?: boolean;
}

const whyNot = {
  lost: 'is not in the bundle: Temporal had forgotten it before it was archived 归档前已被 Temporal 清除',
  no_code: 'cannot be replayed: the code that ran is not in the bundle 缺少当时运行的代码',
  code_changed: 'differs: the code is not the code that ran 不一致：代码并非当时运行的代码',
  unreadable: 'cannot be read: it was changed 无法读取：已被改动',
};

/**
 * `audit replay BUNDLE`: offline, with nothing but the file. It runs the code that is in the bundle: not before the bundle
 * holds against itself. @returns whether it does, and every history replays.
 */
export async function replayCommand(
  path: string,
  options: ReplayOptions,
  print: (line: string) => void,
): Promise<boolean> {
  const say = harmless(print);
  const bundle = await openBundle(path);
  try {
    const known = await knownFrom(options, bundle);
    const { faults } = await verifyBundle(bundle, known);
    sayFaults(faults, say);
    const manifest = await bundle.manifest();
    if (manifest === null || (faults.length > 0 && !options.anyway)) {
      say(
        'This bundle is NOT what was archived, and its code was not run. 该归档包与归档时不一致，未执行其代码。',
      );
      return false;
    }
    if (!isVouched(known))
      say(
        'The code that runs now comes from the bundle, and whose bundle it is it cannot say: --head FILE or --trust ID does. 归档包来源未经核对，可用 --head 或 --trust 核对。',
      );
    quietReplays();
    say(`${manifest.subject}, archived 归档于 ${manifest.archivedAt}`);
    let good = 0;
    for await (const replayed of replayBundle(bundle, manifest, replayHistories)) {
      if (replayed.result.outcome === 'replays') good += 1;
      say(lineOf(replayed));
    }
    if (!options.short) {
      say('');
      const untold: BundleFault[] = [];
      const lines = await timelineOf(bundle, manifest, known.key, untold);
      sayFaults(untold, say);
      for (const { at, who, what, why } of lines) {
        const because = why === null ? '' : ` · ${why}`;
        say(`${at.slice(0, 19).replace('T', ' ')}  ${who.en}: ${what.en} ｜ ${who.zh}：${what.zh}${because}`);
      }
      say('');
    }
    const all = manifest.histories.length;
    say(`${good} of ${all} histories replay. ${all} 份执行历史中 ${good} 份可回放。`);
    return good === all && faults.length === 0;
  } finally {
    bundle.close();
  }
}

function lineOf({ history, result }: Replayed): string {
  const { workflowId, events } = history;
  switch (result.outcome) {
    case 'replays':
      return `✓ ${workflowId}: replays 可回放 (${events} events)`;
    case 'differs':
      return `✗ ${workflowId}: differs 不一致: ${result.where}`;
    case 'cannot':
      return `✗ ${workflowId}: ${whyNot[result.why]}`;
  }
}
