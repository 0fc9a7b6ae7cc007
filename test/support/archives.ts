import { readFileSync, writeFileSync } from 'node:fs';
import { type ArchiveKey, archiveKey } from '../../src/archive/archive-key.ts';
import { Bundle } from '../../src/archive/bundle.ts';
import type { Manifest } from '../../src/archive/manifest.ts';
import { replayBundle } from '../../src/archive/replay-bundle.ts';
import { type BundleVerdict, verifyBundle } from '../../src/archive/verify-bundle.ts';
import { dataOf } from '../../src/client/refusal.ts';
import type { MasterKeys } from '../../src/config/master-keys.ts';
import { must } from '../../src/domain/assert.ts';
import { replayHistories } from '../../src/worker/replay-histories.ts';
import { archiveId, workflowNames } from '../../src/workflows/contract.ts';
import type { World } from './world.ts';

const master = { id: 'm-test', bytes: Buffer.alloc(32, 7), isDemo: false };
/** What seals the trail in these tests. */
export const sealingMasters: MasterKeys = { current: master, all: [master], former: null };

/** Archives whatever is over, as the worker's look now and then has it done. */
export function archiveNow({ client, taskQueue }: World): Promise<unknown> {
  const workflowId = archiveId(taskQueue);
  return client.workflow.execute(workflowNames.archive, { taskQueue, workflowId, args: [] });
}

/** A bundle as an auditor takes it over the API, and its key. */
export async function exportTo(world: World, subject: string, path: string, keyPath: string): Promise<void> {
  const auditor = world.as('auditor1');
  const bundle = auditor.GET('/v1/archives/bundle', {
    params: { query: { subject } },
    parseAs: 'arrayBuffer',
  });
  writeFileSync(path, Buffer.from((await dataOf(bundle)) as unknown as ArrayBuffer));
  const key = auditor.POST('/v1/archives/key', { body: { subject, reason: 'the yearly audit' } });
  writeFileSync(keyPath, JSON.stringify(await dataOf(key)));
}

export const keyIn = (path: string): ArchiveKey =>
  archiveKey(Buffer.from((JSON.parse(readFileSync(path, 'utf8')) as { key: string }).key, 'base64'));

export const nothingKnown = { key: null, believed: [], trusted: [], heads: [] };

export async function verdictOf(path: string, key: ArchiveKey | null): Promise<BundleVerdict> {
  const bundle = await Bundle.open(path);
  try {
    return await verifyBundle(bundle, { ...nothingKnown, key });
  } finally {
    bundle.close();
  }
}

/** How each history came out, by its type: `disbursement: replays`. Sorted. */
export async function replaysOf(path: string): Promise<string[]> {
  const bundle = await Bundle.open(path);
  try {
    const manifest: Manifest = must(await bundle.manifest(), 'manifest');
    const results: string[] = [];
    for await (const { history, result } of replayBundle(bundle, manifest, replayHistories))
      results.push(`${history.type}: ${result.outcome === 'cannot' ? result.why : result.outcome}`);
    return results.sort();
  } finally {
    bundle.close();
  }
}
