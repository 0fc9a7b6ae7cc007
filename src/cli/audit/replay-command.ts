import { manifestName } from '../../archive/bundle.ts';
import { type Replayed, replayBundle } from '../../archive/replay-bundle.ts';
import { timelineOf } from '../../archive/timeline.ts';
import { quietReplays, replayHistories } from '../../worker/replay-histories.ts';
import { UserError } from '../user-error.ts';
import { keyFor, openBundle } from './bundle-files.ts';

export interface ReplayOptions {
  readonly key?: string;
  /** Without the timeline. */
  readonly short?: boolean;
}

const whyNot = {
  lost: 'is not in the bundle: Temporal had forgotten it before it was archived 归档前已被 Temporal 清除',
  no_code: 'cannot be replayed: the code that ran is not in the bundle 缺少当时运行的代码',
  code_changed: 'differs: the code is not the code that ran 不一致：代码并非当时运行的代码',
  unreadable: 'cannot be read: it was changed 无法读取：已被改动',
};

/** `audit replay BUNDLE`: offline, with nothing but the file. @returns whether every history replays. */
export async function replayCommand(
  path: string,
  options: ReplayOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const bundle = await openBundle(path);
  try {
    const manifest = await bundle.manifest();
    if (!manifest)
      throw new UserError(
        `${path} has no readable ${manifestName}: run \`wulou audit verify\`. 归档目录无法读取。`,
      );
    const key = keyFor(options.key, manifest.keyId);
    quietReplays();
    say(`${manifest.subject}, archived 归档于 ${manifest.archivedAt}`);
    let good = 0;
    for await (const replayed of replayBundle(bundle, manifest, replayHistories)) {
      if (replayed.result.outcome === 'replays') good += 1;
      say(lineOf(replayed));
    }
    if (!options.short) {
      say('');
      for (const { at, who, what, why } of await timelineOf(bundle, manifest, key)) {
        const because = why === null ? '' : ` · ${why}`;
        say(`${at.slice(0, 19).replace('T', ' ')}  ${who.en}: ${what.en} ｜ ${who.zh}：${what.zh}${because}`);
      }
      say('');
    }
    const all = manifest.histories.length;
    say(`${good} of ${all} histories replay. ${all} 份执行历史中 ${good} 份可回放。`);
    return good === all;
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
