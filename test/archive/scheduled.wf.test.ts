import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifest, writeManifest } from '../../src/archive/manifest.ts';
import { findRun } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { sealTrail } from '../../src/keys/seal-trail.ts';
import { noticeDeliveryId } from '../../src/workflows/contract.ts';
import { archiveNow, exportTo, keyIn, replaysOf, sealingMasters, verdictOf } from '../support/archives.ts';
import { aDayComes, dueFromTheFirst, monthBefore } from '../support/days.ts';
import { load, runToEnd } from '../support/months.ts';
import { openMonth } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { partsOf, zipOf } from '../support/rezip.ts';
import { testWorld } from '../support/test-world.ts';

test('a month that the schedule started is archived with what started it, and not with the other month that it started', async () => {
  const world = await testWorld();
  const folder = mkdtempSync(join(tmpdir(), 'wulou-scheduled-'));
  const [path, keyPath] = [join(folder, 'bundle.zip'), join(folder, 'bundle.key')];
  const { sql } = world.database;
  await dueFromTheFirst(world);
  const [first, second] = [await monthBefore(world, 1), await monthBefore(world, 0)];
  await load(world, first, people(2));
  await openMonth(world.database, first, { programme: world.programme });
  const due = await aDayComes(world, 1);
  const run = must(await findRun(sql, world.programme, first), 'the first month');
  const next = must(await findRun(sql, world.programme, second), 'the second month');
  expect(await runToEnd(world, run)).toMatchObject({ paid: 2 });
  await world.client.workflow.getHandle(run.workflowId).result();
  await world.client.workflow.getHandle(noticeDeliveryId(world.programme, first, run.id)).result();
  await archiveNow(world);
  await sealTrail(sql, sealingMasters);
  await exportTo(world, run.workflowId, path, keyPath);

  const parts = await partsOf(path);
  const manifest = must(readManifest(must(parts.get('manifest.json'), 'manifest')), 'manifest');
  const starter = must(
    manifest.histories.find(({ type }) => type === 'disbursementDue'),
    'what started it',
  );
  expect([starter.workflowId, starter.outcome]).toEqual([due, 'completed']);
  expect(manifest.histories.map(({ workflowId }) => workflowId)).not.toContain(next.workflowId);
  expect(await verdictOf(path, keyIn(keyPath))).toMatchObject({ faults: [], opened: true });
  expect(await replaysOf(path)).toContain('disbursementDue: replays');

  const name = must(starter.entry, 'its part');
  const without = {
    ...manifest,
    entries: manifest.entries.filter((entry) => entry.name !== name),
    histories: manifest.histories.filter((history) => history !== starter),
  };
  const others = new Map([...parts].filter(([part]) => part !== name));
  const lacking = (form: typeof manifest.form) =>
    zipOf(others.set('manifest.json', writeManifest({ ...without, form })), join(folder, 'lacking.zip'));
  const wordsOf = async (file: string) => (await verdictOf(file, null)).faults.map(({ en }) => en);
  expect(await wordsOf(await lacking('wulou-archive/2'))).toContain(`The history of ${due} is missing.`);
  expect(await wordsOf(await lacking('wulou-archive/1'))).not.toContain(`The history of ${due} is missing.`);
  rmSync(folder, { recursive: true });
});
