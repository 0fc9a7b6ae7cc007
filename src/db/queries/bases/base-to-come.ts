import type { Transaction } from '../../database.ts';
import { baseCounts } from './base-counts.ts';

/**
 * The base of a person for a month as it will be when the office has accepted everything: that of the last filing
 * where it is unanswered, else the one in force. What is filed anew is held against this, so that a change back is
 * filed as well. Selects one row (base_fen), or none. The base of a file counts where the
 * programme pays by it. @param employeeId an expression. @param period YYYY-MM.
 */
export function baseToCome(
  tx: Transaction,
  programme: string,
  employeeId: ReturnType<Transaction>,
  period: string,
) {
  return tx`
    select base_fen from (
      select case when last.state = 'pending' then last.base_fen end as base_fen, 1 as rank from (
        select f.state, f.base_fen from benefits.base_filings f
        where f.employee_id = ${employeeId} and f.state in ('pending', 'accepted') and f.effective_period <= ${period}
        order by f.effective_period desc, f.id desc limit 1) last
      union all
      -- An accepted filing is among these, and so is what the office itself has said since.
      select in_force.base_fen, 2 from (
        select b.base_fen from benefits.bases b
        where b.employee_id = ${employeeId} and b.valid_from <= ${period} and ${baseCounts(tx, programme)} order by b.valid_from desc, b.id desc limit 1) in_force) known
    where base_fen is not null order by rank limit 1`;
}
