import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { readManifest } from '../../src/archive/manifest.ts';
import { eventsOf, readStretch } from '../../src/archive/trail-stretch.ts';
import { appraisalsToArchive } from '../../src/db/queries/archive/archived-histories.ts';
import { must } from '../../src/domain/assert.ts';
import { sealTrail } from '../../src/keys/seal-trail.ts';
import { recordAppraisals } from '../histories/appraisal-paths.ts';
import { archiveNow, exportTo, keyIn, replaysOf, sealingMasters, verdictOf } from '../support/archives.ts';
import { houseOf } from '../support/cycles.ts';
import { foundIn, privateValues } from '../support/plain-text.ts';
import { partsOf } from '../support/rezip.ts';
import { namedWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

/** A cycle with a leaver, an appeal, a rejected list of raises and a refused filing; and the change of the leaver. */
let world: World;
let folder: string;
const saved = new Map<string, string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wulou-appraisals-'));
  world = await namedWorld('archived appraisals', { uploadReminderMs: 300, approvalReminderMs: 500 });
  await recordAppraisals(world, async (_world, name, workflowId) => {
    saved.set(name, workflowId);
  });
  expect(await archiveNow(world)).toEqual({ archived: 3, left: 0 });
  expect(await appraisalsToArchive(world.database.sql, 0, 10)).toEqual([]);
  expect(await archiveNow(world)).toEqual({ archived: 0, left: 0 });
  await sealTrail(world.database.sql, sealingMasters);
  return async () => {
    await world.end();
    rmSync(folder, { recursive: true });
  };
}, 240_000);

const exported = async (name: string) => {
  const [path, key] = [join(folder, `${name}.zip`), join(folder, `${name}.key`)];
  await exportTo(world, must(saved.get(name), name), path, key);
  const parts = await partsOf(path);
  return {
    path,
    key: keyIn(key),
    parts,
    manifest: must(readManifest(must(parts.get('manifest.json'), 'it')), 'it'),
  };
};

const inClear = (parts: ReadonlyMap<string, Buffer>): string =>
  [...parts]
    .map(([name, content]) => (name.endsWith('.gz') ? gunzipSync(content) : content).toString('utf8'))
    .join('\n');

test('a cycle is archived with all its appraisals, and its list of raises follows to the approved digest', async () => {
  const { path, key, parts, manifest } = await exported('appraisal-cycle');
  expect(await verdictOf(path, key)).toMatchObject({ faults: [], opened: true });
  const replays = await replaysOf(path);
  expect(replays.filter((line) => line === 'appraisal: replays').length).toBeGreaterThanOrEqual(6);
  expect(new Set(replays)).toEqual(new Set(['appraisal: replays', 'appraisalCycle: replays']));
  expect(manifest.lists.map(({ follows }) => follows)).toEqual([true, true]);
  const trail = must(readStretch(must(parts.get('trail.json'), 'trail')), 'trail');
  expect(eventsOf(trail).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['cycle_opened', 'filing_refused', 'filing_refiled', 'filing_accepted']),
  );
  const staff = houseOf(6);
  const told = [...privateValues(staff), ...staff.map(({ name }) => name), '已计入', '不合适', '677250'];
  expect(foundIn(inClear(parts), told)).toEqual([]);
});

test('an employee’s change is archived, and what it holds is private', async () => {
  const { path, key, parts, manifest } = await exported('employee-change');
  expect(await verdictOf(path, key)).toMatchObject({ faults: [], opened: true });
  expect(new Set(await replaysOf(path))).toEqual(new Set(['employeeChange: replays']));
  expect(manifest.kind).toBe('change');
  const staff = houseOf(6);
  expect(foundIn(inClear(parts), [...privateValues(staff), ...staff.map(({ name }) => name)])).toEqual([]);
});
