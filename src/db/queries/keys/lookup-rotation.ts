import type { Sql, Transaction } from '../../database.ts';
import { type EncryptedColumn, encryptedColumns } from '../../encrypted-columns.ts';
import { lookupLock } from '../../lookup-key.ts';

export type HashedColumn = EncryptedColumn & { readonly hash: string };

export const hashedColumns: readonly HashedColumn[] = encryptedColumns.flatMap((column) =>
  column.hash === null ? [] : [{ ...column, hash: column.hash }],
);

const tables = [...new Set(hashedColumns.map(({ table }) => table))];
/** Less than PostgreSQL waits before it looks for deadlocks: we give way before anybody is made to. */
const lockTimeoutMs = 500;

export interface HashedValue {
  readonly id: number;
  readonly hash: Buffer;
  readonly value: Buffer;
}

/** The next values of a column of whose hash it is not known yet what it becomes. */
export async function unmappedValues(
  sql: Sql | Transaction,
  { table, column, hash }: HashedColumn,
  after: number,
  limit: number,
): Promise<HashedValue[]> {
  return sql<HashedValue[]>`
    select t.id, t.${sql(hash)} as hash, t.${sql(column)} as value from ${sql(table)} t
    where t.id > ${after} and t.${sql(hash)} is not null and t.${sql(column)} is not null
      and not exists (select from identity.lookup_changes m where m.old_hash = t.${sql(hash)})
    order by t.id limit ${limit}`;
}

export async function addLookupChanges(
  sql: Sql | Transaction,
  changes: readonly { readonly oldHash: Buffer; readonly newHash: Buffer }[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into identity.lookup_changes (old_hash, new_hash)
    select decode(v.old, 'hex'), decode(v.new, 'hex')
    from unnest(${changes.map(({ oldHash }) => oldHash.toString('hex'))}::text[],
      ${changes.map(({ newHash }) => newHash.toString('hex'))}::text[]) v (old, new)
    on conflict do nothing`;
}

/**
 * Lists that are drawn up, and neither sent nor over: their digests hold hashes of accounts, and what was approved
 * must not become another list. @returns the ids of their runs.
 */
export async function listsUnderWay(sql: Sql | Transaction): Promise<number[]> {
  const rows = await sql<{ runId: number }[]>`
    select distinct a.run_id as "runId" from finance.approval_rounds a join finance.runs r on r.id = a.run_id
    where r.state = 'open' and a.state in ('pending', 'approved', 'rejected')
      and not exists (select from finance.batches b where b.run_id = a.run_id and b.round = a.round)
    order by 1`;
  return rows.map(({ runId }) => runId);
}

/**
 * Waits, but not long, until nobody compares hashes or writes to tables that have some, and keeps it so until the
 * transaction ends. Readers are not kept. Throws PostgreSQL's 55P03 where it would take longer.
 */
export async function stopHashing(tx: Transaction): Promise<void> {
  await tx`select set_config('lock_timeout', ${`${lockTimeoutMs}ms`}, true)`;
  await tx`select pg_advisory_xact_lock(${lookupLock})`;
  for (const table of tables) await tx`lock table ${tx(table)} in exclusive mode`;
  await tx`select set_config('lock_timeout', '0', true)`;
}

/** Puts the new hash in the place of every old one, and the new key in force. @returns how many hashes. */
export async function exchangeHashes(tx: Transaction, newId: string): Promise<number> {
  await tx`analyze identity.lookup_changes`;
  let count = 0;
  for (const { table, hash } of hashedColumns) {
    const done = await tx`
      update ${tx(table)} t set ${tx(hash)} = m.new_hash from identity.lookup_changes m where m.old_hash = t.${tx(hash)}`;
    count += done.count;
  }
  await tx`delete from identity.lookup_changes`;
  await tx`update identity.data_keys set state = 'retired', retired_at = now() where purpose = 'lookup' and state = 'active'`;
  await tx`update identity.data_keys set state = 'active', usable_from = now() where id = ${newId}`;
  return count;
}
