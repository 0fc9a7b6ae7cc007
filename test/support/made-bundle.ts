import { gzipSync } from 'node:zlib';
import { type ArchiveKey, archiveKey } from '../../src/archive/archive-key.ts';
import { hashOf } from '../../src/archive/archive-store.ts';
import { type Manifest, writeManifest } from '../../src/archive/manifest.ts';
import { type TrailStretch, writeStretch } from '../../src/archive/trail-stretch.ts';
import { chainStart, nextPoint } from '../../src/audit/chain.ts';
import { type AuditEvent, eventLeaf } from '../../src/audit/event.ts';
import { seal, sealKeyOf } from '../../src/audit/seal.ts';
import { zipOf } from './rezip.ts';

/** Bundles that hold, made by hand: archived in the trail, sealed, their histories forgotten before. */

export const madeKey: ArchiveKey = archiveKey(Buffer.alloc(32, 1));
const sealing = sealKeyOf(Buffer.alloc(32, 5));

export const jsonOf = (document: object): Buffer => Buffer.from(JSON.stringify(document));
export const linesOf = (rows: readonly object[]): Buffer =>
  gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

export interface Made {
  readonly parts?: Readonly<Record<string, Buffer>>;
  readonly lists?: Manifest['lists'];
  readonly kind?: Manifest['kind'];
}

export function madeManifest({ parts = {}, lists = [], kind = 'run' }: Made): Buffer {
  return writeManifest({
    form: 'wulou-archive/1',
    subject: 'disbursement/passbook/2026-10',
    kind,
    archivedAt: '2026-10-25T01:30:00.000Z',
    keyId: madeKey.id,
    entries: Object.entries(parts).map(([name, content]) => ({
      name,
      sha256: hashOf(content),
      bytes: content.length,
      private: name.endsWith('.enc'),
    })),
    histories: [
      {
        workflowId: 'disbursement/passbook/2026-10',
        runId: 'a',
        type: 'disbursement',
        entry: null,
        events: 0,
        buildId: null,
        startedAt: null,
        closedAt: null,
        outcome: 'lost',
      },
    ],
    code: [],
    lists,
  });
}

/** The trail in which that manifest is archived. */
export function madeTrail(manifest: Buffer): TrailStretch {
  const event: AuditEvent = {
    id: 1,
    at: '2026-10-25T01:30:00.000000Z',
    actor: 'archive',
    action: 'archived',
    subject: 'archive/disbursement/passbook/2026-10',
    details: JSON.stringify({ manifest: hashOf(manifest) }),
  };
  const point = nextPoint(chainStart, eventLeaf(event));
  const { id, publicKey } = sealing;
  return {
    form: 'wulou-trail-stretch/1',
    start: chainStart,
    entries: [{ sequence: 1, ...event }],
    seals: [seal({ ...point, at: '2026-10-25T01:31:00.000Z' }, sealing)],
    keys: [{ id, publicKey }],
    vouchers: [],
  };
}

/** @param change what becomes of its parts before they are written: manifest and trail are as for the others. */
export function madeBundle(
  path: string,
  made: Made,
  change: (parts: Map<string, Buffer>) => unknown = () => undefined,
): Promise<string> {
  const manifest = madeManifest(made);
  const parts = new Map([
    ['manifest.json', manifest],
    ['trail.json', writeStretch(madeTrail(manifest))],
    ...Object.entries(made.parts ?? {}),
  ]);
  change(parts);
  return zipOf(parts, path);
}
