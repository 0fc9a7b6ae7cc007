import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sql, Transaction } from '../db/database.ts';
import { createPrivateData, lookupHash, type PrivateData } from '../db/private-data.ts';
import { addDataKey, freshKeyId, listDataKeys } from '../db/queries/keys/data-keys.ts';
import {
  addLookupChanges,
  exchangeHashes,
  type HashedColumn,
  hashedColumns,
  listsUnderWay,
  stopHashing,
  unmappedValues,
} from '../db/queries/keys/lookup-rotation.ts';
import { auditKeys } from '../db/queries/keys/rotation.ts';
import { must } from '../domain/assert.ts';
import { wrapDataKey } from './envelope.ts';
import { openDataKey, ringOf } from './keyring.ts';
import type { Rotation } from './new-data-key.ts';

const atOnce = 1_000;
const patienceMs = 600_000;

export type RotatedLookup =
  | { readonly ok: true; readonly keyId: string; readonly hashes: number }
  | { readonly ok: false; readonly code: 'lists_under_way'; readonly runIds: readonly number[] }
  | { readonly ok: false; readonly code: 'too_busy' };

interface Mapping {
  readonly data: PrivateData;
  readonly key: Buffer;
  readonly newId: string;
}

/**
 * Exchanges the key that equal values are found by. What becomes of each hash is worked out beside the work that goes
 * on; then all hashes are exchanged in one transaction, for which those who write them wait some seconds. It may be
 * ended anywhere and given again. Not while a list waits for approval or sending: see docs/decisions/0026.
 */
export async function rotateLookup(rotation: Rotation): Promise<RotatedLookup> {
  const { sql, actor, say } = rotation;
  const mapping = await openMapping(rotation);
  for (const column of hashedColumns) {
    const done = await mapColumn(sql, column, mapping);
    if (done > 0) say(`  ${column.table}.${column.hash}: ${done} hashes worked out`);
  }
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
    try {
      const rotated = await sql.begin((tx) => exchange(tx, mapping, actor));
      if (rotated.ok) say(`${rotated.hashes} hashes are under ${mapping.newId}`);
      return rotated;
    } catch (error) {
      if ((error as { code?: unknown }).code !== '55P03') throw error;
      await pause(200 + Math.random() * 800);
    }
  }
  return { ok: false, code: 'too_busy' };
}

async function exchange(tx: Transaction, mapping: Mapping, actor: string): Promise<RotatedLookup> {
  const before = await listsUnderWay(tx);
  if (before.length > 0) return { ok: false, code: 'lists_under_way', runIds: before };
  await stopHashing(tx);
  const runIds = await listsUnderWay(tx);
  if (runIds.length > 0) return { ok: false, code: 'lists_under_way', runIds };
  for (const column of hashedColumns) await mapColumn(tx, column, mapping);
  const hashes = await exchangeHashes(tx, mapping.newId);
  await auditKeys(tx, actor, 'lookup_key_rotated', `data-key/${mapping.newId}`, { hashes });
  return { ok: true, keyId: mapping.newId, hashes };
}

/** The next look-up key: that of a rotation that was not finished, or a new one. */
async function openMapping({ sql, masters, actor, say }: Rotation): Promise<Mapping> {
  const keys = await listDataKeys(sql);
  const next = keys.find(({ purpose, state }) => purpose === 'lookup' && state === 'next');
  const ring = ringOf(
    keys.filter(({ id }) => id !== next?.id),
    masters.all,
  );
  const data = createPrivateData({
    ring: () => ring,
    refresh: async () => undefined,
    onUnknownKey: () => undefined,
  });
  if (next) {
    say(`Going on with the rotation to ${next.id}`);
    return { data, newId: next.id, key: openDataKey(next, must(next.wrapped, 'its wrapping'), masters.all) };
  }
  const [newId, key] = [freshKeyId(keys, 'lookup'), randomBytes(32)];
  await sql.begin(async (tx) => {
    await addDataKey(tx, {
      id: newId,
      purpose: 'lookup',
      wrapped: wrapDataKey({ id: newId, purpose: 'lookup' }, key, masters.current),
      masterKeyId: masters.current.id,
      state: 'next',
      usableInMs: 0,
    });
    await auditKeys(tx, actor, 'data_key_added', `data-key/${newId}`, { purpose: 'lookup' });
  });
  return { data, newId, key };
}

async function mapColumn(
  sql: Sql | Transaction,
  column: HashedColumn,
  { data, key }: Mapping,
): Promise<number> {
  let done = 0;
  for (let after = 0; ; ) {
    const values = await unmappedValues(sql, column, after, atOnce);
    const last = values.at(-1);
    if (!last) return done;
    await addLookupChanges(
      sql,
      values.map(({ hash, value }) => ({ oldHash: hash, newHash: lookupHash(key, data.decryptText(value)) })),
    );
    done += values.length;
    after = last.id;
  }
}
