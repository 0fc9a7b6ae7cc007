import { setTimeout as pause } from 'node:timers/promises';
import { type EncryptedColumn, encryptedColumns } from '../db/encrypted-columns.ts';
import { createPrivateData, type KeyRing, type PrivateData } from '../db/private-data.ts';
import { listDataKeys } from '../db/queries/keys/data-keys.ts';
import {
  auditKeys,
  countOldValues,
  lockOldValues,
  markMoment,
  replaceValues,
  retireKeys,
  transactionsBefore,
} from '../db/queries/keys/rotation.ts';
import { ringOf } from './keyring.ts';
import { newDataKey, type Rotation, untilUsedEverywhere } from './new-data-key.ts';

export interface RotatedColumns {
  readonly keyId: string;
  readonly values: number;
  readonly retired: readonly string[];
  /** Values that no key opens, as `table.column id`: they stay as they are, and their key cannot be destroyed. */
  readonly unreadable: readonly string[];
}

/**
 * Puts a new data key in force and every encrypted value under it, while everything goes on. It may be ended anywhere
 * and given again: it goes on where it was. Old keys are retired then: they still open
 * what is under them.
 */
export async function rotateColumns(rotation: Rotation): Promise<RotatedColumns> {
  const { sql, say, actor } = rotation;
  const keyId = await newDataKey(rotation, 'column');
  await untilUsedEverywhere(rotation, keyId);
  const ring: KeyRing = ringOf(await listDataKeys(sql), rotation.masters.all);
  const data = createPrivateData({
    ring: () => ({ ...ring, current: keyId }),
    refresh: async () => undefined,
    onUnknownKey: () => undefined,
  });
  const unreadable = new Set<string>();
  let values = 0;
  for (const column of encryptedColumns)
    values += await reencryptColumn(rotation, data, column, keyId, unreadable);
  // Whoever began to write before the new key was everywhere must have ended before the last look.
  const mark = await markMoment(sql);
  while (await transactionsBefore(sql, mark)) await pause(200);
  for (const column of encryptedColumns)
    values += await reencryptColumn(rotation, data, column, keyId, unreadable);
  const retired = await sql.begin(async (tx) => {
    const ids = await retireKeys(tx, 'column', keyId);
    await auditKeys(tx, actor, 'data_keys_rotated', `data-key/${keyId}`, {
      values,
      retired: ids.join(','),
      unreadable: unreadable.size,
    });
    return ids;
  });
  const whole =
    unreadable.size === 0 ? 'Every value' : `Every value but ${unreadable.size} that no key opens`;
  say(`${whole} is under ${keyId}; retired: ${retired.join(', ') || 'none'}`);
  return { keyId, values, retired, unreadable: [...unreadable] };
}

async function reencryptColumn(
  { sql, say }: Rotation,
  data: PrivateData,
  column: EncryptedColumn,
  keyId: string,
  unreadable: Set<string>,
): Promise<number> {
  const name = `${column.table}.${column.column}`;
  const left = async () =>
    (await countOldValues(sql, column, keyId)) -
    [...unreadable].filter((place) => place.startsWith(`${name} `)).length;
  const total = await left();
  let done = 0;
  let saidAt = performance.now();
  for (let remaining = total; remaining > 0; ) {
    for (let after: number | null = 0; after !== null; ) {
      const batch: { last: number | null; done: number } = await sql.begin((tx) =>
        reencryptBatch(after ?? 0, tx),
      );
      after = batch.last;
      done += batch.done;
      if (performance.now() - saidAt > 2_000) {
        say(`  ${name}: ${done} of ${total}`);
        saidAt = performance.now();
      }
    }
    remaining = await left();
    if (remaining > 0) await pause(300); // Rows that somebody holds, or that came meanwhile.
  }
  if (done > 0) say(`  ${name}: ${done} values`);
  return done;

  async function reencryptBatch(
    after: number,
    tx: Parameters<typeof lockOldValues>[0],
  ): Promise<{ last: number | null; done: number }> {
    const old = await lockOldValues(tx, column, keyId, after);
    const fresh = old.flatMap(({ id, value }) => {
      const plain = readOrNull(data, value);
      if (plain === null) unreadable.add(`${name} ${id}`);
      return plain === null ? [] : [{ id, value: data.encrypt(plain) }];
    });
    if (fresh.length > 0) await replaceValues(tx, column, fresh);
    return { last: old.at(-1)?.id ?? null, done: fresh.length };
  }
}

/** Null where no key opens it: one value that was damaged must not keep all others from their new key. */
function readOrNull(data: PrivateData, value: Buffer): Buffer | null {
  try {
    return data.decrypt(value);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
}
