import type { Role } from '../../../domain/roles.ts';
import type { Sql, Transaction } from '../../database.ts';
import { freeNames } from './free-names.ts';

/** Someone on record who is to have a user. */
export interface Newcomer {
  readonly employeeId: number;
  readonly employeeNo: string;
  /** A manager is whoever is somebody's manager on record. */
  readonly role: Role;
}

/** Why an employee who was named gets no user. */
export type SkipReason = 'employee_unknown' | 'employee_left' | 'user_exists';

export interface Skipped {
  readonly employeeNo: string;
  readonly reason: SkipReason;
}

const roleOf = (sql: Sql) => sql`
  case when exists (select from hr.assignments a where a.manager_no = e.employee_no and a.superseded_at is null)
    then 'manager' else 'employee' end`;

/** Everyone employed today who has no user, by key. */
export function employeesWithoutUser(sql: Sql, limit: number): Promise<Newcomer[]> {
  return sql<Newcomer[]>`
    select e.id as "employeeId", e.employee_no as "employeeNo", ${roleOf(sql)} as role
    from hr.employees e
    cross join (select (now() at time zone time_zone)::date as today from hr.organisation) o
    where e.hired_on <= o.today and (e.left_on is null or e.left_on >= o.today)
      and not exists (select from identity.users u where u.employee_id = e.id)
    order by e.id limit ${limit}`;
}

/** Sorts employees who were named into those who are to have a user, and those who are not. */
export async function sortNewcomers(
  sql: Sql,
  employeeNos: readonly string[],
): Promise<{ newcomers: Newcomer[]; skipped: Skipped[] }> {
  const rows = await sql<(Newcomer & { skipped: SkipReason | null })[]>`
    select wanted.employee_no as "employeeNo", e.id as "employeeId", ${roleOf(sql)} as role,
      case when e.id is null then 'employee_unknown'
        when exists (select from identity.users u where u.employee_id = e.id) then 'user_exists'
        when e.left_on < o.today then 'employee_left' end as skipped
    from unnest(${[...new Set(employeeNos)]}::text[]) with ordinality wanted (employee_no, place)
    cross join (select (now() at time zone time_zone)::date as today from hr.organisation) o
    left join hr.employees e using (employee_no)
    order by wanted.place`;
  const newcomers: Newcomer[] = [];
  const skipped: Skipped[] = [];
  for (const { skipped: reason, employeeNo, employeeId, role } of rows) {
    if (reason === null) newcomers.push({ employeeId, employeeNo, role });
    else skipped.push({ employeeNo, reason });
  }
  return { newcomers, skipped };
}

export interface NewUser extends Newcomer {
  /** Argon2; the password itself never comes here. */
  readonly passwordHash: string;
}

/**
 * Adds users in one transaction. Who got a user from somebody else meanwhile is left out.
 * @param passwordDays for how long the passwords open nothing but their change; null: they are as good as chosen.
 * @returns the names that were given, by the employee's key.
 */
export function addUsers(
  sql: Sql,
  fresh: readonly NewUser[],
  actor: string,
  passwordDays: number | null = null,
): Promise<ReadonlyMap<number, string>> {
  return sql.begin(async (tx) => {
    // Nothing in the table keeps an employee from having two users: whoever adds users does it alone.
    await tx`select pg_advisory_xact_lock(hashtext('identity.users'))`;
    const known = new Set(
      (
        await tx<{ employeeId: number }[]>`
          select employee_id as "employeeId" from identity.users
          where employee_id = any(${fresh.map((user) => user.employeeId)}::bigint[])`
      ).map((row) => row.employeeId),
    );
    const users = fresh.filter((user) => !known.has(user.employeeId));
    const names = await freeNames(
      tx,
      users.map((user) => user.employeeNo.toLowerCase()),
    );
    await tx`
      insert into identity.users
        (username, password_hash, role, employee_id, password_one_time, password_expires_at)
      select made.*, ${passwordDays !== null}, now() + make_interval(days => ${passwordDays}) from unnest(${names}::text[], ${users.map((user) => user.passwordHash)}::text[],
        ${users.map((user) => user.role)}::text[], ${users.map((user) => user.employeeId)}::bigint[]) as made`;
    await tx`
      insert into audit.events (actor, action, subject, details)
      select ${actor}, 'user_added', 'user/' || name, jsonb_build_object('role', role)
      from unnest(${names}::text[], ${users.map((user) => user.role)}::text[]) as added (name, role)`;
    return new Map(users.map((user, place) => [user.employeeId, names[place] as string]));
  });
}

export interface User {
  readonly username: string;
  readonly role: Role;
  readonly employeeNo: string | null;
  readonly kind: 'person' | 'service';
  readonly active: boolean;
  /** After wrong passwords, for some minutes. */
  readonly locked: boolean;
  readonly createdAt: string;
}

export function usersByName(
  sql: Sql,
  wanted: { readonly role: Role | null; readonly active: boolean | null },
  after: string,
  limit: number,
): Promise<User[]> {
  return sql<User[]>`
    select u.username, u.role, e.employee_no as "employeeNo", u.kind, u.active,
      coalesce(u.locked_until > now(), false) as locked, u.created_at as "createdAt"
    from identity.users u left join hr.employees e on e.id = u.employee_id
    where u.username > ${after} and (${wanted.role}::text is null or u.role = ${wanted.role})
      and (${wanted.active}::boolean is null or u.active = ${wanted.active})
    order by u.username limit ${limit}`;
}

/** Ends a user and whatever he is logged in with; a second time changes nothing. @returns whether there is such a user. */
export function deactivateUser(sql: Sql, username: string, actor: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [user] = await tx<{ id: number; active: boolean }[]>`
      select id, active from identity.users where username = ${username} for update`;
    if (user?.active) await deactivate(tx, [user.id], actor);
    return user !== undefined;
  });
}

/** Ends the user of someone who leaves, within the transaction that records it; a second time changes nothing. */
export async function deactivateUserOf(tx: Transaction, employeeId: number, actor: string): Promise<void> {
  const users = await tx<{ id: number }[]>`
    select id from identity.users where employee_id = ${employeeId} and active for update`;
  await deactivate(
    tx,
    users.map((user) => user.id),
    actor,
  );
}

/** Ends users and their sessions within a transaction that holds their rows. */
export async function deactivate(tx: Transaction, userIds: readonly number[], actor: string): Promise<void> {
  await tx`delete from identity.sessions where user_id = any(${[...userIds]}::bigint[])`;
  // A key that he made or holds would let him in for another year.
  await tx`
    with revoked as (
      update identity.api_keys k set revoked_at = now(), revoked_by = ${actor}
      from identity.users u where u.id = any(${[...userIds]}::bigint[]) and k.revoked_at is null
        and (k.user_id = u.id or k.created_by = u.username or k.held_by = u.username)
      returning k.key_id, k.user_id)
    insert into audit.events (actor, action, subject, details)
    select ${actor}, 'api_key_revoked', 'user/' || service.username, jsonb_build_object('keyId', key_id)
    from revoked join identity.users service on service.id = user_id`;
  await tx`
    with ended as (update identity.users set active = false where id = any(${[...userIds]}::bigint[]) returning username)
    insert into audit.events (actor, action, subject) select ${actor}, 'user_deactivated', 'user/' || username from ended`;
}

/**
 * Gives a manager's or an employee's user a new password and ends his sessions. The users that approve and pay are not
 * reset so: whoever could would act as several of them. Who logs in at the OpenID provider has none to be replaced.
 * `passwordDays` as with `addUsers`.
 */
export function replacePassword(
  sql: Sql,
  wanted: { readonly username: string; readonly passwordHash: string; readonly passwordDays: number | null },
  actor: string,
): Promise<'done' | 'user_unknown' | 'password_not_resettable'> {
  const { username, passwordHash, passwordDays } = wanted;
  return sql.begin(async (tx) => {
    const [user] = await tx<{ id: number; role: Role; hasPassword: boolean }[]>`
      select id, role, password_hash is not null as "hasPassword" from identity.users
      where username = ${username} and active and kind = 'person' for update`;
    if (!user) return 'user_unknown';
    if (!user.hasPassword || (user.role !== 'manager' && user.role !== 'employee'))
      return 'password_not_resettable';
    await tx`delete from identity.sessions where user_id = ${user.id}`;
    await tx`
      update identity.users set password_hash = ${passwordHash}, password_one_time = ${passwordDays !== null},
        password_expires_at = now() + make_interval(days => ${passwordDays}), failed_logins = 0, locked_until = null
      where id = ${user.id}`;
    await tx`insert into audit.events (actor, action, subject) values (${actor}, 'password_reset', ${`user/${username}`})`;
    return 'done';
  });
}
