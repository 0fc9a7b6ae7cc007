import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashOf } from '../../src/archive/archive-store.ts';
import { partsOf, zipBytes, zipOf } from '../support/rezip.ts';

const parts = new Map([
  ['manifest.json', Buffer.from('{}\n')],
  ['histories/disbursement/passbook/2026-10/run.json.gz', Buffer.alloc(100, 7)],
]);

/** Bundles that lie with auditors are compared with what is written of their parts: a library may not write otherwise. */
test('the same parts make the same file, on every machine and with every version', async () => {
  const zone = process.env.TZ;
  try {
    for (const place of ['UTC', 'Asia/Shanghai', 'America/New_York']) {
      process.env.TZ = place;
      expect(hashOf(await zipBytes(parts)), place).toBe(
        '08fcbf5bdbc74e5f5f07ecd0e3f3da7836d672aa522b100c1a548cea21e869cc',
      );
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('what was written is read back, in its order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wulou-zip-'));
  try {
    const path = await zipOf(parts, join(folder, 'a.zip'));
    expect([...(await partsOf(path))]).toEqual([...parts]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
