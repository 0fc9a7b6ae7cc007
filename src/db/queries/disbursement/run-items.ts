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

/** Where most people of a run stand at some time: a page of them is soon full. */
const usualStates: readonly ItemState[] = ['expected', 'due', 'sent', 'paid'];

/**
 * A page of a run's items by employee number: employees in the order of their index, each with his items of the run. Of
 * the few who are held, at zero or have a reason, the run's items are looked through first: nobody else is met.
 */
export function runItems(
  sql: Sql,
  runId: number,
  { state, reason, owner, employeeNo, after, limit }: ItemsWanted,
): Promise<RunItem[]> {
  const cut = after.lastIndexOf('/');
  const [afterNo, afterObligation] = cut < 0 ? [after, ''] : [after.slice(0, cut), after.slice(cut + 1)];
  const areFew = reason !== null || owner !== null || (state !== null && !usualStates.includes(state));
  return sql<RunItem[]>`
    with wanted as ${areFew ? sql`materialized` : sql`not materialized`} (
      select * from finance.items where run_id = ${runId}
        ${state === null ? sql`` : sql`and state = ${state}`}
        ${reason === null ? sql`` : sql`and reason = ${reason}`}
        ${owner === null ? sql`` : sql`and owner = ${owner}`})
    select e.employee_no as "employeeNo", i.state, i.reason, i.reasons, i.owner, i.due_at as "dueAt", i.amount_fen as "amountFen",
      i.booked_fen as "bookedFen", i.end_to_end_id as "endToEndId", i.attempts, i.score, p.version as "policyVersion", i.obligation
    from wanted i join hr.employees e on e.id = i.employee_id
    left join benefits.policies p on p.id = i.policy_id
    where (e.employee_no, i.obligation) > (${afterNo}, ${afterObligation}) and e.employee_no >= ${afterNo}
      ${employeeNo === null ? sql`` : sql`and e.employee_no = ${employeeNo}`}
    order by e.employee_no, i.obligation limit ${limit}`;
}
