import type { Sql, Transaction } from '../../database.ts';
import type { EncryptedColumn } from '../../encrypted-columns.ts';
import { keyPrefix } from '../../private-data.ts';

/** Any number that is ours alone: whoever rotates keys holds this lock of the session. */
const rotationLock = 5_403_772;

/** Runs `work` unless keys are being rotated already, by whatever process. @returns whether it ran. */
export async function whileRotating(sql: Sql, work: () => Promise<void>): Promise<boolean> {
  const session = await sql.reserve();
  try {
    const [row] = await session<{ held: boolean }[]>`select pg_try_advisory_lock(${rotationLock}) as held`;
    if (!row?.held) return false;
    try {
      await work();
    } finally {
      await session`select pg_advisory_unlock(${rotationLock})`;
    }
    return true;
  } finally {
    session.release();
  }
}

export interface StoredValue {
  readonly id: number;
  readonly value: Buffer;
}

/**
 * The next values of a column that are under another key than this one, locked until the transaction ends. A row that
 * somebody else has locked is passed over, so that nobody ever waits in a circle; another pass finds it.
 */
export async function lockOldValues(
  tx: Transaction,
  { table, column, atOnce }: EncryptedColumn,
  currentId: string,
  after: number,
): Promise<StoredValue[]> {
  const prefix = keyPrefix(currentId);
  return tx<StoredValue[]>`
    select id, ${tx(column)} as value from ${tx(table)}
    where id > ${after} and ${tx(column)} is not null and substring(${tx(column)} from 1 for ${prefix.length}) <> ${prefix}
    order by id limit ${atOnce} for no key update skip locked`;
}

export async function replaceValues(
  tx: Transaction,
  { table, column }: EncryptedColumn,
  values: readonly StoredValue[],
): Promise<void> {
  const [first] = values;
  if (first && values.length === 1) {
    await tx`update ${tx(table)} set ${tx(column)} = ${first.value} where id = ${first.id}`;
    return;
  }
  await tx`
    update ${tx(table)} t set ${tx(column)} = decode(v.hex, 'hex')
    from unnest(${values.map(({ id }) => id)}::bigint[], ${values.map(({ value }) => value.toString('hex'))}::text[]) v (id, hex)
    where t.id = v.id`;
}

/** How many values of a column are under another key than this one. */
export async function countOldValues(
  sql: Sql | Transaction,
  { table, column }: EncryptedColumn,
  currentId: string,
): Promise<number> {
  const prefix = keyPrefix(currentId);
  const [row] = await sql<{ count: number }[]>`
    select count(*) from ${sql(table)}
    where ${sql(column)} is not null and substring(${sql(column)} from 1 for ${prefix.length}) <> ${prefix}`;
  return row?.count ?? 0;
}

/** Marks this moment: `transactionsBefore` tells whether a transaction that began before it still writes. */
export async function markMoment(sql: Sql): Promise<string> {
  const [row] = await sql<{ mark: string }[]>`select pg_current_xact_id()::text as mark`;
  return row?.mark ?? '0';
}

export async function transactionsBefore(sql: Sql, mark: string): Promise<boolean> {
  const [row] = await sql<{ open: boolean }[]>`
    select pg_snapshot_xmin(pg_current_snapshot()) <= ${mark}::xid8 as open`;
  return row?.open ?? false;
}

export async function retireKeys(tx: Transaction, purpose: string, exceptId: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    update identity.data_keys set state = 'retired', retired_at = now()
    where purpose = ${purpose} and state = 'active' and id <> ${exceptId} returning id`;
  return rows.map(({ id }) => id);
}

export async function auditKeys(
  sql: Sql | Transaction,
  actor: string,
  action: string,
  subject: string,
  details: Record<string, string | number | null> = {},
): Promise<void> {
  await sql`
    insert into audit.events (actor, action, subject, details)
    values (${actor}, ${action}, ${subject}, ${sql.json(details)})`;
}
