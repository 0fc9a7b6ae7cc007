import type { Sql } from '../../database.ts';

export interface KeyOfRequest {
  readonly userId: number;
  readonly keyHash: Buffer;
  readonly requestHash: Buffer;
}

export type Claimed =
  | { readonly kind: 'claimed'; readonly claim: string }
  /** Somebody is doing it. */
  | { readonly kind: 'in_flight'; readonly retryAfterSeconds: number }
  | { readonly kind: 'other_request' }
  /** Encrypted. */
  | { readonly kind: 'done'; readonly reply: Buffer };

const keptHours = 24;

/**
 * Takes a key for one request: of two that race, the primary key lets one through. One that died in the middle (its
 * lease ran out) leaves the key to the same request, one that expired to any.
 */
export async function claimKey(
  sql: Sql,
  { userId, keyHash, requestHash }: KeyOfRequest,
  leaseMs: number,
): Promise<Claimed> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const [claimed] = await sql<{ claim: string }[]>`
      insert into api.idempotent_replies as r (user_id, key_hash, request_hash, claim, lease_until, expires_at)
      values (${userId}, ${keyHash}, ${requestHash}, gen_random_uuid(), now() + ${leaseMs} * interval '1 ms', now() + make_interval(hours => ${keptHours}))
      on conflict (user_id, key_hash) do update set
        request_hash = excluded.request_hash, claim = excluded.claim, lease_until = excluded.lease_until, reply = null, expires_at = excluded.expires_at
      where r.expires_at < now() or (r.reply is null and r.lease_until < now() and r.request_hash = excluded.request_hash)
      returning r.claim`;
    if (claimed) return { kind: 'claimed', claim: claimed.claim };
    const [known] = await sql<{ isSame: boolean; reply: Buffer | null; retryAfterSeconds: number }[]>`
      select request_hash = ${requestHash} as "isSame", reply,
        greatest(1, ceil(extract(epoch from lease_until - now())))::int as "retryAfterSeconds"
      from api.idempotent_replies where user_id = ${userId} and key_hash = ${keyHash}`;
    // Given back meanwhile, as its reply was none to keep: try to take it.
    if (!known) continue;
    if (!known.isSame) return { kind: 'other_request' };
    return known.reply
      ? { kind: 'done', reply: known.reply }
      : { kind: 'in_flight', retryAfterSeconds: known.retryAfterSeconds };
  }
  return { kind: 'in_flight', retryAfterSeconds: 1 };
}

/** Keeps the reply, unless the claim was lost to another: then that one's stands. */
export async function keepReply(sql: Sql, claim: string, reply: Buffer): Promise<void> {
  await sql`update api.idempotent_replies set reply = ${reply} where claim = ${claim} and reply is null`;
}

/** Nothing came of it that is worth keeping: the key is free again. */
export async function giveBackKey(sql: Sql, claim: string): Promise<void> {
  await sql`delete from api.idempotent_replies where claim = ${claim} and reply is null`;
}

export async function renewClaims(sql: Sql, claims: readonly string[], leaseMs: number): Promise<void> {
  await sql`
    update api.idempotent_replies set lease_until = now() + ${leaseMs} * interval '1 ms'
    where claim::text = any(${[...claims]}) and reply is null`;
}

export async function forgetExpiredReplies(sql: Sql): Promise<void> {
  await sql`delete from api.idempotent_replies where expires_at < now()`;
}
