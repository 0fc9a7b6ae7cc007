import type { Sql } from '../../db/database.ts';
import type { Role } from '../../domain/roles.ts';
import type { AuthSettings } from './auth-settings.ts';
import { isPassword } from './passwords.ts';
import { mayComeIn, type OpenedSession, openSession } from './sessions.ts';

/** So many attempts in a row that were wrong lock an account: then, and at every further so many. */
export const failuresUntilLock = 10;
export const lockMinutes = 15;

export interface PasswordLogin extends OpenedSession {
  readonly role: Role;
  /** The password was told by somebody else: it must be changed before anything else. */
  readonly passwordChangeNeeded: boolean;
}

interface Attempted {
  readonly id: number;
  readonly passwordHash: string | null;
  readonly role: Role;
  readonly oneTime: boolean;
  /** Attempts in a row, this one counted; null: the account is locked, and nothing was counted. */
  readonly attempts: number | null;
}

/**
 * Logs in by name and password. An attempt is counted before its password is looked at, and taken back if that is
 * right: however many come at once, no more than the limit are judged before the account locks.
 * @returns null where the name, the password or the time is wrong: they look alike, and take as long.
 */
export async function loginByPassword(
  sql: Sql,
  settings: AuthSettings,
  given: { readonly username: string; readonly password: string; readonly userAgent: string | null },
): Promise<PasswordLogin | null> {
  const { username, password, userAgent } = given;
  const [user] = await sql<Attempted[]>`
    with known as (
      select u.id, u.password_hash, u.role, u.password_one_time from identity.users u
      where u.username = ${username} and u.kind = 'person' and ${mayComeIn(sql, settings)}
        and (u.password_expires_at is null or u.password_expires_at > now())),
    counted as (
      update identity.users u set failed_logins = u.failed_logins + 1,
        locked_until = case when (u.failed_logins + 1) % ${failuresUntilLock} = 0
          then now() + make_interval(mins => ${lockMinutes}) end
      from known k where u.id = k.id and (u.locked_until is null or u.locked_until <= now())
      returning u.id, u.failed_logins)
    select k.id, k.password_hash as "passwordHash", k.role, k.password_one_time as "oneTime",
      c.failed_logins as attempts
    from known k left join counted c using (id)`;
  const isRight = await isPassword(user?.passwordHash ?? null, password);
  if (!user || user.attempts === null || !isRight) {
    await noteFailure(sql, user ? `user/${username}` : 'user', user);
    return null;
  }
  return sql.begin(async (tx) => {
    // A password that was replaced, or a user that was ended, while this one was judged lets nobody in.
    const [still] = await tx`
      update identity.users set failed_logins = 0, locked_until = null
      where id = ${user.id} and active and password_hash = ${user.passwordHash} returning id`;
    if (!still) return null;
    const session = await openSession(tx, settings, {
      userId: user.id,
      username,
      method: 'password',
      userAgent,
    });
    return { ...session, role: user.role, passwordChangeNeeded: user.oneTime };
  });
}

/** What somebody typed as a name that is none may be a password: it is not kept. */
async function noteFailure(sql: Sql, subject: string, user: Attempted | undefined): Promise<void> {
  const reason = !user ? 'unknown' : user.attempts === null ? 'locked' : 'password';
  const locks = user?.attempts && user.attempts % failuresUntilLock === 0;
  await sql`
    insert into audit.events (actor, action, subject, details)
    select 'nobody', action, ${subject}, ${sql.json({ reason })}
    from unnest(${locks ? ['login_failed', 'login_locked'] : ['login_failed']}::text[]) as noted (action)`;
}
