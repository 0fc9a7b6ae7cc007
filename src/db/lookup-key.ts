import type { Transaction } from './database.ts';
import { type PrivateData, UnknownKeyFault } from './private-data.ts';

/** Any number that is ours alone. Shared: hashes are compared. Exclusive: the key that makes them is exchanged. */
export const lookupLock = 5_403_771;

/**
 * Keeps the look-up key as it is until the transaction ends, and makes sure that this process hashes with it. To be
 * called before any row is locked, in every transaction that stores hashes or compares them in more than one statement.
 */
export async function holdLookupKey(tx: Transaction, privateData: PrivateData): Promise<void> {
  const id = await keepLookupKey(tx);
  if (privateData.lookupKeyId === id) return;
  await privateData.refresh(tx);
  if (privateData.lookupKeyId !== id) throw new UnknownKeyFault(id);
}

/** `holdLookupKey` for a transaction that only compares hashes which are in the database. @returns the key's id. */
export async function keepLookupKey(tx: Transaction): Promise<string> {
  await tx`select pg_advisory_xact_lock_shared(${lookupLock})`;
  const [row] = await tx<{ id: string }[]>`
    select id from identity.data_keys where purpose = 'lookup' and state = 'active'`;
  return row?.id ?? '';
}
