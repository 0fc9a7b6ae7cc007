import { type Asking, reachFor } from '../../../domain/authority.ts';
import type { Sql } from '../../database.ts';

/** Somebody on record, with who is above him; private numbers encrypted. */
export interface EmployeeRecord {
  readonly employeeId: number;
  readonly managerId: number | null;
  readonly employeeNo: string;
  readonly name: string;
  readonly department: string | null;
  readonly position: string | null;
  readonly managerNo: string | null;
  readonly hiredOn: string;
  readonly leftOn: string | null;
  readonly bankName: string | null;
  readonly idNumber: Buffer;
  readonly account: Buffer | null;
  readonly phone: Buffer | null;
  readonly salaryFen: number | null;
}

export interface RecordsPage {
  readonly after: string;
  readonly department: string | null;
  readonly limit: number;
  /** Only this one. */
  readonly employeeNo?: string;
}

/** Those whose records he may read, by number. */
export function employeeRecords(sql: Sql, person: Asking, page: RecordsPage): Promise<EmployeeRecord[]> {
  const reach = reachFor(person, 'employee.read');
  const { employeeId } = person;
  return sql<EmployeeRecord[]>`
    select e.id as "employeeId", m.id as "managerId", e.employee_no as "employeeNo", e.name, a.department, a.position,
      a.manager_no as "managerNo", e.hired_on as "hiredOn", e.left_on as "leftOn", b.bank_name as "bankName",
      e.id_number as "idNumber", b.account, e.phone, s.salary_fen as "salaryFen"
    from hr.employees e
    left join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
    left join hr.employees m on m.employee_no = a.manager_no
    left join benefits.accounts b on b.employee_id = e.id and b.superseded_at is null
    left join payroll.salaries s on s.employee_id = e.id and s.superseded_at is null
    where e.employee_no > ${page.after}
      and (${reach.includes('all')} or ${reach.includes('own')} and e.id = ${employeeId}::bigint
        or ${reach.includes('reports')} and m.id = ${employeeId}::bigint)
      and (${page.department}::text is null or a.department = ${page.department})
      and (${page.employeeNo ?? null}::text is null or e.employee_no = ${page.employeeNo ?? null})
    order by e.employee_no limit ${page.limit}`;
}
