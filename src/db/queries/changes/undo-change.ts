import type { Transaction } from '../../database.ts';
import { followManager } from './change-appraisals.ts';
import type { Change, StepDetails } from './changes.ts';

/**
 * Puts back in force what the records step of a change replaced, as new rows: what held meanwhile stays as history.
 * What somebody else changed since is left as it is. A leaver's step is never undone: leaving files no base.
 */
export async function undoRecords(tx: Transaction, change: Change, details: StepDetails): Promise<void> {
  const { assignmentId, assignmentBeforeId, accountId, accountBeforeId } = details;
  if (typeof assignmentId === 'number' && typeof assignmentBeforeId === 'number') {
    const undone = await tx`
      update hr.assignments set superseded_at = now() where id = ${assignmentId} and superseded_at is null`;
    if (undone.count === 1)
      await tx`
        insert into hr.assignments (employee_id, department, position, manager_no, valid_from)
        select employee_id, department, position, manager_no, ${change.effectiveOn} from hr.assignments where id = ${assignmentBeforeId}`;
    if (change.managerNo !== null) await followManager(tx, change.employeeId, change.effectiveOn);
  }
  if (typeof accountId === 'number') {
    const undone = await tx`
      update benefits.accounts set superseded_at = now() where id = ${accountId} and superseded_at is null`;
    // Who recorded it, its cooling-off and its release come back with it: it was trusted no less before.
    if (undone.count === 1 && typeof accountBeforeId === 'number')
      await tx`
        insert into benefits.accounts (employee_id, bank_name, bank_code, account, account_hash, account_valid, recorded_by, cools_until, released_by)
        select employee_id, bank_name, bank_code, account, account_hash, account_valid, recorded_by, cools_until, released_by
        from benefits.accounts where id = ${accountBeforeId}`;
  }
}
