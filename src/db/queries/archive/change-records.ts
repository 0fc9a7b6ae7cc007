import type { Sql, Transaction } from '../../database.ts';
import type { Change } from '../changes/changes.ts';

/** What a change was and how it went, without a word about whose it is or what it holds. */
export async function changeRecord(sql: Sql | Transaction, change: Change): Promise<object> {
  const steps = await sql`
    select step, state, at from hr.change_steps where change_id = ${change.id} order by at`;
  const filings = await sql`
    select attempt, effective_period as "effectivePeriod", state, filed_by as "filedBy", filed_at as "filedAt",
      answered_at as "answeredAt", settled_by as "settledBy"
    from benefits.base_filings where source = 'change' and source_id = ${change.id} order by attempt`;
  return {
    change: {
      id: change.id,
      kind: change.kind,
      effectiveOn: change.effectiveOn,
      state: change.state,
      needsApproval: change.needsApproval,
      enteredBy: change.enteredBy,
      enteredAt: change.enteredAt,
      approvedBy: change.approvedBy,
      approvedAt: change.approvedAt,
      finishedAt: change.finishedAt,
    },
    steps,
    filings,
  };
}

/** Private: whose it is, and what holds from then on. The account itself is not in it. */
export async function changedRecord(sql: Sql | Transaction, change: Change): Promise<object> {
  const [person] = await sql`
    select employee_no as "employeeNo", name from hr.employees where id = ${change.employeeId}`;
  const { department, position, managerNo, salaryFen, leftOn, bankName, note } = change;
  const steps = await sql`
    select step, details from hr.change_steps where change_id = ${change.id} order by at`;
  const filings = await sql`
    select filing_id as "filingId", attempt, base_fen as "baseFen", base_before_fen as "baseBeforeFen",
      receipt_no as "receiptNo", refusal_reason as "refusalReason", settled_reason as "settledReason"
    from benefits.base_filings where source = 'change' and source_id = ${change.id} order by attempt`;
  return {
    person,
    holds: { department, position, managerNo, salaryFen, leftOn, bankName, note },
    steps,
    filings,
  };
}
