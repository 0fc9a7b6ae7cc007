import type { Sql } from '../../database.ts';

/** Lets somebody who was locked out try again at once. @returns whether there is such a user. */
export async function unlockUser(sql: Sql, username: string, actor: string): Promise<boolean> {
  const [row] = await sql<{ known: boolean }[]>`
    with locked as (
      select id from identity.users where username = ${username} and (failed_logins > 0 or locked_until is not null)),
    unlocked as (
      update identity.users u set failed_logins = 0, locked_until = null from locked l where u.id = l.id returning u.id),
    noted as (
      insert into audit.events (actor, action, subject)
      select ${actor}, 'login_unlocked', ${`user/${username}`} from unlocked)
    select exists (select from identity.users where username = ${username}) as known`;
  return row?.known ?? false;
}
