import type { ChainPoint } from '../../../audit/chain.ts';
import type { AuditHeads } from '../../../audit/heads.ts';
import type { Seal, SealKey, SealKeyVoucher } from '../../../audit/seal.ts';
import type { Sql, Transaction } from '../../database.ts';
import { chainHead } from './chain-entries.ts';

/** A seal as it is verified. Of `audit.seals`. */
export const sealColumns = (sql: Sql | Transaction) =>
  sql`sequence, encode(link, 'hex') as link, at, key_id as "keyId", signature`;

/** The head of the chain, unless a seal covers it already. */
export async function unsealedHead(sql: Sql | Transaction): Promise<ChainPoint | null> {
  const head = await chainHead(sql);
  if (!head) return null;
  const [sealed] = await sql`select 1 from audit.seals where sequence = ${head.sequence}`;
  return sealed ? null : head;
}

/** Whether the chain has this point, and a seal of it. */
export async function isSealed(sql: Sql | Transaction, { sequence, link }: ChainPoint): Promise<boolean> {
  const [found] = await sql`
    select 1 from audit.chain c join audit.seals s on s.sequence = c.sequence and s.link = c.link
    where c.sequence = ${sequence} and c.link = decode(${link}, 'hex')`;
  return found !== undefined;
}

/** The last point that a seal covers; null before the first seal. */
export async function lastSealed(sql: Sql | Transaction): Promise<ChainPoint | null> {
  const [last] = await sql<ChainPoint[]>`
    select sequence, encode(link, 'hex') as link from audit.seals order by sequence desc limit 1`;
  return last ?? null;
}

/** @returns false where another process has sealed the same head. */
export async function recordSeal(sql: Sql | Transaction, seal: Seal): Promise<boolean> {
  const done = await sql`
    insert into audit.seals (sequence, link, at, key_id, signature)
    values (${seal.sequence}, decode(${seal.link}, 'hex'), ${seal.at}, ${seal.keyId}, ${seal.signature})
    on conflict do nothing`;
  return done.count === 1;
}

export async function recordSealKey(
  sql: Sql | Transaction,
  { id, publicKey }: SealKey,
  masterKeyId: string,
): Promise<boolean> {
  const done = await sql`
    insert into audit.seal_keys (id, public_key, master_key_id) values (${id}, ${publicKey}, ${masterKeyId})
    on conflict do nothing`;
  return done.count === 1;
}

export async function recordVoucher(sql: Sql | Transaction, voucher: SealKeyVoucher): Promise<void> {
  await sql`
    insert into audit.seal_key_vouchers (key_id, vouched_by, signature)
    values (${voucher.keyId}, ${voucher.vouchedBy}, ${voucher.signature})
    on conflict do nothing`;
}

/** The oldest first. */
export async function listSealKeys(sql: Sql | Transaction): Promise<SealKey[]> {
  return sql<SealKey[]>`
    select id, public_key as "publicKey" from audit.seal_keys order by created_at, id`;
}

export async function listVouchers(sql: Sql | Transaction): Promise<SealKeyVoucher[]> {
  return sql<SealKeyVoucher[]>`
    select key_id as "keyId", vouched_by as "vouchedBy", signature from audit.seal_key_vouchers order by 1, 2`;
}

/** In the order of the chain. */
export async function listSeals(sql: Sql | Transaction): Promise<Seal[]> {
  return sql<Seal[]>`
    select ${sealColumns(sql)} from audit.seals order by sequence`;
}

/** The last seal of each of the latest days on which there was one, with the keys: enough to hold all before against. */
export async function auditHeads(sql: Sql, days: number): Promise<AuditHeads> {
  const seals = await sql<Seal[]>`
    select ${sealColumns(sql)} from audit.seals
    where sequence in (select max(sequence) from audit.seals group by (at at time zone 'UTC')::date)
    order by sequence desc limit ${days}`;
  const used = new Set(seals.map(({ keyId }) => keyId));
  const keys = (await listSealKeys(sql)).filter(({ id }) => used.has(id));
  return { form: 'wulou-audit-heads/1', seals: [...seals], keys };
}
