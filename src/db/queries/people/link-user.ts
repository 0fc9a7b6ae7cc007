import type { Role } from '../../../domain/roles.ts';
import type { Sql, Transaction } from '../../database.ts';
import { deactivate } from './users.ts';

export type LinkRefusal = 'user_unknown' | 'employee_unknown' | 'employee_linked';

export type Linked =
  | {
      readonly ok: true;
      /** The user that was this employee's until now and was ended, or null. */
      readonly ended: string | null;
    }
  | { readonly ok: false; readonly refusal: { readonly code: LinkRefusal } };

export interface Link {
  readonly username: string;
  /** Null: whoever logs in so is nobody on record. */
  readonly employeeNo: string | null;
  readonly actor: string;
}

interface HeldUser {
  readonly id: number;
  readonly username: string;
  readonly role: Role;
  readonly active: boolean;
  readonly employeeId: number | null;
}

const refused = (code: LinkRefusal): Linked => ({ ok: false, refusal: { code } });

/**
 * Says which employee a user is. An employee is one user at a time: his plain user, that of an employee or a manager,
 * ends, and he acts for himself with this one from then on. The trail keeps who was whose: four eyes look it up.
 */
export function linkUser(sql: Sql, { username, employeeNo, actor }: Link): Promise<Linked> {
  return sql.begin(async (tx) => {
    // Users are added under the same lock: nobody gets a second one at this moment.
    await tx`select pg_advisory_xact_lock(hashtext('identity.users'))`;
    const [employee] = await tx<
      { id: number }[]
    >`select id from hr.employees where employee_no = ${employeeNo}`;
    const employeeId = employee?.id ?? null;
    const held = await tx<HeldUser[]>`
      select id, username, role, active, employee_id as "employeeId" from identity.users
      where kind = 'person' and (username = ${username} or employee_id = ${employeeId}) order by id for update`;
    const user = held.find((one) => one.username === username && one.active);
    if (!user) return refused('user_unknown');
    if (employeeNo !== null && employeeId === null) return refused('employee_unknown');
    if (user.employeeId === employeeId) return { ok: true, ended: null };
    const before = held.find((one) => one.username !== username);
    const plain = before?.role === 'employee' || before?.role === 'manager';
    if (before?.active && !plain) return refused('employee_linked');
    if (before) await unlink(tx, before, actor);
    if (before?.active) await deactivate(tx, [before.id], actor);
    if (user.employeeId !== null) await unlink(tx, user, actor);
    if (employeeId !== null) {
      await tx`update identity.users set employee_id = ${employeeId} where id = ${user.id}`;
      await noteLink(tx, 'user_linked', username, employeeId, actor);
    }
    return { ok: true, ended: before?.active ? before.username : null };
  });
}

async function unlink(tx: Transaction, user: HeldUser, actor: string): Promise<void> {
  await tx`update identity.users set employee_id = null where id = ${user.id}`;
  await noteLink(tx, 'user_unlinked', user.username, user.employeeId, actor);
}

/** For the trail: who was whose is looked up there for ever. */
export async function noteLink(
  tx: Transaction,
  action: 'user_linked' | 'user_unlinked',
  username: string,
  employeeId: number | null,
  actor: string,
): Promise<void> {
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${actor}, ${action}, ${`user/${username}`}, ${tx.json({ employeeId })})`;
}
