import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { SealKey } from '../../src/audit/seal.ts';
import type { MasterKeys } from '../../src/config/master-keys.ts';
import type { Transaction } from '../../src/db/database.ts';
import { auditHeads } from '../../src/db/queries/audit/seals.ts';
import { verifyTrail } from '../../src/db/queries/audit/verify-trail.ts';
import { keepSealing, sealKeysOf, sealTrail } from '../../src/keys/seal-trail.ts';
import { SealingStopped, sealedHeadIn } from '../../src/keys/sealed-head.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
});

const masterOf = (id: string) => ({ id, bytes: randomBytes(32), isDemo: false });
const mastersOf = (...all: ReturnType<typeof masterOf>[]): MasterKeys => {
  const [current] = all;
  if (!current) throw new Error('no key');
  return { current, all, former: null };
};
const one = masterOf('m-one');
const two = masterOf('m-two');
const three = masterOf('m-three');

const addEvents = (count: number) => database.sql`
  insert into audit.events (actor, action, subject) select 'hr1', 'tried', n::text from generate_series(1, ${count}::int) n`;
const believedOf = (...all: ReturnType<typeof masterOf>[]) => {
  const { current, others } = sealKeysOf(mastersOf(...all));
  return [current, ...others].map(({ key }) => key);
};
const verify = (
  believed: readonly SealKey[] = believedOf(one),
  copies: Parameters<typeof verifyTrail>[1]['copies'] = [],
) => verifyTrail(database.sql, { believed, copies });
const pastTheTriggers = (work: (tx: Transaction) => Promise<unknown>) =>
  database.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await work(tx);
  });

describe('sealing', () => {
  test('signs the head, with a key of which the database has the public half only', async () => {
    expect(await sealTrail(database.sql, mastersOf(one))).toBeNull();
    await addEvents(3);
    expect(await sealTrail(database.sql, mastersOf(one))).toMatchObject({ sequence: 4 });
    expect(await sealTrail(database.sql, mastersOf(one))).toBeNull();
    expect(await database.sql`select action from audit.events where id = 4`).toEqual([
      { action: 'seal_key_added' },
    ]);
    await addEvents(2);
    expect(await verify()).toMatchObject({ fault: null, entries: 6, sealedUpTo: 4 });
  });

  test('by many at once gives one seal of each head, and one key', async () => {
    for (let round = 0; round < 5; round += 1) {
      await addEvents(1);
      await Promise.all(Array.from({ length: 6 }, () => sealTrail(database.sql, mastersOf(one))));
    }
    const { fault, sealedUpTo, entries } = await verify();
    expect({ fault, sealedUpTo }).toEqual({ fault: null, sealedUpTo: entries });
    expect(await database.sql`select count(*)::int as keys from audit.seal_keys`).toEqual([{ keys: 1 }]);
  });

  test('goes on by itself, and says where it fails', async () => {
    await addEvents(1);
    const faults: unknown[] = [];
    await keepSealing(database.sql, mastersOf(one), (error) => faults.push(error)).stop();
    expect(await verify()).toMatchObject({ sealedUpTo: 2 });
    await addEvents(1);
    await database.sql`alter table audit.seals rename to seals_away`;
    await keepSealing(database.sql, mastersOf(one), (error) => faults.push(error)).stop();
    expect(faults).toHaveLength(1);
  });
});

describe('a worker that has seen a seal', () => {
  function headPath(): string {
    const folder = mkdtempSync(join(tmpdir(), 'wulou-test-sealed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return join(folder, 'sealed-head.json');
  }
  /** Whoever has all rights writes the chain anew from an entry on, as if it had always been so. */
  const rewriteFrom = (sequence: number) =>
    pastTheTriggers(async (tx) => {
      await tx`delete from audit.seals where sequence >= ${sequence}`;
      await tx`delete from audit.chain where sequence >= ${sequence}`;
      await tx`delete from audit.events where id >= ${sequence}`;
    });

  test('seals nothing that somebody wrote in its place, also after a restart', async () => {
    const path = headPath();
    const seen = () => sealedHeadIn(path);
    await addEvents(5);
    await sealTrail(database.sql, mastersOf(one), seen());
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(one), seen());
    await rewriteFrom(4);
    await addEvents(4);
    await expect(sealTrail(database.sql, mastersOf(one), seen())).rejects.toThrow('sealed at entry 7');
    expect(await database.sql`select sequence from audit.seals`).toEqual([]);
    // Somebody has looked, and moved it away.
    rmSync(path);
    expect(await sealTrail(database.sql, mastersOf(one), seen())).toMatchObject({ sequence: 7 });
  });

  test.each([
    ['cut off', '{"sequence": 7, "li'],
    ['empty', ''],
    ['of another form', '{"sequence": 7}'],
  ])('and cannot read any more which, as the file is %s, seals nothing until somebody has looked', async (_how, text) => {
    const path = headPath();
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(one), sealedHeadIn(path));
    await addEvents(1);
    writeFileSync(path, text);
    const seen = sealedHeadIn(path);
    expect(seen.isKept()).toBe(true);
    const faults: unknown[] = [];
    await keepSealing(database.sql, mastersOf(one), (error) => faults.push(error), seen).stop();
    expect(faults).toEqual([expect.any(SealingStopped)]);
    expect(String(faults[0])).toContain(`${path} cannot be read`);
    expect(await database.sql`select sequence from audit.seals`).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).toBe(text);
    rmSync(path);
    expect(seen.isKept()).toBe(false);
    expect(await sealTrail(database.sql, mastersOf(one), seen)).toMatchObject({ sequence: 3 });
  });

  test('keeps it whole beside another with the same process id, as containers that share a home are', () => {
    const path = headPath();
    // What the other one is just writing.
    mkdirSync(`${path}.${process.pid}.new`);
    const head = { sequence: 7, link: 'a'.repeat(64) };
    sealedHeadIn(path).keep(head);
    expect(sealedHeadIn(path).read()).toEqual(head);
    expect(readdirSync(dirname(path)).sort()).toEqual([
      basename(path),
      `${basename(path)}.${process.pid}.new`,
    ]);
  });

  test('goes on where another one has sealed meanwhile', async () => {
    const seen = sealedHeadIn(headPath());
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(one), seen);
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(one));
    expect(await sealTrail(database.sql, mastersOf(one), seen)).toBeNull();
    expect(seen.read()).toMatchObject({ sequence: 3 });
  });
});

describe('keys', () => {
  test('of one installation vouch for one another: whoever believes one, believes the next', async () => {
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(one));
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(two, one));
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(three, two));
    for (const believed of [believedOf(one), believedOf(two), believedOf(three)])
      expect(await verify(believed)).toMatchObject({ fault: null, sealedUpTo: 6 });
  });

  test('that nobody vouches for are not believed, but by name', async () => {
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(one));
    await addEvents(1);
    await sealTrail(database.sql, mastersOf(two));
    const [other] = believedOf(two);
    expect((await verify()).fault).toMatchObject({ kind: 'seal_key_unknown', keyId: other?.id, sequence: 4 });
    const trusted = await verifyTrail(database.sql, {
      believed: believedOf(one),
      trusted: [other?.id ?? ''],
      copies: [],
    });
    expect(trusted.fault).toBeNull();
  });
});

describe('a copy of a head that somebody keeps elsewhere', () => {
  test('proves what came before it, whatever somebody with all rights on the database does', async () => {
    await addEvents(5);
    await sealTrail(database.sql, mastersOf(one));
    const { seals, keys } = await auditHeads(database.sql, 90);
    expect(seals).toHaveLength(1);
    // The tail, its seals and all are cut off; then another one is written, and sealed with another key.
    await pastTheTriggers(async (tx) => {
      for (const table of ['audit.seals', 'audit.seal_keys']) await tx`delete from ${tx(table)}`;
      await tx`delete from audit.chain where sequence > 3`;
      await tx`delete from audit.events where id > 3`;
    });
    expect((await verify()).fault).toBeNull();
    expect((await verify(keys, seals)).fault).toEqual({
      kind: 'tail_cut',
      last: 3,
      expected: 6,
      witness: 'copy',
    });
    await addEvents(5);
    await sealTrail(database.sql, mastersOf(two));
    expect((await verify(keys, seals)).fault).toMatchObject({
      kind: 'chain_rewritten',
      sequence: 6,
      witness: 'copy',
    });
    expect((await verify()).fault).toMatchObject({ kind: 'seal_key_unknown' });
  });

  test('is the last of each day', async () => {
    for (const at of ['2026-01-01T10:00:00Z', '2026-01-01T11:00:00Z', '2026-01-02T00:00:00Z']) {
      await addEvents(1);
      const sealed = await sealTrail(database.sql, mastersOf(one));
      await pastTheTriggers(
        (tx) => tx`update audit.seals set at = ${at} where sequence = ${sealed?.sequence ?? 0}`,
      );
    }
    expect((await auditHeads(database.sql, 90)).seals.map(({ sequence }) => sequence)).toEqual([4, 3]);
    expect((await auditHeads(database.sql, 1)).seals.map(({ sequence }) => sequence)).toEqual([4]);
  });
});
