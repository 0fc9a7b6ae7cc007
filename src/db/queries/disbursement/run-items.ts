import type { ItemState } from '../../../domain/item-states.ts';
import type { Sql } from '../../database.ts';

/** One item of a run as it is shown; amounts in fen. */
export interface RunItem {
  readonly employeeNo: string;
  readonly state: ItemState;
  readonly reason: string | null;
  readonly reasons: string[];
  readonly owner: string | null;
  readonly dueAt: string | null;
  readonly amountFen: number | null;
  readonly bookedFen: number | null;
  readonly endToEndId: string | null;
  readonly attempts: number;
  readonly score: string | null;
  readonly policyVersion: number | null;
  readonly obligation: string;
}

export interface ItemsWanted {
  readonly state: ItemState | null;
  readonly reason: string | null;
  readonly owner: string | null;
  readonly employeeNo: string | null;
  /** Where the page before ended (`cursorOf`); empty: from the first. */
  readonly after: string;
  readonly limit: number;
}

/** Where a page ends. No obligation holds a slash; an employee number may. */
export const cursorOf = ({ employeeNo, obligation }: RunItem): string => `${employeeNo}/${obligation}`;

/** A page of a run's items by employee number. Sorts the run: its index by employee number is still to be made. */
export function runItems(
  sql: Sql,
  runId: number,
  { state, reason, owner, employeeNo, after, limit }: ItemsWanted,
): Promise<RunItem[]> {
  const cut = after.lastIndexOf('/');
  const [afterNo, afterObligation] = cut < 0 ? [after, ''] : [after.slice(0, cut), after.slice(cut + 1)];
  return sql<RunItem[]>`
    select e.employee_no as "employeeNo", i.state, i.reason, i.reasons, i.owner, i.due_at as "dueAt", i.amount_fen as "amountFen",
      i.booked_fen as "bookedFen", i.end_to_end_id as "endToEndId", i.attempts, i.score, p.version as "policyVersion", i.obligation
    from finance.items i join hr.employees e on e.id = i.employee_id
    left join benefits.policies p on p.id = i.policy_id
    where i.run_id = ${runId} and (e.employee_no, i.obligation) > (${afterNo}, ${afterObligation}) and e.employee_no >= ${afterNo}
      ${state === null ? sql`` : sql`and i.state = ${state}`}
      ${reason === null ? sql`` : sql`and i.reason = ${reason}`}
      ${owner === null ? sql`` : sql`and i.owner = ${owner}`}
      ${employeeNo === null ? sql`` : sql`and e.employee_no = ${employeeNo}`}
    order by e.employee_no, i.obligation limit ${limit}`;
}
