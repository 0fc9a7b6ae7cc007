import type { Sql } from '../../db/database.ts';
import { faultOfPassword, hashPassword, isPassword, type PasswordFault } from './passwords.ts';
import { endSessions } from './sessions.ts';

export interface PasswordChange {
  readonly userId: number;
  readonly username: string;
  readonly sessionId: number;
  readonly current: string;
  readonly wanted: string;
}

export type PasswordChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: PasswordFault | 'no_password' | 'password_wrong' | 'password_same' };

/** Gives somebody the password that he chose, and ends all his sessions but the one that he asks with. */
export async function changePassword(sql: Sql, change: PasswordChange): Promise<PasswordChanged> {
  const { userId, username, current, wanted } = change;
  const [user] = await sql<{ passwordHash: string | null }[]>`
    select password_hash as "passwordHash" from identity.users where id = ${userId}`;
  const before = user?.passwordHash ?? null;
  if (before === null) return { ok: false, code: 'no_password' };
  if (!(await isPassword(before, current))) return { ok: false, code: 'password_wrong' };
  if (current === wanted) return { ok: false, code: 'password_same' };
  const fault = faultOfPassword(wanted, username);
  if (fault) return { ok: false, code: fault };
  const after = await hashPassword(wanted);
  return sql.begin(async (tx): Promise<PasswordChanged> => {
    // An administrator's reset that came between wins: then this was asked with a password that is none any more.
    const [changed] = await tx`
      update identity.users set password_hash = ${after}, password_one_time = false, password_expires_at = null
      where id = ${userId} and password_hash = ${before} and active returning id`;
    if (!changed) return { ok: false, code: 'password_wrong' };
    await tx`
      insert into audit.events (actor, action, subject)
      values (${username}, 'password_changed', ${`user/${username}`})`;
    const others = { except: change.sessionId };
    await endSessions(tx, userId, others, { actor: username, action: 'sessions_ended' });
    return { ok: true };
  });
}
