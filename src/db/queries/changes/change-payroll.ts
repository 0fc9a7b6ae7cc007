import { must } from '../../../domain/assert.ts';
import type { Sql } from '../../database.ts';
import { auditChange, type Change, holdFor, takeStep } from './changes.ts';
import { endChange } from './decide-change.ts';

/** The third step: the salary, from the effective day on. */
export async function applyToPayroll(sql: Sql, changeId: number): Promise<void> {
  await sql.begin(async (tx) => {
    const change = await holdFor(tx, changeId, 'payroll');
    if (!change) return;
    if (change.salaryFen === null) return takeStep(tx, changeId, 'payroll', 'not_needed');
    const [before] = await tx<{ id: number }[]>`
      update payroll.salaries set superseded_at = now() where employee_id = ${change.employeeId} and superseded_at is null returning id`;
    const [fresh] = await tx<{ id: number }[]>`
      insert into payroll.salaries (employee_id, salary_fen, valid_from, source, source_id)
      values (${change.employeeId}, ${change.salaryFen}, ${change.effectiveOn}, 'change', ${changeId}) returning id`;
    await takeStep(tx, changeId, 'payroll', 'done', {
      salaryBeforeId: before?.id ?? null,
      salaryId: must(fresh, 'the new salary').id,
    });
  });
}

/** The last step is taken when the open runs were told to look again: then the change is done. */
export async function finishChange(sql: Sql, changeId: number): Promise<void> {
  await sql.begin(async (tx) => {
    const change = await holdFor(tx, changeId, 'amount_due');
    if (!change) return;
    const concerned = touchesMoney(change);
    await takeStep(tx, changeId, 'amount_due', concerned ? 'done' : 'not_needed');
    await endChange(tx, changeId, 'done');
    await auditChange(tx, change.enteredBy, 'change_done', changeId);
  });
}

/** A position or a manager alone changes nothing that is paid. */
function touchesMoney({ salaryFen, account, bankName, leftOn }: Change): boolean {
  return salaryFen !== null || account !== null || bankName !== null || leftOn !== null;
}
