import { type PrivateSealKey, type Seal, seal, sealKeyOf, vouchFor } from '../audit/seal.ts';
import type { MasterKey, MasterKeys } from '../config/master-keys.ts';
import type { Sql, Transaction } from '../db/database.ts';
import {
  isSealed,
  lastSealed,
  listSealKeys,
  recordSeal,
  recordSealKey,
  recordVoucher,
  unsealedHead,
} from '../db/queries/audit/seals.ts';
import { auditKeys } from '../db/queries/keys/rotation.ts';
import { sealSeed } from './envelope.ts';
import { type SealedHead, TrailReplaced } from './sealed-head.ts';

/** How often a worker looks whether the trail has grown: what came after the last seal is covered by no signature. */
export const sealEveryMs = 60_000;

interface OwnSealKey {
  readonly key: PrivateSealKey;
  readonly masterKeyId: string;
}

/** The key that seals now, and those of the other master keys that are known here. */
export function sealKeysOf(masters: MasterKeys): {
  readonly current: OwnSealKey;
  readonly others: readonly OwnSealKey[];
} {
  const keyOf = (master: MasterKey) => ({ key: sealKeyOf(sealSeed(master)), masterKeyId: master.id });
  const others = masters.all.filter(({ id }) => id !== masters.current.id);
  return { current: keyOf(masters.current), others: others.map(keyOf) };
}

/**
 * Seals the head of the chain where no seal covers it yet. Several processes may do so at once: of each head there is
 * one seal. Throws SealingStopped where what was seen sealed is not there any more, or is not known any more: whoever has
 * all rights on the database must not get a seal for what he wrote in its place.
 * @param seen what this worker remembers of it. @returns the new seal; null where there was nothing to seal, or another
 * process was first.
 */
export async function sealTrail(
  sql: Sql,
  masters: MasterKeys,
  seen: SealedHead | null = null,
): Promise<Seal | null> {
  const known = seen?.read() ?? null;
  if (known && !(await isSealed(sql, known))) throw new TrailReplaced(known.sequence);
  const made = await sealHead(sql, masters);
  const last = seen && (await lastSealed(sql));
  if (last && last.sequence !== known?.sequence) seen.keep(last);
  return made;
}

async function sealHead(sql: Sql, masters: MasterKeys): Promise<Seal | null> {
  if ((await unsealedHead(sql)) === null) return null;
  const { current, others } = sealKeysOf(masters);
  await sql.begin((tx) => introduceKey(tx, current, others));
  const head = await unsealedHead(sql);
  if (!head) return null;
  const sealed = seal({ ...head, at: new Date().toISOString() }, current.key);
  return (await recordSeal(sql, sealed)) ? sealed : null;
}

/** A key is recorded before it first seals; it and those of before whose master key is still here vouch for one another. */
async function introduceKey(
  tx: Transaction,
  current: OwnSealKey,
  others: readonly OwnSealKey[],
): Promise<void> {
  const { key, masterKeyId } = current;
  if (!(await recordSealKey(tx, key, masterKeyId))) return;
  await auditKeys(tx, 'worker', 'seal_key_added', `seal-key/${key.id}`, { masterKey: masterKeyId });
  const known = new Set((await listSealKeys(tx)).map(({ id }) => id));
  for (const other of others) {
    if (!known.has(other.key.id)) continue;
    await recordVoucher(tx, vouchFor(other.key, key));
    await recordVoucher(tx, vouchFor(key, other.key));
  }
}

/** Seals now and every minute. One that fails is made good by the next. */
export function keepSealing(
  sql: Sql,
  masters: MasterKeys,
  onFault: (error: unknown) => void,
  seen: SealedHead | null = null,
): { stop(): Promise<void> } {
  let underWay: Promise<unknown> = Promise.resolve();
  let isSealing = false;
  const sealOnce = () => {
    if (isSealing) return;
    isSealing = true;
    underWay = sealTrail(sql, masters, seen)
      .catch(onFault)
      .finally(() => {
        isSealing = false;
      });
  };
  sealOnce();
  const timer = setInterval(sealOnce, sealEveryMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay;
    },
  };
}
