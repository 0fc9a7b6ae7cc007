import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Sql } from '../../db/database.ts';
import { isAction } from '../../domain/authority.ts';
import type { Person } from '../context.ts';
import type { AuthSettings } from './auth-settings.ts';
import { mayComeIn } from './sessions.ts';

/**
 * `wulou_`, the public part, a secret of 256 bits, and a checksum of what stands before it: scanners of code and logs
 * find it, and a mistyped one is known without asking the database.
 */
const form = /^(wulou_[0-9a-f]{10}_[0-9a-f]{64})([0-9a-f]{8})$/;
/** How exactly a key's last use is known: more often nothing is written. */
const noteUseAfterSeconds = 60;

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');
const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();

export interface FreshKey {
  /** Told once, in the answer; stored and logged nowhere. */
  readonly key: string;
  readonly keyId: string;
  readonly keyHash: Buffer;
}

export function makeApiKey(): FreshKey {
  const keyId = randomBytes(5).toString('hex');
  const text = `wulou_${keyId}_${randomBytes(32).toString('hex')}`;
  const key = `${text}${checksum(text)}`;
  return { key, keyId, keyHash: hashKey(key) };
}

export function isApiKey(token: string): boolean {
  const [, text, sum] = form.exec(token) ?? [];
  return text !== undefined && checksum(text) === sum;
}

interface Found extends Omit<Person, 'scopes' | 'session'> {
  readonly keyId: string;
  readonly scopes: readonly string[];
  readonly isOver: boolean;
  readonly isUseOld: boolean;
}

/**
 * Which service account a key is, in one look-up by key; the last use is noted once a minute.
 * @returns 'over' for a key that was one: expired or revoked.
 */
export async function serviceOfKey(
  sql: Sql,
  settings: AuthSettings,
  key: string,
): Promise<Person | 'over' | null> {
  const [found] = await sql<Found[]>`
    select u.id as "userId", u.username, u.kind, u.role, u.employee_id as "employeeId", k.key_id as "keyId", k.scopes,
      k.expires_at <= now() or k.revoked_at is not null as "isOver",
      coalesce(k.last_used_at <= now() - make_interval(secs => ${noteUseAfterSeconds}), true) as "isUseOld"
    from identity.api_keys k join identity.users u on u.id = k.user_id
    where k.key_hash = ${hashKey(key)} and ${mayComeIn(sql, settings)}`;
  if (!found) return null;
  const { keyId, scopes, isOver, isUseOld, ...service } = found;
  if (isOver) return 'over';
  if (isUseOld)
    await sql`
      update identity.api_keys set last_used_at = now()
      where key_id = ${keyId}
        and coalesce(last_used_at <= now() - make_interval(secs => ${noteUseAfterSeconds}), true)`;
  return { ...service, scopes: [...scopes.filter(isAction), 'identity.read'], session: null };
}
