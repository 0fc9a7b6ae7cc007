import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addRun } from '../../src/archive/add-run.ts';
import { ArchiveDraft } from '../../src/archive/archive-draft.ts';
import { newArchiveKey } from '../../src/archive/archive-key.ts';
import { Bundle } from '../../src/archive/bundle.ts';
import { readManifest } from '../../src/archive/manifest.ts';
import { postgresStore } from '../../src/archive/postgres-store.ts';
import { verifyLists } from '../../src/archive/verify-lists.ts';
import { readBatch } from '../../src/db/queries/disbursement/batches.ts';
import { closeRun } from '../../src/db/queries/disbursement/close-run.ts';
import { withdrawHeld } from '../../src/db/queries/disbursement/withdraw-held.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { madeManifest } from '../support/made-bundle.ts';
import { entry, readyToSend, reread, sendAll, settle } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { zipOf } from '../support/rezip.ts';

test('what was withdrawn from a list after it was cut is made out from the archive, and counted', async () => {
  const database = await freshDatabase();
  const { sql, privateData } = database;
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  const october = await openMonth(database, '2026-10');
  const sent = await sendAll(database, october, 1, { E0001: 'account_closed' });
  const [refused, ...paid] = sent;
  await settle(
    database,
    1,
    paid.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
  );
  expect(await closeRun(sql, await reread(database, october))).toMatchObject({ ok: true });
  await loadMonth(database, '2026-11', people(3));
  const run = await openMonth(database, '2026-11');
  const { batchIds } = await readyToSend(database, run);
  const late = must(refused, 'refused');
  await settle(database, 2, [entry(late.endToEndId, late.amountFen)]);
  expect(await withdrawHeld(sql, await readBatch(sql, must(batchIds[0], 'batch')))).toBe(1);

  const store = postgresStore(sql);
  const draft = new ArchiveDraft(store, newArchiveKey());
  const { lists } = await sql.begin((tx) => addRun({ sql: tx, privateData }, draft, run.id));
  expect(lists.map(({ follows }) => follows)).toEqual([false]);
  const parts = new Map<string, Buffer>();
  for (const { name, sha256 } of draft.entries) parts.set(name, must(await store.get(sha256), name));
  const folder = mkdtempSync(join(tmpdir(), 'wulou-withdrawn-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const bundle = await Bundle.open(await zipOf(parts, join(folder, 'bundle.zip')));
  const manifest = must(readManifest(madeManifest({ lists })), 'manifest');
  const { faults, unshown } = await verifyLists(bundle, manifest, () => true);
  bundle.close();
  expect(faults).toEqual([]);
  expect(unshown.map(({ en }) => en).join()).toContain('1 payment, 129.00 yuan');
});
