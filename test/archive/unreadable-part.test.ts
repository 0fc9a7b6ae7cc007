import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { Bundle } from '../../src/archive/bundle.ts';
import type { BundleFault } from '../../src/archive/bundle-fault.ts';
import { type Manifest, readManifest } from '../../src/archive/manifest.ts';
import { timelineOf } from '../../src/archive/timeline.ts';
import { replayCommand } from '../../src/cli/audit/replay-command.ts';
import { verifyBundleCommand } from '../../src/cli/audit/verify-bundle-command.ts';
import { must } from '../../src/domain/assert.ts';
import { verdictOf } from '../support/archives.ts';
import { jsonOf, linesOf, madeBundle, madeKey, madeManifest } from '../support/made-bundle.ts';
import { partsOf } from '../support/rezip.ts';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wulou-unreadable-'));
  path = join(folder, 'bundle.zip');
  return () => rmSync(folder, { recursive: true });
});

const whole: Readonly<Record<string, Buffer>> = {
  'run.json': jsonOf({ run: { startedBy: 'hr1' }, events: [], batches: [] }),
  'approvals.json': jsonOf({ rounds: [], approvals: [], variances: [] }),
  'items.ndjson.gz': linesOf([{ id: 7, state: 'due' }]),
  'item-events.ndjson.gz': linesOf([
    { itemId: 7, from: 'expected', to: 'due', actor: 'reconcile', reason: null, at: '2026-10-05T01:00:00Z' },
  ]),
  'transfers.ndjson.gz': linesOf([]),
  'events.ndjson.gz': linesOf([]),
};

/** The part with a byte of it changed, and a manifest that was made anew to fit. */
const withBroken = (name: string) => {
  const content = Buffer.from(must(whole[name], name));
  const at = name.endsWith('.gz') ? content.length - 6 : 0;
  content[at] = (content[at] ?? 0) ^ 0xff;
  return { ...whole, [name]: content };
};
const faultsOf = async (file: string) =>
  (await verdictOf(file, madeKey)).faults.map(({ place, en }) => `${place}: ${en}`);

test('a bundle of these parts holds', async () => {
  expect(await faultsOf(await madeBundle(path, { parts: whole }))).toEqual([]);
});

describe('a part whose digest was made to fit', () => {
  test.each([
    'approvals.json',
    'items.ndjson.gz',
    'item-events.ndjson.gz',
    'transfers.ndjson.gz',
    'events.ndjson.gz',
  ])('%s is named where it cannot be read, once', async (name) => {
    const words = await faultsOf(await madeBundle(path, { parts: withBroken(name) }));
    expect(words).toEqual([`${name}: It cannot be read.`]);
  });

  test.each([
    ['approvals.json', jsonOf({ rows: [] })],
    ['items.ndjson.gz', linesOf([null as unknown as object])],
  ])('%s is named where it is of another form', async (name, content) => {
    const words = await faultsOf(await madeBundle(path, { parts: { ...whole, [name]: content } }));
    expect(words).toEqual([`${name}: It cannot be read.`]);
  });

  test('keeps nothing else from being judged', async () => {
    const parts = {
      ...withBroken('transfers.ndjson.gz'),
      'items.ndjson.gz': linesOf([{ id: 7, state: 'paid' }]),
    };
    expect(await faultsOf(await madeBundle(path, { parts }))).toEqual([
      'items.ndjson.gz: Item 7 is paid, and no move led there.',
      'transfers.ndjson.gz: It cannot be read.',
    ]);
  });

  test('is left out of the story, and the rest is told', async () => {
    const bundle = await Bundle.open(await madeBundle(path, { parts: withBroken('item-events.ndjson.gz') }));
    const manifest: Manifest = must(readManifest(madeManifest({ parts: whole })), 'manifest');
    const faults: BundleFault[] = [];
    const lines = await timelineOf(bundle, manifest, null, faults);
    bundle.close();
    expect(lines.map(({ who }) => who.en)).toEqual(['the archive']);
    expect(faults.map(({ place }) => place)).toEqual(['item-events.ndjson.gz']);
    const said: string[] = [];
    expect(await replayCommand(path, { anyway: true }, (line) => said.push(line))).toBe(false);
    expect(said.join('\n')).toContain('the archive: archived it');
    expect(said.at(-1)).toContain('0 of 1 histories replay.');
  });
});

describe('the zip file', () => {
  const flippedAt = (at: number): void => {
    const bytes = readFileSync(path);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };

  test('whose first byte was changed has a manifest that cannot be read', async () => {
    await madeBundle(path, { parts: whole });
    flippedAt(0);
    const said: string[] = [];
    expect(await verifyBundleCommand(path, {}, (line) => said.push(line))).toBe(false);
    expect(said.join('\n')).toContain('✗ manifest.json: It cannot be read.');
  });

  test('that has another checksum of a part names the part', async () => {
    await madeBundle(path, { parts: whole });
    const name = 'items.ndjson.gz';
    expect([...(await partsOf(path)).keys()]).toContain(name);
    // In the directory at the end, the name comes 46 bytes after its entry begins, the checksum 16.
    flippedAt(readFileSync(path).lastIndexOf(name) - 46 + 16);
    expect(await faultsOf(path)).toEqual([
      'zip: The parts are as they were archived, but the zip file around them was changed.',
      `${name}: Its bytes are as they were archived, but its checksum in the zip file is another one.`,
    ]);
  });
});
