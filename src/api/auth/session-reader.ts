import DataLoader from 'dataloader';
import type { Sql } from '../../db/database.ts';
import type { Action } from '../../domain/authority.ts';
import type { Person } from '../context.ts';
import type { AuthSettings } from './auth-settings.ts';
import { hashToken, type LoginMethod, mayComeIn } from './sessions.ts';

/** How exactly a session's last use is known: more often nothing is written. */
const noteUseAfterSeconds = 60;
/** All that is possible with a password that somebody else was told. */
export const scopesOfOneTimePassword: readonly Action[] = ['password.change', 'session.end', 'identity.read'];

interface Found extends Omit<Person, 'scopes' | 'session'> {
  readonly sessionId: number;
  readonly method: LoginMethod;
  readonly oneTime: boolean;
  readonly isUseOld: boolean;
}

/** Whose session a token opens; null: nobody's. The last use is noted once a minute, unless this is none. */
export type SessionReader = (
  token: string,
  options?: { readonly notesUse?: boolean },
) => Promise<Person | null>;

/**
 * Looks sessions up by key, every time. The requests of one turn of the event loop share a query, which begins after all
 * of them came: what was ended before a request is over for it.
 */
export function createSessionReader(sql: Sql, settings: AuthSettings): SessionReader {
  const loader = new DataLoader<string, Found | null>(
    async (hashes) => {
      const found = await foundSessions(sql, settings, [...new Set(hashes)]);
      return hashes.map((hash) => found.get(hash) ?? null);
    },
    { cache: false, maxBatchSize: 500, batchScheduleFn: (look) => setImmediate(look) },
  );
  return async (token, { notesUse = true } = {}) => {
    const found = await loader.load(hashToken(token).toString('hex'));
    if (!found) return null;
    const { sessionId, method, oneTime, isUseOld, ...person } = found;
    if (isUseOld && notesUse)
      await sql`
        update identity.sessions set last_used_at = now()
        where id = ${sessionId} and last_used_at <= now() - make_interval(secs => ${noteUseAfterSeconds})`;
    return {
      ...person,
      scopes: oneTime ? scopesOfOneTimePassword : null,
      session: { id: sessionId, method },
    };
  };
}

/** @param hashes of tokens, in hexadecimal. */
async function foundSessions(
  sql: Sql,
  settings: AuthSettings,
  hashes: readonly string[],
): Promise<Map<string, Found>> {
  const rows = await sql<(Found & { readonly hash: string })[]>`
    select t.hash, u.id as "userId", u.username, u.kind, u.role, u.employee_id as "employeeId",
      s.id as "sessionId", s.method, s.method = 'password' and u.password_one_time as "oneTime",
      s.last_used_at <= now() - make_interval(secs => ${noteUseAfterSeconds}) as "isUseOld"
    from unnest(${hashes}::text[]) as t (hash)
    join identity.sessions s on s.token_hash = decode(t.hash, 'hex')
    join identity.users u on u.id = s.user_id
    where s.expires_at > now() and s.last_used_at > now() - make_interval(mins => ${settings.idleMinutes})
      and ${mayComeIn(sql, settings)}`;
  return new Map(rows.map(({ hash, ...found }) => [hash, found]));
}
