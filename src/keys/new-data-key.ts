import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { MasterKeys } from '../config/master-keys.ts';
import type { Sql } from '../db/database.ts';
import { addDataKey, type DataKeyRow, freshKeyId, listDataKeys } from '../db/queries/keys/data-keys.ts';
import { auditKeys } from '../db/queries/keys/rotation.ts';
import { must } from '../domain/assert.ts';
import { wrapDataKey } from './envelope.ts';
import { keysReadEveryMs } from './keyring.ts';

export interface Rotation {
  readonly sql: Sql;
  readonly masters: MasterKeys;
  readonly actor: string;
  readonly say: (line: string) => void;
  /** After how long every process must have read the keys again; tests have less time. */
  readonly settleMs?: number;
}

/** The key of a rotation that was not finished, or a new one. */
export async function newDataKey(
  { sql, masters, actor, say, settleMs = 3 * keysReadEveryMs }: Rotation,
  purpose: 'column' | 'payload',
): Promise<string> {
  const keys = await listDataKeys(sql);
  const active = keys.filter((key) => key.purpose === purpose && key.state === 'active');
  if (active.length > 1) {
    const { id } = must(active.at(-1), 'the newest key');
    say(`Going on with the rotation to ${id}`);
    return id;
  }
  const id = freshKeyId(keys, purpose);
  const wrapped = wrapDataKey({ id, purpose }, randomBytes(32), masters.current);
  await sql.begin(async (tx) => {
    await addDataKey(tx, {
      id,
      purpose,
      wrapped,
      masterKeyId: masters.current.id,
      state: 'active',
      usableInMs: settleMs,
    });
    await auditKeys(tx, actor, 'data_key_added', `data-key/${id}`, { purpose });
  });
  say(
    `New data key ${id}; it is written with in ${Math.ceil(settleMs / 1_000)} s, when every process has it`,
  );
  return id;
}

/** Waits until every process writes with it. */
export async function untilUsedEverywhere(
  { sql, settleMs = 3 * keysReadEveryMs }: Rotation,
  id: string,
): Promise<void> {
  const isUsable = (keys: readonly DataKeyRow[]) => keys.some((key) => key.id === id && key.usable);
  if (isUsable(await listDataKeys(sql))) return;
  while (!isUsable(await listDataKeys(sql))) await pause(Math.min(500, settleMs));
  // By then they have read that it is usable, too.
  await pause(settleMs / 2);
}
