import type { Role } from '../../../domain/roles.ts';
import type { Sql, Transaction } from '../../database.ts';
import { freeNames } from './free-names.ts';

/** Somebody whom the OpenID provider vouches for. */
export interface Vouched {
  readonly issuer: string;
  readonly subject: string;
  readonly role: Role;
  /** Who on record he is, as the provider says; null: it does not say. */
  readonly employeeNo: string | null;
  /** What he is called if he is nobody on record. */
  readonly name: string;
  /** person: he logs in himself. service: a program comes with a token. */
  readonly as: 'person' | 'service';
  /** Whether the demo's identities count as users. */
  readonly demoIdentities: boolean;
}

export interface KnownUser {
  readonly userId: number;
  readonly username: string;
}

export type VouchedRefusal =
  /** What he may decide must be held against what he made: it must be known who on record he is. */
  | 'employee_needed'
  /** The user was ended, or has left. */
  | 'user_ended'
  /** The subject or the employee is another's already. */
  | 'subject_of_another'
  /** The subject came as a program before. */
  | 'subject_is_service';

export type VouchedFor =
  | { readonly ok: true; readonly user: KnownUser }
  | { readonly ok: false; readonly refusal: { readonly code: VouchedRefusal } };

interface Row {
  readonly userId: number;
  readonly username: string;
  readonly kind: 'person' | 'service';
  readonly role: Role;
  readonly employeeId: number | null;
  readonly active: boolean;
  readonly demo: boolean;
}

/** They decide nothing that others made, so that they may be nobody on record. */
const outsiders: readonly Role[] = ['ops', 'auditor'];
const refused = (code: VouchedRefusal): VouchedFor => ({ ok: false, refusal: { code } });

/**
 * The one user of whoever the provider vouches for: the one that its subject has, else that of the employee that it
 * names, else a new one without a password. A person's role is from now on what the provider says.
 */
export function userOfSubject(sql: Sql, vouched: Vouched): Promise<VouchedFor> {
  return sql.begin(async (tx): Promise<VouchedFor> => {
    // Users are added under the same lock: nobody gets a second one at this moment.
    await tx`select pg_advisory_xact_lock(hashtext('identity.users'))`;
    const employee = vouched.employeeNo === null ? null : await findEmployee(tx, vouched.employeeNo);
    if (vouched.employeeNo !== null && !employee) return refused('employee_needed');
    if (employee?.left) return refused('user_ended');
    const known = await ofSubject(tx, vouched);
    if (known) return greet(tx, vouched, known, employee?.id ?? null);
    const isOutsider = vouched.as === 'service' || outsiders.includes(vouched.role);
    if (!employee && !isOutsider) return refused('employee_needed');
    const holder = employee && (await holderOf(tx, employee.id, vouched.demoIdentities));
    if (holder && !holder.active) return refused('user_ended');
    const user = holder ?? (await addUser(tx, vouched, employee?.id ?? null));
    await tx`
      insert into identity.subjects (issuer, subject, user_id)
      values (${vouched.issuer}, ${vouched.subject}, ${user.userId})`;
    await note(tx, 'subject_attached', user.username, {});
    if (vouched.as === 'person') await takeOver(tx, vouched.role, user);
    return { ok: true, user };
  });
}

/** He was here before. */
async function greet(
  tx: Transaction,
  vouched: Vouched,
  known: Row,
  employeeId: number | null,
): Promise<VouchedFor> {
  if (!known.active || (known.demo && !vouched.demoIdentities)) return refused('user_ended');
  if (known.kind === 'service' && vouched.as === 'person') return refused('subject_is_service');
  if (employeeId !== null && known.employeeId !== employeeId) {
    const isLinked = known.employeeId !== null || known.kind === 'service';
    if (isLinked || (await holderOf(tx, employeeId, vouched.demoIdentities)))
      return refused('subject_of_another');
    await tx`update identity.users set employee_id = ${employeeId} where id = ${known.userId}`;
    await note(tx, 'user_linked', known.username, { employeeId });
  }
  const isSomebody = employeeId !== null || known.employeeId !== null;
  if (!isSomebody && known.kind === 'person' && !outsiders.includes(vouched.role))
    return refused('employee_needed');
  if (vouched.as === 'person') await takeOver(tx, vouched.role, known);
  return { ok: true, user: known };
}

async function findEmployee(
  tx: Transaction,
  employeeNo: string,
): Promise<{ id: number; left: boolean } | undefined> {
  const [employee] = await tx<{ id: number; left: boolean }[]>`
    select e.id, coalesce(e.left_on < (now() at time zone o.time_zone)::date, false) as left
    from hr.employees e, hr.organisation o where e.employee_no = ${employeeNo}`;
  return employee;
}

const columns = (tx: Transaction) => tx`
  u.id as "userId", u.username, u.kind, u.role, u.employee_id as "employeeId", u.active, u.demo`;

async function ofSubject(tx: Transaction, { issuer, subject }: Vouched): Promise<Row | undefined> {
  const [row] = await tx<Row[]>`
    select ${columns(tx)} from identity.subjects s join identity.users u on u.id = s.user_id
    where s.issuer = ${issuer} and s.subject = ${subject} for update of u`;
  return row;
}

/** The user of an employee. One of the demo's that counts for nothing gives the employee back. */
async function holderOf(
  tx: Transaction,
  employeeId: number,
  demoIdentities: boolean,
): Promise<Row | undefined> {
  const [holder] = await tx<Row[]>`
    select ${columns(tx)} from identity.users u where u.employee_id = ${employeeId} for update`;
  if (!holder?.demo || demoIdentities) return holder;
  await tx`update identity.users set employee_id = null where id = ${holder.userId}`;
  await note(tx, 'user_unlinked', holder.username, { employeeId });
  return undefined;
}

async function addUser(tx: Transaction, vouched: Vouched, employeeId: number | null): Promise<Row> {
  const { role } = vouched;
  const kind = employeeId === null ? vouched.as : 'person';
  const [username = ''] = await freeNames(tx, [(vouched.employeeNo ?? vouched.name).toLowerCase()]);
  const [row] = await tx<{ id: number }[]>`
    insert into identity.users (username, kind, role, employee_id)
    values (${username}, ${kind}, ${role}, ${employeeId}) returning id`;
  await note(tx, 'user_added', username, { role });
  const userId = (row as { id: number }).id;
  return { userId, username, kind, role, employeeId, active: true, demo: false };
}

/** The provider says from now on who he is and what he may: a password of ours is no way past it. */
async function takeOver(tx: Transaction, role: Role, user: Row): Promise<void> {
  const [had] = await tx`
    update identity.users set password_hash = null, password_one_time = false, password_expires_at = null,
      failed_logins = 0, locked_until = null
    where id = ${user.userId} and password_hash is not null returning id`;
  if (had) {
    await tx`delete from identity.sessions where user_id = ${user.userId} and method = 'password'`;
    await note(tx, 'password_dropped', user.username, {});
  }
  if (role === user.role) return;
  await tx`update identity.users set role = ${role} where id = ${user.userId}`;
  await note(tx, 'role_changed', user.username, { from: user.role, to: role });
}

async function note(
  tx: Transaction,
  action: string,
  username: string,
  details: Record<string, string | number>,
): Promise<void> {
  await tx`
    insert into audit.events (actor, action, subject, details)
    values ('oidc', ${action}, ${`user/${username}`}, ${tx.json(details)})`;
}
