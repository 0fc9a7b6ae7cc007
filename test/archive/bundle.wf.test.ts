import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { WorkflowNotFoundError } from '@temporalio/client';
import { beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { openPrivate, sealPrivate } from '../../src/archive/archive-key.ts';
import { hashOf } from '../../src/archive/archive-store.ts';
import { Bundle } from '../../src/archive/bundle.ts';
import { type Manifest, readManifest, writeManifest } from '../../src/archive/manifest.ts';
import {
  chainOf,
  eventsOf,
  isShown,
  leafOf,
  readStretch,
  writeStretch,
} from '../../src/archive/trail-stretch.ts';
import { verifyBundle } from '../../src/archive/verify-bundle.ts';
import { seal } from '../../src/audit/seal.ts';
import { archiveOf } from '../../src/db/queries/archive/archives.ts';
import { stretchOf } from '../../src/db/queries/archive/trail-stretch.ts';
import { auditHeads } from '../../src/db/queries/audit/seals.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { sealKeysOf, sealTrail } from '../../src/keys/seal-trail.ts';
import { archiveStarter } from '../../src/worker/archive-starter.ts';
import { lookNowAndThen } from '../../src/worker/look-now-and-then.ts';
import { archiveId, noticeDeliveryId, paymentBatchId } from '../../src/workflows/contract.ts';
import {
  archiveNow,
  exportTo,
  keyIn,
  nothingKnown,
  replaysOf,
  sealingMasters,
  verdictOf,
} from '../support/archives.ts';
import { replyOf } from '../support/injected-client.ts';
import {
  approve,
  endCorrections,
  fix,
  load,
  otherName,
  runToEnd,
  start,
  until,
  waiting,
} from '../support/months.ts';
import { people, person } from '../support/people.ts';
import { foundIn, privateValues } from '../support/plain-text.ts';
import { partsOf, zipOf } from '../support/rezip.ts';
import { namedWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

const wulou = resolve(import.meta.dirname, '../../bin/wulou.js');
const staff = people(6);

/** A month with a correction, a second round and somebody carried over; archived, then forgotten by Temporal. */
describe('a month that is over', () => {
  let world: World;
  let run: Run;
  let folder: string;
  let path: string;
  let keyPath: string;
  let parts: Map<string, Buffer>;
  let manifest: Manifest;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wulou-bundle-'));
    path = join(folder, 'bundle.zip');
    keyPath = join(folder, 'bundle.key');
    world = await namedWorld('archive', { batchSize: 2 });
    await load(world, '2026-10', staff, { E0002: otherName, E0003: otherName });
    run = await start(world, '2026-10', { correctionWindowMs: 600_000 });
    await approve(world, run);
    await waiting(world, run, 'corrections');
    await fix(world, run, 'E0002', { name: person(2).name, note: `seen the card of ${person(2).name}` });
    await approve(world, run);
    await until(
      'the second round',
      async () =>
        (await world.database.sql`select from finance.batches where round = 2 and state = 'answered'`)
          .length > 0,
    );
    await endCorrections(world, run);
    await runToEnd(world, run);
    await world.client.workflow.getHandle(noticeDeliveryId(world.programme, '2026-10', run.id)).result();
    await world.client.workflow.getHandle(run.workflowId).result();
    const stopLooking = lookNowAndThen({
      pollMs: 100,
      ...archiveStarter(world.database.sql, world.client, world.taskQueue),
      onFault: (error) => {
        throw error;
      },
    });
    await until('the archive', () => archiveOf(world.database.sql, run.workflowId));
    stopLooking();
    const archiving = world.client.workflow.getHandle(archiveId(world.taskQueue));
    expect(await archiving.result()).toEqual({ archived: 1, left: 0 });
    // Nothing is left to do, and nothing is done twice.
    expect(await archiveNow(world)).toEqual({ archived: 0, left: 0 });
    await forget(world, run);
    const refused = await replyOf(
      world.as('auditor1').GET('/v1/archives/bundle', { params: { query: { subject: run.workflowId } } }),
    );
    expect([refused.status, refused.body.code]).toEqual([409, 'trail_not_sealed']);
    await sealTrail(world.database.sql, sealingMasters);
    await exportTo(world, run.workflowId, path, keyPath);
    parts = await partsOf(path);
    manifest = must(readManifest(must(parts.get('manifest.json'), 'manifest')), 'manifest');
    return async () => {
      await world.end();
      rmSync(folder, { recursive: true });
    };
  });

  const verdict = (file: string, withKey = true) => verdictOf(file, withKey ? keyIn(keyPath) : null);
  const places = async (file: string, withKey = false): Promise<string[]> =>
    (await verdict(file, withKey)).faults.map(({ place }) => place);
  /** The bundle with some parts exchanged or (null) left out. */
  const otherwise = async (changes: Record<string, Buffer | null>): Promise<string> => {
    const changed = new Map(parts);
    for (const [name, content] of Object.entries(changes))
      if (content === null) changed.delete(name);
      else changed.set(name, content);
    return zipOf(changed, join(folder, 'otherwise.zip'));
  };
  const part = (name: string): Buffer => must(parts.get(name), name);
  const nameLike = (pattern: RegExp): string =>
    must(
      manifest.entries.find(({ name }) => pattern.test(name)),
      String(pattern),
    ).name;

  test('is whole, with all its histories, though Temporal knows none of them any more', async () => {
    expect(await verdict(path)).toMatchObject({ faults: [], subject: run.workflowId, opened: true });
    expect(await verdict(path, false)).toMatchObject({ faults: [], opened: false });
    const types = manifest.histories.map(({ type }) => type);
    expect(types.filter((type) => type === 'paymentBatch').length).toBe(3);
    expect(new Set(types)).toEqual(new Set(['disbursement', 'paymentBatch', 'noticeDelivery']));
    expect(manifest.histories.every(({ entry, buildId }) => entry !== null && buildId !== null)).toBe(true);
    expect(manifest.lists.map(({ round, follows }) => [round, follows])).toEqual([
      [1, true],
      [2, true],
    ]);
    const handle = world.client.workflow.getHandle(run.workflowId);
    await expect(handle.describe()).rejects.toThrow(WorkflowNotFoundError);
  });

  test('tells nobody’s name, number, account or phone without the key', () => {
    const texts = [...parts].flatMap(([name, content]) => [
      name,
      content.toString('utf8'),
      ...(name.endsWith('.gz') ? [gunzipSync(content).toString('utf8')] : []),
    ]);
    const decoded = texts.flatMap((text) =>
      [...text.matchAll(/"data": "([A-Za-z0-9+/=]+)"/g)].map((match) =>
        Buffer.from(match[1] ?? '', 'base64').toString('utf8'),
      ),
    );
    expect(decoded.join()).toContain('runId');
    const names = [...staff.map((one) => one.name), otherName.name ?? ''];
    for (const text of [...texts, ...decoded])
      expect(foundIn(text, [...privateValues(staff), ...names])).toEqual([]);
  });

  test('replays in an empty folder with nothing around it, and tells what happened', async () => {
    const alone = mkdtempSync(join(tmpdir(), 'wulou-alone-'));
    const env = { PATH: process.env.PATH, HOME: alone };
    const audit = (...args: string[]) =>
      promisify(execFile)(process.execPath, [wulou, 'audit', ...args], { cwd: alone, env });
    const { stdout } = await audit('replay', path);
    const total = manifest.histories.length;
    expect(stdout).toContain(`${total} of ${total} histories replay.`);
    expect(stdout).toContain('finance1: approved the list ｜ finance1：批准清单');
    expect(stdout).toContain('held → carried over');
    expect(foundIn(stdout, [...privateValues(staff), ...staff.map((one) => one.name)])).toEqual([]);
    const told = await audit('replay', path, '--key', keyPath);
    expect(told.stdout).toContain(`E0003 ${person(3).name}`);
    expect(told.stdout).toContain(`seen the card of ${person(2).name}`);
    expect((await audit('verify', path)).stdout).toContain('Everything is as it was archived.');
    expect((await audit('verify', path, '--key', keyPath)).stdout).toContain('private parts opened');
    rmSync(alone, { recursive: true });
  });

  test('that has one byte of any part changed is found out, and the part is named', async () => {
    for (const [name, content] of parts)
      for (const at of [0, Math.floor(content.length / 2), content.length - 1]) {
        const flipped = Buffer.from(content);
        flipped[at] = (flipped[at] ?? 0) ^ 1;
        expect(await places(await otherwise({ [name]: flipped })), `${name}, byte ${at}`).toContain(name);
      }
  });

  test('that has one byte of the file changed is found out, wherever it lies', async () => {
    const whole = readFileSync(path);
    const file = join(folder, 'flipped.zip');
    const step = Math.max(1, Math.floor(whole.length / 60));
    // Headers and the directory at the end lie thick: each of their bytes is tried.
    const everywhere = new Set([
      ...Array.from({ length: 60 }, (_, index) => index * step),
      ...Array.from({ length: 120 }, (_, index) => index),
      ...Array.from({ length: 120 }, (_, index) => whole.length - 1 - index),
    ]);
    for (const at of everywhere) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      writeFileSync(file, flipped);
      // No zip file any more: whoever opens it says so. What opens is judged, whatever is in it.
      const bundle = await Bundle.open(file).catch(() => null);
      const faults = bundle && (await verifyBundle(bundle, nothingKnown)).faults;
      bundle?.close();
      expect(faults, `byte ${at} of ${whole.length}`).not.toEqual([]);
    }
    for (const cut of [whole.length - 1, whole.length - 100, Math.floor(whole.length / 2)]) {
      writeFileSync(file, whole.subarray(0, cut));
      await expect(Bundle.open(file), `cut at ${cut}`).rejects.toThrow();
    }
  });

  test('that lacks a part, or has one more, is found out', async () => {
    for (const name of parts.keys()) expect(await places(await otherwise({ [name]: null }))).toContain(name);
    expect(await places(await otherwise({ 'files/99-pain.001': Buffer.from('new') }))).toEqual([
      'files/99-pain.001',
    ]);
  });

  /** Exchanges a part and makes the manifest fit: whoever can do that cannot change what stands in the trail. */
  const forged = async (name: string, content: Buffer): Promise<string> => {
    const entries = manifest.entries.map((entry) =>
      entry.name === name ? { ...entry, sha256: hashOf(content), bytes: content.length } : entry,
    );
    return otherwise({ [name]: content, 'manifest.json': writeManifest({ ...manifest, entries }) });
  };
  const withEvents = (name: string, change: (events: { eventId: string }[]) => unknown[]): Buffer => {
    const history = JSON.parse(gunzipSync(part(name)).toString('utf8'));
    return gzipSync(JSON.stringify({ ...history, events: change(history.events) }));
  };

  test('whose manifest was made anew to fit is not the one that stands in the trail', async () => {
    const approvals = Buffer.from(part('approvals.json').toString('utf8').replace('finance1', 'finance9'));
    expect(await places(await forged('approvals.json', approvals))).toEqual(['manifest.json']);
  });

  test('with an event removed from a history, or its tail cut off, is found out besides', async () => {
    const name = nameLike(/^histories\/disbursement/);
    const without = withEvents(name, (events) => events.filter(({ eventId }) => eventId !== '7'));
    const removed = await verdict(await forged(name, without));
    expect(removed.faults.find(({ place }) => place === name)?.en).toBe('Event 7 was removed.');
    const cut = await verdict(
      await forged(
        name,
        withEvents(name, (events) => events.slice(0, -4)),
      ),
    );
    expect(cut.faults.find(({ place }) => place === name)?.en).toContain('its end was cut off');
  });

  test('with a history left out of the manifest as well is found out', async () => {
    const name = nameLike(/^histories\/payment-batch/);
    const lacking = {
      ...manifest,
      entries: manifest.entries.filter((entry) => entry.name !== name),
      histories: manifest.histories.filter((history) => history.entry !== name),
    };
    const file = await otherwise({ [name]: null, 'manifest.json': writeManifest(lacking) });
    expect((await verdict(file)).faults.map(({ en }) => en).join()).toContain('is missing');
  });

  test('with an amount of the list changed is found out by the approved digest', async () => {
    const list = Buffer.from(part('lists/round-1.txt').toString('utf8').replace('12900', '12901'));
    const { faults } = await verdict(await forged('lists/round-1.txt', list));
    expect(faults.map(({ place, en }) => `${place}: ${en}`)).toContain(
      'lists/round-1.txt: The digest that was approved is another list’s.',
    );
  });

  test('whose trail was changed, thinned, cut or sealed anew is found out', async () => {
    const trail = must(readStretch(part('trail.json')), 'trail');
    const whole = trail.entries.findIndex((entry) => typeof entry !== 'string');
    const [first] = [trail.entries[whole]];
    if (typeof first !== 'object') throw new Error('no event');
    const entries = (changed: typeof trail.entries) =>
      otherwise({ 'trail.json': writeStretch({ ...trail, entries: changed }) });
    const faults = async (file: string) => (await verdict(file)).faults.map(({ en }) => en).join('; ');
    expect(await faults(await entries(trail.entries.with(whole, { ...first, actor: 'hr9' })))).toContain(
      'written anew',
    );
    expect(await faults(await entries(trail.entries.toSpliced(whole, 1)))).toContain('is missing');
    expect(await faults(await entries(trail.entries.slice(0, -1)))).toContain('cut off');
    const unsealed = { ...trail, seals: [], keys: [], vouchers: [] };
    expect(await faults(await otherwise({ 'trail.json': writeStretch(unsealed) }))).toContain('not sealed');
    const other = { ...sealingMasters.current, bytes: Buffer.alloc(32, 9) };
    const believed = sealKeysOf({ current: other, all: [other], former: null }).current.key;
    const bundle = await Bundle.open(path);
    const { faults: unknown } = await verifyBundle(bundle, { ...nothingKnown, believed: [believed] });
    bundle.close();
    expect(unknown.map(({ en }) => en).join()).toContain('not among those believed');
  });

  test('with an event about it hidden behind its digest, or its beginning cut off, is found out', async () => {
    const trail = must(readStretch(part('trail.json')), 'trail');
    const withTrail = (changed: typeof trail) => otherwise({ 'trail.json': writeStretch(changed) });
    const place = trail.entries.findIndex((entry) => isShown(entry) && entry.action !== 'archived');
    const hidden = trail.entries[place];
    if (!hidden || !isShown(hidden)) throw new Error('no event');
    const digestAlone = trail.entries.with(place, leafOf(hidden));
    expect((await verdict(await withTrail({ ...trail, entries: digestAlone }))).faults).toEqual([
      expect.objectContaining({
        place: 'trail.json',
        en: `Entry ${hidden.sequence}, an event about it, was removed: only a digest is left.`,
      }),
    ]);
    const start = [...chainOf(trail)][place];
    const cut = { ...trail, start: must(start, 'start'), entries: trail.entries.slice(place + 1) };
    const { sequence, link } = cut.start;
    const found = await verdict(await withTrail({ ...cut, start: { sequence, link } }), false);
    expect(found.faults.map(({ en }) => en)).toContain(
      `Entry ${hidden.sequence}, an event about it, was cut off.`,
    );
  });

  test('with a private event that never stood in the trail is found out by whoever has the key', async () => {
    const name = 'private/events.ndjson.gz.enc';
    const events = gunzipSync(openPrivate(keyIn(keyPath), part(name))).toString('utf8');
    const changed = sealPrivate(keyIn(keyPath), gzipSync(events.replace('finance1', 'finance9')));
    const words = (await verdict(await forged(name, changed))).faults.map(({ en }) => en).join();
    expect(words).toContain('does not stand in the trail');
  });

  test('is proved by a head that was kept since, and by none that is about something else', async () => {
    const heads = await auditHeads(world.database.sql, 90);
    const bundle = await Bundle.open(path);
    const given = (seals: typeof heads.seals) =>
      verifyBundle(bundle, { ...nothingKnown, believed: heads.keys, heads: seals });
    expect(await given(heads.seals)).toMatchObject({ faults: [], trail: { headsAgree: 1, headsOutside: 0 } });
    const elsewhere = seal(
      { sequence: 1_000_000, link: 'a'.repeat(64), at: '2026-10-05T01:02:03.000Z' },
      sealKeysOf(sealingMasters).current.key,
    );
    const { faults, trail } = await given([elsewhere]);
    bundle.close();
    expect(trail).toMatchObject({ headsAgree: 0, headsOutside: 1 });
    expect(faults.map(({ en }) => en).join()).toContain('None of the kept heads is about it');
  });

  test('in another order, or compressed, is not what was written', async () => {
    const [first, ...others] = [...parts];
    const moved = await zipOf(new Map([...others, must(first, 'part')]), join(folder, 'moved.zip'));
    expect(await places(moved)).toEqual(['zip']);
    const bomb = join(folder, 'bomb.zip');
    const zip = new ZipFile();
    zip.addBuffer(Buffer.alloc(1_000_000), 'manifest.json', { compress: true });
    zip.end();
    writeFileSync(bomb, await buffer(zip.outputStream));
    await expect(Bundle.open(bomb)).rejects.toThrow('manifest.json is compressed');
  });

  test('with a history or code that is another one does not replay', async () => {
    const name = nameLike(/^histories\/notice-delivery/);
    const other = withEvents(name, (events) =>
      JSON.parse(JSON.stringify(events).replaceAll('sendQueuedSms', 'somethingElse')),
    );
    const batches = Array(3).fill('paymentBatch: replays');
    const notices = ['noticeDelivery: replays', 'noticeDelivery: replays'];
    expect(await replaysOf(path)).toEqual(['disbursement: replays', ...notices, ...batches]);
    expect(await replaysOf(await forged(name, other))).toEqual([
      'disbursement: replays',
      'noticeDelivery: differs',
      'noticeDelivery: replays',
      ...batches,
    ]);
    const code = nameLike(/^code\//);
    const changed = await otherwise({ [code]: Buffer.concat([part(code), Buffer.from('\n//')]) });
    expect(new Set((await replaysOf(changed)).map((line) => line.split(': ')[1]))).toEqual(
      new Set(['code_changed']),
    );
  });

  test('is an auditor’s to take, and its key his for a reason that is recorded', async () => {
    for (const who of ['hr1', 'finance1', 'admin1']) {
      const query = { subject: run.workflowId };
      const asked = await replyOf(world.as(who).GET('/v1/archives/bundle', { params: { query } }));
      expect([who, asked.status]).toEqual([who, 403]);
      const body = { subject: run.workflowId, reason: 'curious about it' };
      const key = await replyOf(world.as(who).POST('/v1/archives/key', { body }));
      expect([who, key.status]).toEqual([who, 403]);
    }
    const read = await world.database.sql`
      select actor, subject, details->>'reason' as reason from audit.events where action = 'archive_key_read'`;
    expect(read).toEqual([
      { actor: 'auditor1', subject: `archive/${run.workflowId}`, reason: 'the yearly audit' },
    ]);
  });

  test('says that an event is gone where somebody has removed it from the database', async () => {
    const { sql } = world.database;
    const archive = must(await archiveOf(sql, run.workflowId), 'archive');
    const trail = must(readStretch(part('trail.json')), 'trail');
    const gone = must(eventsOf(trail)[1], 'event');
    await sql.begin(async (tx) => {
      await tx`alter table audit.events disable trigger user`;
      await tx`delete from audit.events where id = ${gone.id}`;
      await tx`alter table audit.events enable trigger user`;
    });
    const stretch = must(await stretchOf(sql, archive), 'stretch');
    const bytes = writeStretch({ form: 'wulou-trail-stretch/1', ...stretch });
    const { faults } = await verdict(await otherwise({ 'trail.json': bytes }));
    expect(faults.map(({ en }) => en).join()).toContain(
      `Entry ${gone.sequence}: its event is missing; it was removed.`,
    );
  });
});

/** As Temporal does when the time that it keeps histories is over. */
async function forget({ client, database, programme }: World, run: Run): Promise<void> {
  const batches = await database.sql<{ id: number }[]>`select id from finance.batches`;
  for (const workflowId of [
    run.workflowId,
    noticeDeliveryId(programme, run.period, run.id),
    ...batches.map(({ id }) => paymentBatchId(programme, run.period, id)),
  ])
    await client.workflowService.deleteWorkflowExecution({
      namespace: client.options.namespace,
      workflowExecution: { workflowId },
    });
  const handle = client.workflow.getHandle(run.workflowId);
  for (let known = true; known; )
    known = await handle.describe().then(
      () => true,
      () => false,
    );
}
