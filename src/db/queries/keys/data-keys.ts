import type { Sql, Transaction } from '../../database.ts';

export type KeyPurpose = 'column' | 'lookup' | 'payload';
export type KeyState = 'next' | 'active' | 'retired' | 'destroyed';

export interface DataKeyRow {
  readonly id: string;
  readonly purpose: KeyPurpose;
  /** Null once it was destroyed. */
  readonly wrapped: Buffer | null;
  readonly masterKeyId: string;
  readonly state: KeyState;
  readonly createdAt: string;
  readonly retiredAt: string | null;
  /** Whether every process knows it by now. */
  readonly usable: boolean;
}

/** All data keys, the oldest first. The database's clock says which are usable. */
export async function listDataKeys(sql: Sql | Transaction): Promise<DataKeyRow[]> {
  return sql<DataKeyRow[]>`
    select id, purpose, wrapped, master_key_id as "masterKeyId", state, created_at as "createdAt", retired_at as "retiredAt",
      usable_from <= now() as usable
    from identity.data_keys order by usable_from, id`;
}

export interface NewDataKey {
  readonly id: string;
  readonly purpose: KeyPurpose;
  readonly wrapped: Buffer;
  readonly masterKeyId: string;
  readonly state: KeyState;
  /** After how long it is written with. */
  readonly usableInMs: number;
}

export async function addDataKey(sql: Sql | Transaction, fresh: NewDataKey): Promise<void> {
  await sql`
    insert into identity.data_keys (id, purpose, wrapped, master_key_id, state, usable_from)
    values (${fresh.id}, ${fresh.purpose}, ${fresh.wrapped}, ${fresh.masterKeyId}, ${fresh.state},
      now() + make_interval(secs => ${fresh.usableInMs / 1_000}))`;
}

/** Puts another wrapping of the same key in the place of the one that was read. @returns whether it was still there. */
export async function rewrapDataKey(
  sql: Sql | Transaction,
  key: {
    readonly id: string;
    readonly before: Buffer;
    readonly wrapped: Buffer;
    readonly masterKeyId: string;
  },
): Promise<boolean> {
  const done = await sql`
    update identity.data_keys set wrapped = ${key.wrapped}, master_key_id = ${key.masterKeyId}
    where id = ${key.id} and wrapped = ${key.before}`;
  return done.count === 1;
}

const letters: Record<KeyPurpose, string> = { column: 'k', lookup: 'l', payload: 'p' };

/** An id that no data key has had: a letter for the purpose, and a number. */
export function freshKeyId(keys: readonly DataKeyRow[], purpose: KeyPurpose): string {
  const letter = letters[purpose];
  const numbers = keys.map(({ id }) => Number(new RegExp(`^${letter}(\\d{1,9})$`).exec(id)?.[1] ?? 0));
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}
