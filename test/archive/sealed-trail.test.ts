import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readStretch, type TrailStretch, writeStretch } from '../../src/archive/trail-stretch.ts';
import { isSealedBy, seal, sealKeyOf, vouchFor } from '../../src/audit/seal.ts';
import { must } from '../../src/domain/assert.ts';
import { verdictOf } from '../support/archives.ts';
import { madeBundle } from '../support/made-bundle.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wulou-sealed-'));
  return () => rmSync(folder, { recursive: true });
});

const faultsOf = async (change: (trail: Buffer) => Buffer): Promise<string[]> => {
  const path = await madeBundle(join(folder, 'bundle.zip'), {}, (parts) =>
    parts.set('trail.json', change(must(parts.get('trail.json'), 'trail'))),
  );
  return (await verdictOf(path, null)).faults.map(({ place, en }) => `${place}: ${en}`);
};
const inText = (find: RegExp, put: string) => (trail: Buffer) =>
  Buffer.from(trail.toString('utf8').replace(find, put));
const inTrail = (change: (trail: TrailStretch) => TrailStretch) => (bytes: Buffer) =>
  writeStretch(change(must(readStretch(bytes), 'trail')));

/** The bits of the last letter before `==` that no byte stands for. */
const nextLetter = (text: string): string => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return text.replace(/(.)==$/, (_all, last: string) => `${letters[letters.indexOf(last) + 1]}==`);
};

test('a trail as it was written holds', async () => {
  expect(await faultsOf((trail) => trail)).toEqual([]);
});

test.each([
  ['a letter that means nothing in a seal', inText(/"signature": "/, '"signature": "*')],
  ['a seal without its padding', inText(/=="/, '"')],
  ['a letter that means nothing in a key', inText(/"publicKey": "/, '"publicKey": "-!')],
])('%s is found out', async (_what, change) => {
  expect(await faultsOf(change)).toEqual(['trail.json: It is not as it was written.']);
});

test('bits of a signature that stand for nothing count: it has one text', () => {
  const key = sealKeyOf(Buffer.alloc(32, 3));
  const made = seal({ sequence: 1, link: 'a'.repeat(64), at: '2026-10-05T01:02:03.000Z' }, key);
  expect(isSealedBy(made, key)).toBe(true);
  const other = { ...made, signature: nextLetter(made.signature) };
  expect(Buffer.from(other.signature, 'base64')).toEqual(Buffer.from(made.signature, 'base64'));
  expect(isSealedBy(other, key)).toBe(false);
});

test('a key that is none has sealed nothing', async () => {
  const publicKey = Buffer.from('no key at all').toString('base64');
  const words = await faultsOf(
    inTrail((trail) => ({ ...trail, keys: [...trail.keys, { id: 'x', publicKey }] })),
  );
  expect(words).toEqual(['trail.json: A sealing key, or what vouches for it, was changed.']);
});

const twice = 'trail.json: A seal, a sealing key or what vouches for it is there twice, or out of order.';
const other = sealKeyOf(Buffer.alloc(32, 9));
const own = sealKeyOf(Buffer.alloc(32, 5));
const voucher = vouchFor(other, own);
const vouched = (trail: TrailStretch): TrailStretch => ({
  ...trail,
  keys: [...trail.keys, { id: other.id, publicKey: other.publicKey }],
  vouchers: [voucher],
});

test('a key with its voucher belongs to the trail', async () => {
  expect(await faultsOf(inTrail(vouched))).toEqual([]);
});

test.each<[string, (trail: TrailStretch) => TrailStretch]>([
  ['a seal', (trail) => ({ ...trail, seals: [...trail.seals, ...trail.seals] })],
  ['a key', (trail) => ({ ...trail, keys: [...trail.keys, ...trail.keys] })],
  ['a voucher', (trail) => ({ ...vouched(trail), vouchers: [voucher, voucher] })],
])('%s that stands there twice is found out', async (_what, change) => {
  expect(await faultsOf(inTrail(change))).toEqual([twice]);
});
