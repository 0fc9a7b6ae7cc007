import { type Asking, mayReachAll } from '../../../domain/authority.ts';
import type { Sql } from '../../database.ts';

export interface HrTaskEntry {
  readonly taskId: number;
  readonly kind: string;
  readonly subject: string;
  readonly owner: string;
  /** Where it is one person's. */
  readonly ownerEmployeeNo: string | null;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly escalation: number;
  readonly state: string;
  readonly details: Record<string, string | number | null>;
}

/** Tasks that a person may see: his own, and those of his role that are nobody's in particular. */
export function hrTasksFor(
  sql: Sql,
  person: Asking,
  page: {
    readonly state: 'open' | 'done';
    readonly kind: string | null;
    readonly after: number;
    readonly limit: number;
  },
): Promise<HrTaskEntry[]> {
  return sql<HrTaskEntry[]>`
    select t.id as "taskId", t.kind, t.subject, t.owner, e.employee_no as "ownerEmployeeNo", t.due_at as "dueAt",
      t.state = 'open' and t.due_at < now() as overdue, t.escalation, t.state, coalesce(t.details, '{}') as details
    from hr.tasks t left join hr.employees e on e.id = t.owner_employee_id
    where t.state = ${page.state} and t.id > ${page.after} and (${page.kind}::text is null or t.kind = ${page.kind})
      and (${mayReachAll(person, 'task.read')} or t.owner_employee_id = ${person.employeeId}::bigint
        or t.owner_employee_id is null and t.owner = ${person.role})
    order by t.id limit ${page.limit}`;
}
