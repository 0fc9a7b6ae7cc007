import type { Sql, Transaction } from '../../database.ts';

/**
 * Everybody on record whom a user is, or was by an earlier link: what is theirs is his own. The trail keeps who was
 * whose.
 */
export async function employeesOfPerson(sql: Sql | Transaction, username: string): Promise<number[]> {
  const rows = await sql<{ employeeId: number }[]>`
    select employee_id as "employeeId" from identity.users where username = ${username} and employee_id is not null
    union
    select (details ->> 'employeeId')::bigint from audit.events
    where action in ('user_linked', 'user_unlinked') and subject = ${`user/${username}`}
      and details ->> 'employeeId' is not null`;
  return rows.map((row) => row.employeeId);
}

/**
 * Every user of the person whom a user is: itself, those that are or were the same employee's, and the service accounts
 * whose keys one of them made or holds. What one of them made, the others may not check: a link that was moved must
 * not make two people of one, nor a program a second person of its holder.
 */
export async function usersOfSamePerson(sql: Sql | Transaction, username: string): Promise<string[]> {
  const employees = await employeesOfPerson(sql, username);
  const rows = await sql<{ username: string }[]>`
    with people as (
      select ${username}::text as username
      union
      select username from identity.users where employee_id = any(${employees}::bigint[])
      union
      select substr(subject, length('user/') + 1) from audit.events
      where action in ('user_linked', 'user_unlinked') and (details ->> 'employeeId')::bigint = any(${employees}::bigint[]))
    select username from people
    union
    select s.username from identity.api_keys k join identity.users s on s.id = k.user_id
    where k.created_by in (select username from people) or k.held_by in (select username from people)`;
  return rows.map((row) => row.username);
}

/** Whether somebody on record is the user himself. */
export const isHimself = async (
  sql: Sql | Transaction,
  username: string,
  employeeId: number,
): Promise<boolean> => (await employeesOfPerson(sql, username)).includes(employeeId);
