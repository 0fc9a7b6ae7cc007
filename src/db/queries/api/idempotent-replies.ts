import type { Sql } from '../../database.ts';

export interface KeyOfRequest {
  readonly userId: number;
  readonly keyHash: Buffer;
  readonly requestHash: Buffer;
}

/** A key that is taken, and by which attempt: only that one may write the reply. */
export interface Claim {
  readonly userId: number;
  readonly keyHash: Buffer;
  readonly claim: string;
}

export type Claimed =
  | { readonly kind: 'claimed'; readonly claim: Claim }
  /** The user has as many keys as one may have in a day. */
  | { readonly kind: 'too_many' }
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
  mostKeys: number,
): Promise<Claimed> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const [claimed] = await sql<{ claim: string }[]>`
      insert into api.idempotent_replies as r (user_id, key_hash, request_hash, claim, lease_until, expires_at)
      select ${userId}, ${keyHash}, ${requestHash}, gen_random_uuid(), now() + ${leaseMs} * interval '1 ms', now() + make_interval(hours => ${keptHours})
      where not exists (
        select from api.idempotent_replies
        where user_id = ${userId} and key_hash <> ${keyHash} and expires_at >= now() offset ${mostKeys - 1})
      on conflict (user_id, key_hash) do update set
        request_hash = excluded.request_hash, claim = excluded.claim, lease_until = excluded.lease_until, reply = null, expires_at = excluded.expires_at
      where r.expires_at < now() or (r.reply is null and r.lease_until < now() and r.request_hash = excluded.request_hash)
      returning r.claim`;
    if (claimed) return { kind: 'claimed', claim: { userId, keyHash, claim: claimed.claim } };
    const [known] = await sql<{ isSame: boolean; reply: Buffer | null; retryAfterSeconds: number }[]>`
      select request_hash = ${requestHash} as "isSame", reply,
        greatest(1, ceil(extract(epoch from lease_until - now())))::int as "retryAfterSeconds"
      from api.idempotent_replies
      where user_id = ${userId} and key_hash = ${keyHash} and expires_at >= now()`;
    if (!known) {
      if (await hasKeys(sql, userId, mostKeys)) return { kind: 'too_many' };
      // Given back meanwhile, as its reply was none to keep: try to take it.
      continue;
    }
    if (!known.isSame) return { kind: 'other_request' };
    return known.reply
      ? { kind: 'done', reply: known.reply }
      : { kind: 'in_flight', retryAfterSeconds: known.retryAfterSeconds };
  }
  return { kind: 'in_flight', retryAfterSeconds: 1 };
}

async function hasKeys(sql: Sql, userId: number, count: number): Promise<boolean> {
  const [row] = await sql`
    select from api.idempotent_replies where user_id = ${userId} and expires_at >= now() offset ${count - 1} limit 1`;
  return row !== undefined;
}

/** Keeps the reply, unless the claim was lost to another: then that one's stands. */
export async function keepReply(sql: Sql, { userId, keyHash, claim }: Claim, reply: Buffer): Promise<void> {
  await sql`
    update api.idempotent_replies set reply = ${reply}
    where user_id = ${userId} and key_hash = ${keyHash} and claim = ${claim} and reply is null`;
}

/** Nothing came of it that is worth keeping: the key is free again. */
export async function giveBackKey(sql: Sql, { userId, keyHash, claim }: Claim): Promise<void> {
  await sql`
    delete from api.idempotent_replies
    where user_id = ${userId} and key_hash = ${keyHash} and claim = ${claim} and reply is null`;
}

export async function renewClaims(sql: Sql, claims: readonly Claim[], leaseMs: number): Promise<void> {
  await sql`
    update api.idempotent_replies r set lease_until = now() + ${leaseMs} * interval '1 ms'
    from unnest(${claims.map(({ userId }) => userId)}::bigint[], ${claims.map(({ keyHash }) => keyHash.toString('hex'))}::text[],
      ${claims.map(({ claim }) => claim)}::text[]) v (user_id, key_hash, claim)
    where r.user_id = v.user_id and r.key_hash = decode(v.key_hash, 'hex') and r.claim = v.claim::uuid and r.reply is null`;
}

export async function forgetExpiredReplies(sql: Sql): Promise<void> {
  await sql`delete from api.idempotent_replies where expires_at < now()`;
}
