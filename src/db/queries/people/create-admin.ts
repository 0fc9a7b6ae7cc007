import type { Sql } from '../../database.ts';

/** For how long the one-time password of an administrator made on the database opens its change. */
export const adminPasswordHours = 24;

/**
 * Makes an administrator on the database itself: the way in where nobody can let anybody in yet. The password opens
 * nothing but its own change. @returns false if somebody has the name already: he is not touched.
 */
export async function createAdmin(
  sql: Sql,
  { username, passwordHash }: { readonly username: string; readonly passwordHash: string },
  actor: string,
): Promise<boolean> {
  const made = await sql`
    with made as (
      insert into identity.users (username, password_hash, role, password_one_time, password_expires_at)
      values (${username}, ${passwordHash}, 'admin', true, now() + make_interval(hours => ${adminPasswordHours}))
      on conflict do nothing returning username)
    insert into audit.events (actor, action, subject, details)
    select ${actor}, 'user_added', 'user/' || username, ${sql.json({ role: 'admin', by: 'command' })} from made
    returning id`;
  return made.length === 1;
}
