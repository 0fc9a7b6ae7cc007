import { analyzeTables } from '../../analyze.ts';
import { copyRows } from '../../copy-rows.ts';
import type { Sql, Transaction } from '../../database.ts';
import { holdLookupKey } from '../../lookup-key.ts';
import type { PrivateData } from '../../private-data.ts';
import { settleClosedMonths } from '../disbursement/closed-months.ts';
import { keepChanges } from './keep-changes.ts';
import { replaceAccounts } from './replace-accounts.ts';

/** One person of an employees file, checked. */
export interface EmployeeRow {
  readonly line: number;
  readonly employeeNo: string;
  readonly name: string;
  readonly nameKey: string;
  readonly idNumber: string;
  readonly department: string;
  readonly position: string;
  readonly managerNo: string | null;
  readonly hiredOn: string;
  readonly leftOn: string | null;
  readonly salaryFen: number;
  readonly bankName: string;
  readonly bankCode: string | null;
  /** Digits only; null when blank. */
  readonly account: string | null;
  readonly phone: string | null;
}

export type RecordConflict = 'id_of_another' | 'number_of_another' | 'manager_unknown';

export type Imported =
  | {
      readonly ok: true;
      readonly added: number;
      readonly changed: number;
      readonly unchanged: number;
      readonly absent: string[];
    }
  | { readonly ok: false; readonly refusal: { readonly code: 'another_organisation' } }
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code: 'conflicts_with_records';
        readonly conflicts: { line: number; conflict: RecordConflict }[];
      };
    };

export interface EmployeesImport {
  readonly rows: AsyncIterable<readonly EmployeeRow[]>;
  readonly actor: string;
  /** YYYY-MM-DD in the organisation's time zone. */
  readonly today: string;
  readonly coolingOffDays: number;
  /** Checks and compares, and changes nothing. */
  readonly dryRun: boolean;
}

class Rollback extends Error {}

/**
 * Brings employee records up to date with a file, in one transaction: an upsert, never a deletion. Someone on record
 * and not in the file stays expected and is listed as absent. History is kept: a changed account, salary or position
 * opens a new row from today on; what a file says that was made before a change or a raise does not undo it.
 */
export async function importEmployees(
  sql: Sql,
  privateData: PrivateData,
  input: EmployeesImport,
): Promise<Imported> {
  let result: Imported | null = null;
  try {
    await sql.begin(async (tx) => {
      await holdLookupKey(tx, privateData);
      await tx`select pg_advisory_xact_lock(hashtext('hr.employees'))`;
      await stage(tx, privateData, input.rows);
      result = (await conflicts(tx)) ?? (await apply(tx, input));
      if (input.dryRun || !result.ok) throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  return result as unknown as Imported;
}

const columns = [
  'line',
  'employee_no',
  'name',
  'name_key',
  'id_number',
  'id_hash',
  'department',
  'position',
  'manager_no',
  'hired_on',
  'left_on',
  'salary_fen',
  'bank_name',
  'bank_code',
  'account',
  'account_hash',
  'phone',
  'phone_hash',
] as const;

async function stage(
  tx: Transaction,
  privateData: PrivateData,
  chunks: AsyncIterable<readonly EmployeeRow[]>,
): Promise<void> {
  await tx`
    create temp table incoming (line int, employee_no text, name text, name_key text, id_number bytea, id_hash bytea,
      department text, position text, manager_no text, hired_on date, left_on date, salary_fen bigint, bank_name text,
      bank_code text, account bytea, account_hash bytea, phone bytea, phone_hash bytea) on commit drop`;
  async function* encrypted() {
    for await (const chunk of chunks) {
      for (const row of chunk) {
        yield [
          row.line,
          row.employeeNo,
          row.name,
          row.nameKey,
          privateData.encrypt(row.idNumber),
          privateData.hash(row.idNumber),
          row.department,
          row.position,
          row.managerNo,
          row.hiredOn,
          row.leftOn,
          row.salaryFen,
          row.bankName,
          row.bankCode,
          row.account === null ? null : privateData.encrypt(row.account),
          row.account === null ? null : privateData.hash(row.account),
          row.phone === null ? null : privateData.encrypt(row.phone),
          row.phone === null ? null : privateData.hash(row.phone),
        ];
      }
    }
  }
  await copyRows(tx, 'incoming', columns, encrypted());
  await tx`create index on incoming (employee_no)`;
  await tx`create index on incoming (id_hash)`;
  await tx`analyze incoming`;
}

async function conflicts(tx: Transaction): Promise<Imported | null> {
  const [overlap] = await tx<{ onRecord: number; known: number; strangers: number }[]>`
    select (select count(*) from hr.employees) as "onRecord",
      count(*) filter (where e.id is not null) as known,
      count(*) filter (where e.id is not null and e.id_hash <> i.id_hash and e.name_key <> i.name_key) as strangers
    from incoming i left join hr.employees e on e.employee_no = i.employee_no`;
  // Another organisation's people wear the same numbers by chance, or none of ours.
  if (
    overlap &&
    overlap.onRecord > 0 &&
    (overlap.strangers * 2 > overlap.known || (overlap.known === 0 && !(await anyKnownId(tx))))
  ) {
    return { ok: false, refusal: { code: 'another_organisation' } };
  }
  const found = await tx<{ line: number; conflict: RecordConflict }[]>`
    select i.line, 'id_of_another' as conflict from incoming i join hr.employees e on e.id_hash = i.id_hash and e.employee_no <> i.employee_no
    union all
    select i.line, 'number_of_another' from incoming i join hr.employees e on e.employee_no = i.employee_no
      where e.id_hash <> i.id_hash and e.name_key <> i.name_key
    union all
    select i.line, 'manager_unknown' from incoming i where i.manager_no is not null
      and not exists (select from incoming m where m.employee_no = i.manager_no)
      and not exists (select from hr.employees e where e.employee_no = i.manager_no)
    order by 1`;
  return found.length > 0
    ? { ok: false, refusal: { code: 'conflicts_with_records', conflicts: [...found] } }
    : null;
}

async function anyKnownId(tx: Transaction): Promise<boolean> {
  const [row] = await tx`select from incoming i join hr.employees e on e.id_hash = i.id_hash limit 1`;
  return row !== undefined;
}

async function apply(tx: Transaction, { actor, today, coolingOffDays }: EmployeesImport): Promise<Imported> {
  const kept = await keepChanges(tx);
  await keepFormerEmployments(tx);
  await tx`
    create temp table changed_employments on commit drop as
    select i.employee_no from incoming i left join hr.employees e using (employee_no)
    where e.id is null or (e.hired_on, e.left_on) is distinct from (i.hired_on, i.left_on)`;
  const [added] = await tx<{ count: number }[]>`
    with fresh as (
      insert into hr.employees (employee_no, name, name_key, id_number, id_hash, phone, phone_hash, hired_on, left_on)
      select employee_no, name, name_key, id_number, id_hash, phone, phone_hash, hired_on, left_on from incoming
      on conflict (employee_no) do nothing returning id)
    select count(*) as count from fresh`;
  await tx`create temp table changed (employee_id bigint primary key) on commit drop`;
  await tx`
    with touched as (
      update hr.employees e set name = i.name, name_key = i.name_key, id_number = i.id_number, id_hash = i.id_hash,
        phone = i.phone, phone_hash = i.phone_hash, hired_on = i.hired_on, left_on = i.left_on, updated_at = now()
      from incoming i where e.employee_no = i.employee_no
        and (e.name, e.id_hash, e.phone_hash, e.hired_on, e.left_on) is distinct from (i.name, i.id_hash, i.phone_hash, i.hired_on, i.left_on)
      returning e.id)
    insert into changed select id from touched`;
  await replaceAssignments(tx, today);
  await replaceSalaries(tx, today);
  const [ran] = await tx`select from finance.runs limit 1`;
  await replaceAccounts(
    tx,
    tx`select e.id as employee_id, i.bank_name, i.bank_code, i.account, i.account_hash from incoming i join hr.employees e using (employee_no)`,
    { actor, coolingOffDays, cooling: ran !== undefined },
  );
  await tx`insert into changed select employee_id from new_accounts where old_id is not null on conflict do nothing`;
  await analyzeTables(tx, 'hr.employees', 'hr.assignments', 'payroll.salaries', 'benefits.accounts');
  await settleClosedMonths(tx);
  const absent = await tx<{ employeeNo: string }[]>`
    select e.employee_no as "employeeNo" from hr.employees e
    where not exists (select from incoming i where i.employee_no = e.employee_no) order by 1`;
  const [counts] = await tx<{ changed: number; total: number }[]>`
    select (select count(*) from changed) as changed, (select count(*) from incoming) as total`;
  const addedCount = added?.count ?? 0;
  const changed = counts?.changed ?? 0;
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${actor}, 'employees_imported', 'employees', ${tx.json({ added: addedCount, changed, kept, absent: absent.length })})`;
  return {
    ok: true,
    added: addedCount,
    changed,
    unchanged: (counts?.total ?? 0) - addedCount - changed,
    absent: absent.map((row) => row.employeeNo),
  };
}

/** Who comes back was employed before: a month of then stays a month in which he was. */
async function keepFormerEmployments(tx: Transaction): Promise<void> {
  await tx`
    insert into hr.former_employments (employee_id, hired_on, left_on)
    select e.id, e.hired_on, e.left_on from incoming i join hr.employees e using (employee_no)
    where i.hired_on > e.left_on
    on conflict (employee_id, hired_on) do update set left_on = excluded.left_on`;
}

// A row in force is closed before its successor opens: the unique index allows one open row a person, and a
// data-modifying WITH would see both at once.
async function replaceAssignments(tx: Transaction, today: string): Promise<void> {
  await tx`
    create temp table new_assignments on commit drop as
    select e.id as employee_id, i.department, i.position, i.manager_no, a.id as old_id,
      case when a.id is null then i.hired_on else ${today}::date end as valid_from
    from incoming i join hr.employees e using (employee_no)
    left join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
    where a.id is null or (a.department, a.position, a.manager_no) is distinct from (i.department, i.position, i.manager_no)`;
  await tx`update hr.assignments set superseded_at = now() where id in (select old_id from new_assignments)`;
  await tx`
    insert into hr.assignments (employee_id, department, position, manager_no, valid_from)
    select employee_id, department, position, manager_no, valid_from from new_assignments`;
  await tx`insert into changed select employee_id from new_assignments where old_id is not null on conflict do nothing`;
}

async function replaceSalaries(tx: Transaction, today: string): Promise<void> {
  await tx`
    create temp table new_salaries on commit drop as
    select e.id as employee_id, i.salary_fen, s.id as old_id, case when s.id is null then i.hired_on else ${today}::date end as valid_from
    from incoming i join hr.employees e using (employee_no)
    left join payroll.salaries s on s.employee_id = e.id and s.superseded_at is null
    where s.id is null or s.salary_fen <> i.salary_fen
      -- A file made before a raise or a change still has what was imported last: it must not undo it.
      and not (s.source <> 'import' and i.salary_fen is not distinct from (
        select h.salary_fen from payroll.salaries h where h.employee_id = e.id and h.source = 'import' order by h.id desc limit 1))`;
  await tx`update payroll.salaries set superseded_at = now() where id in (select old_id from new_salaries)`;
  await tx`
    insert into payroll.salaries (employee_id, salary_fen, valid_from, source)
    select employee_id, salary_fen, valid_from, 'import' from new_salaries`;
  await tx`insert into changed select employee_id from new_salaries where old_id is not null on conflict do nothing`;
}
