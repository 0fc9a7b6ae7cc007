import { createHash, randomBytes } from 'node:crypto';
import type { Sql, Transaction } from '../../db/database.ts';
import type { AuthSettings } from './auth-settings.ts';

export type LoginMethod = 'password' | 'oidc';

/** Somebody who has shown who he is, and by what. */
export interface LoggedIn {
  readonly userId: number;
  readonly username: string;
  readonly method: LoginMethod;
  readonly userAgent: string | null;
}

export interface OpenedSession {
  /** Told once, to whoever logged in. */
  readonly token: string;
  readonly expiresAt: string;
}

const longestUserAgent = 200;

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A leaver's last day with us is the last day on which he may come in, whoever recorded it. Takes the user from `u`. */
export const notLeft = (sql: Sql | Transaction) => sql`
  not exists (
    select from hr.employees e, hr.organisation o
    where e.id = u.employee_id and e.left_on < (now() at time zone o.time_zone)::date)`;

/** Users that there are. Takes the user from `u`. */
export const mayComeIn = (sql: Sql | Transaction, { demoIdentities }: AuthSettings) => sql`
  u.active and (${demoIdentities} or not u.demo) and ${notLeft(sql)}`;

/** Opens a session, and drops what is over of the user's others. */
export async function openSession(
  sql: Sql | Transaction,
  settings: AuthSettings,
  { userId, username, method, userAgent }: LoggedIn,
): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url');
  const [session] = await sql<{ expiresAt: string }[]>`
    with over as (
      delete from identity.sessions
      where user_id = ${userId}
        and (expires_at <= now() or last_used_at <= now() - make_interval(mins => ${settings.idleMinutes}))),
    noted as (
      insert into audit.events (actor, action, subject, details)
      values (${username}, 'login', 'session', ${sql.json({ method })}))
    insert into identity.sessions (token_hash, user_id, method, user_agent, expires_at)
    values (${hashToken(token)}, ${userId}, ${method}, ${userAgent?.slice(0, longestUserAgent) ?? null},
      now() + make_interval(hours => ${settings.sessionHours}))
    returning expires_at as "expiresAt"`;
  return { token, expiresAt: (session as { expiresAt: string }).expiresAt };
}

export interface ShownSession {
  readonly id: number;
  readonly method: LoginMethod;
  readonly userAgent: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
}

/** The sessions of a user that are not over, the newest first; at most 100. */
export function sessionsOf(sql: Sql, settings: AuthSettings, userId: number): Promise<ShownSession[]> {
  return sql<ShownSession[]>`
    select id, method, user_agent as "userAgent", created_at as "createdAt", last_used_at as "lastUsedAt",
      expires_at as "expiresAt"
    from identity.sessions
    where user_id = ${userId} and expires_at > now()
      and last_used_at > now() - make_interval(mins => ${settings.idleMinutes})
    order by id desc limit 100`;
}

/** What of a user's sessions is to end. */
export type Ending = { readonly only: number } | { readonly except: number } | 'all';

/**
 * Ends sessions, from the next request on and in every process. What was not there ends nothing and is not noted.
 * @param action what the trail calls it: logout, session_ended, sessions_revoked.
 * @returns how many ended.
 */
export async function endSessions(
  sql: Sql | Transaction,
  userId: number,
  ending: Ending,
  { actor, action }: { readonly actor: string; readonly action: string },
): Promise<number> {
  const which =
    ending === 'all' ? sql`true` : 'only' in ending ? sql`id = ${ending.only}` : sql`id <> ${ending.except}`;
  const [row] = await sql<{ ended: number }[]>`
    with ended as (delete from identity.sessions where user_id = ${userId} and ${which} returning id),
    counted as (select count(*)::int as ended from ended),
    noted as (
      insert into audit.events (actor, action, subject, details)
      select ${actor}, ${action}, 'user/' || u.username, jsonb_build_object('sessions', c.ended)
      from counted c, identity.users u where u.id = ${userId} and c.ended > 0)
    select ended from counted`;
  return row?.ended ?? 0;
}
