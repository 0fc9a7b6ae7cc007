import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Sql } from '../../../db/database.ts';
import type { LoginProofs } from './provider.ts';

/** How long somebody may take at the provider. */
export const pendingMinutes = 10;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** State, nonce and PKCE verifier follow from a secret that only the browser holds: nothing of them is stored. */
export function proofsOf(secret: string): LoginProofs {
  const proof = (of: string) => createHmac('sha256', secret).update(of).digest('base64url');
  return { state: proof('state'), nonce: proof('nonce'), verifier: proof('verifier') };
}

/** Notes that somebody went to log in, and forgets those who did not come back. @returns the secret for his browser. */
export async function beginLogin(sql: Sql, returnTo: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await sql`
    with over as (delete from identity.pending_logins where expires_at <= now())
    insert into identity.pending_logins (secret_hash, return_to, expires_at)
    values (${sha256(secret)}, ${returnTo}, now() + make_interval(mins => ${pendingMinutes}))`;
  return secret;
}

/** Ends a pending log-in: once, and in time. @returns where its browser wanted to; null: there is none. */
export async function endLogin(sql: Sql, secret: string): Promise<string | null> {
  const [pending] = await sql<{ returnTo: string }[]>`
    delete from identity.pending_logins where secret_hash = ${sha256(secret)} and expires_at > now()
    returning return_to as "returnTo"`;
  return pending?.returnTo ?? null;
}

/** Whether the state came from this browser's log-in. */
export function isStateOf(secret: string, state: string): boolean {
  return timingSafeEqual(sha256(proofsOf(secret).state), sha256(state));
}

/** One slash, and nothing that a browser reads as another host or as the end of a header. */
export const ownPathForm = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/;

/** A path of ours, and no other host's: browsers read `//host` and `/\host` as one. */
export function isOwnPath(path: string): boolean {
  if (!ownPathForm.test(path)) return false;
  return new URL(path, 'http://own.invalid').host === 'own.invalid';
}
