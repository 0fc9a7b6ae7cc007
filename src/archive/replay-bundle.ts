import { hashOf } from './archive-store.ts';
import type { Bundle } from './bundle.ts';
import type { History } from './history-json.ts';
import type { Manifest, ManifestHistory } from './manifest.ts';
import { readHistory } from './read-history.ts';

/** How one history came out. */
export interface Replayed {
  readonly history: ManifestHistory;
  readonly result:
    | { readonly outcome: 'replays' }
    /** Where, in the SDK's words: they name the event. */
    | { readonly outcome: 'differs'; readonly where: string }
    | {
        readonly outcome: 'cannot';
        readonly why: 'lost' | 'no_code' | 'code_changed' | 'unreadable';
      };
}

/** Runs histories against code; the engine's part of a replay. */
export type ReplayHistories = (
  code: string,
  histories: AsyncIterable<{ workflowId: string; history: History }>,
) => AsyncIterable<{ workflowId: string; error: string | null }>;

/**
 * Executes every history again against the code that ran it, both from the bundle. Code that is not the one that the
 * histories name is not run.
 */
export async function* replayBundle(
  bundle: Bundle,
  manifest: Manifest,
  replay: ReplayHistories,
): AsyncGenerator<Replayed> {
  for (const buildId of new Set(manifest.histories.map((history) => history.buildId))) {
    const histories = manifest.histories.filter((history) => history.buildId === buildId);
    const code = buildId === null ? null : await codeOf(bundle, manifest, buildId);
    if (code === null || code === 'changed') {
      for (const history of histories)
        yield cannot(history, history.entry === null ? 'lost' : code === null ? 'no_code' : 'code_changed');
      continue;
    }
    yield* replayAll(bundle, histories, code, replay);
  }
}

async function* replayAll(
  bundle: Bundle,
  histories: readonly ManifestHistory[],
  code: string,
  replay: ReplayHistories,
): AsyncGenerator<Replayed> {
  const given: ManifestHistory[] = [];
  const failed: Replayed[] = [];
  async function* readable(): AsyncGenerator<{ workflowId: string; history: History }> {
    for (const history of histories) {
      const content = await readHistory(bundle, history);
      if (content === 'lost' || content === 'unreadable') {
        failed.push(cannot(history, content));
        continue;
      }
      given.push(history);
      yield { workflowId: history.workflowId, history: content };
    }
  }
  let place = 0;
  for await (const { error } of replay(code, readable())) {
    const history = given[place] as ManifestHistory;
    place += 1;
    yield { history, result: error === null ? { outcome: 'replays' } : { outcome: 'differs', where: error } };
  }
  yield* failed;
}

const cannot = (
  history: ManifestHistory,
  why: 'lost' | 'no_code' | 'code_changed' | 'unreadable',
): Replayed => ({ history, result: { outcome: 'cannot', why } });

async function codeOf(
  bundle: Bundle,
  manifest: Manifest,
  buildId: string,
): Promise<string | 'changed' | null> {
  const entry = manifest.code.find((code) => code.buildId === buildId)?.entry;
  if (!entry) return null;
  // Bytes that cannot be read are not the code that ran.
  const content = await bundle.read(entry).catch(() => 'changed' as const);
  if (content === null || content === 'changed') return content;
  return hashOf(content) === buildId ? content.toString('utf8') : 'changed';
}
