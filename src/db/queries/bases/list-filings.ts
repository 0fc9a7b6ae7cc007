import type { Sql } from '../../database.ts';

export const filingStates = ['pending', 'accepted', 'refused', 'refiled', 'settled'] as const;
export type FilingState = (typeof filingStates)[number];

export interface ShownFiling {
  readonly id: number;
  readonly filingId: string;
  readonly employeeNo: string;
  readonly source: string;
  /** The code of the cycle behind it, or null. */
  readonly cycle: string | null;
  /** The change behind it, or null. */
  readonly changeId: number | null;
  readonly attempt: number;
  readonly baseFen: number;
  readonly baseBeforeFen: number | null;
  readonly effectivePeriod: string;
  readonly state: FilingState;
  readonly receiptNo: string | null;
  readonly refusalReason: string | null;
  readonly filedBy: string;
  readonly filedAt: string;
  readonly answeredAt: string | null;
  readonly settledBy: string | null;
  readonly settledReason: string | null;
}

export interface FilingFilter {
  readonly state: FilingState | null;
  readonly cycle: string | null;
  readonly employeeNo: string | null;
}

/** Filings in the order they were made, by pages; `after` is the last id of the page before. */
export function listFilings(
  sql: Sql,
  { state, cycle, employeeNo }: FilingFilter,
  after: number,
  limit: number,
): Promise<ShownFiling[]> {
  return sql<ShownFiling[]>`
    select f.id, f.filing_id as "filingId", e.employee_no as "employeeNo", f.source, c.code as cycle,
      case when f.source = 'change' then f.source_id end as "changeId", f.attempt, f.base_fen as "baseFen",
      f.base_before_fen as "baseBeforeFen", f.effective_period as "effectivePeriod", f.state, f.receipt_no as "receiptNo",
      f.refusal_reason as "refusalReason", f.filed_by as "filedBy", f.filed_at as "filedAt", f.answered_at as "answeredAt",
      f.settled_by as "settledBy", f.settled_reason as "settledReason"
    from benefits.base_filings f join hr.employees e on e.id = f.employee_id
    left join payroll.salary_proposals p on f.source = 'appraisal' and p.id = f.source_id
    left join payroll.salary_lists l on l.id = p.list_id
    left join hr.appraisal_cycles c on c.id = l.cycle_id
    where f.id > ${after} and (${state}::text is null or f.state = ${state}) and (${cycle}::text is null or c.code = ${cycle})
      and (${employeeNo}::text is null or e.employee_no = ${employeeNo})
    order by f.id limit ${limit}`;
}
