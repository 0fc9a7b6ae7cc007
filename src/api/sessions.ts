import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Sql } from '../db/database.ts';
import type { Role } from '../domain/roles.ts';
import type { Person } from './context.ts';

const sessionHours = 12;
const failuresUntilLock = 10;
const lockMinutes = 15;
/** Verified when the user is unknown, so that the time of an answer does not tell. */
const nobodysHash = hash(randomBytes(16).toString('hex'));

export const hashPassword = (password: string): Promise<string> => hash(password);

/** A leaver's last day with us is the last day on which he may log in, whoever recorded it. Takes the user from `u`. */
const notLeft = (sql: Sql) => sql`
  not exists (
    select from hr.employees e, hr.organisation o
    where e.id = u.employee_id and e.left_on < (now() at time zone o.time_zone)::date)`;

const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** @returns a bearer token, or null: wrong name, wrong password and locked account look alike. */
export async function login(
  sql: Sql,
  username: string,
  password: string,
): Promise<{ token: string; role: Role; expiresAt: string } | null> {
  const [user] = await sql<{ id: number; passwordHash: string; role: Role; locked: boolean }[]>`
    select id, password_hash as "passwordHash", role, coalesce(locked_until > now(), false) as locked
    from identity.users u where username = ${username} and active and ${notLeft(sql)}`;
  const right = await verify(user?.passwordHash ?? (await nobodysHash), password);
  if (!user || user.locked) return null;
  if (!right) {
    await sql`
      update identity.users set failed_logins = failed_logins + 1,
        locked_until = case when (failed_logins + 1) % ${failuresUntilLock} = 0 then now() + make_interval(mins => ${lockMinutes}) end
      where id = ${user.id}`;
    return null;
  }
  const token = randomBytes(32).toString('base64url');
  const [session] = await sql<{ expiresAt: string }[]>`
    with reset as (update identity.users set failed_logins = 0, locked_until = null where id = ${user.id})
    insert into identity.sessions (token_hash, user_id, expires_at)
    values (${hashToken(token)}, ${user.id}, now() + make_interval(hours => ${sessionHours})) returning expires_at as "expiresAt"`;
  await sql`insert into audit.events (actor, action, subject) values (${username}, 'login', 'session')`;
  return { token, role: user.role, expiresAt: (session as { expiresAt: string }).expiresAt };
}

export async function personOfToken(sql: Sql, token: string): Promise<Person | null> {
  const [person] = await sql<Person[]>`
    select u.id as "userId", u.username, u.role, u.employee_id as "employeeId"
    from identity.sessions s join identity.users u on u.id = s.user_id
    where s.token_hash = ${hashToken(token)} and s.expires_at > now() and u.active and ${notLeft(sql)}`;
  return person ?? null;
}

export async function logout(sql: Sql, token: string): Promise<void> {
  await sql`delete from identity.sessions where token_hash = ${hashToken(token)}`;
}
