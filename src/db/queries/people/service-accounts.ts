import type { Role } from '../../../domain/roles.ts';
import type { Sql } from '../../database.ts';

export interface ServiceAccount {
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly createdAt: string;
}

/** Adds a service account: a program's user. @returns false if the name is somebody's already. */
export async function addServiceAccount(
  sql: Sql,
  { name, role }: { readonly name: string; readonly role: Role },
  actor: string,
): Promise<boolean> {
  const added = await sql`
    with added as (
      insert into identity.users (username, kind, role) values (${name}, 'service', ${role})
      on conflict do nothing returning username)
    insert into audit.events (actor, action, subject, details)
    select ${actor}, 'service_account_added', 'user/' || username, ${sql.json({ role })} from added returning id`;
  return added.length === 1;
}

export function serviceAccounts(sql: Sql, after: string, limit: number): Promise<ServiceAccount[]> {
  return sql<ServiceAccount[]>`
    select username as name, role, active, created_at as "createdAt" from identity.users
    where kind = 'service' and username > ${after} order by username limit ${limit}`;
}

/** The role of a service account that has not ended. */
export async function roleOfService(sql: Sql, name: string): Promise<Role | null> {
  const [found] = await sql<{ role: Role }[]>`
    select role from identity.users where username = ${name} and kind = 'service' and active`;
  return found?.role ?? null;
}

export interface NewKey {
  readonly service: string;
  readonly keyId: string;
  /** SHA-256; the key itself never comes here. */
  readonly keyHash: Buffer;
  readonly scopes: readonly string[];
  readonly note: string;
  /** Who is told the key: what it makes, he may not check. */
  readonly heldBy: string;
  readonly days: number;
}

/** @returns until when the key holds; null if there is no such service account. */
export async function addKey(sql: Sql, key: NewKey, actor: string): Promise<string | null> {
  const { service, keyId, keyHash, scopes, note, heldBy, days } = key;
  const [added] = await sql<{ expiresAt: string }[]>`
    with added as (
      insert into identity.api_keys (key_id, key_hash, user_id, scopes, note, held_by, created_by, expires_at)
      select ${keyId}, ${keyHash}, id, ${[...scopes]}::text[], ${note}, ${heldBy}, ${actor}, now() + make_interval(days => ${days})
      from identity.users where username = ${service} and kind = 'service' and active
      returning expires_at),
    noted as (
      insert into audit.events (actor, action, subject, details)
      select ${actor}, 'api_key_made', ${`user/${service}`},
        ${sql.json({ keyId, scopes: scopes.join(' '), heldBy })}::jsonb || jsonb_build_object('expiresAt', expires_at)
      from added)
    select expires_at as "expiresAt" from added`;
  return added?.expiresAt ?? null;
}

export interface ShownKey {
  readonly keyId: string;
  readonly scopes: readonly string[];
  readonly note: string;
  readonly heldBy: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** A service account's keys, the newest first; at most 200. Null: there is no such account. */
export async function keysOf(sql: Sql, service: string): Promise<ShownKey[] | null> {
  const [user] = await sql<{ id: number }[]>`
    select id from identity.users where username = ${service} and kind = 'service'`;
  if (!user) return null;
  return sql<ShownKey[]>`
    select key_id as "keyId", scopes, note, held_by as "heldBy", created_by as "createdBy", created_at as "createdAt",
      expires_at as "expiresAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from identity.api_keys where user_id = ${user.id} order by id desc limit 200`;
}

/** Ends a key, from the next request on; a second time changes nothing. @returns whether there is such a key. */
export async function revokeKey(sql: Sql, service: string, keyId: string, actor: string): Promise<boolean> {
  const [row] = await sql<{ known: boolean }[]>`
    with key as (
      select k.id from identity.api_keys k join identity.users u on u.id = k.user_id
      where k.key_id = ${keyId} and u.username = ${service}),
    revoked as (
      update identity.api_keys k set revoked_at = now(), revoked_by = ${actor}
      from key where k.id = key.id and k.revoked_at is null returning k.id),
    noted as (
      insert into audit.events (actor, action, subject, details)
      select ${actor}, 'api_key_revoked', ${`user/${service}`}, ${sql.json({ keyId })} from revoked)
    select exists (select from key) as known`;
  return row?.known ?? false;
}

/** Whether a user is a person's and has not ended. */
export async function isActivePerson(sql: Sql, username: string): Promise<boolean> {
  const [found] = await sql`
    select from identity.users where username = ${username} and kind = 'person' and active`;
  return found !== undefined;
}
