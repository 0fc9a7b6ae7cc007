import { must } from '../../../domain/assert.ts';
import type { Sql, Transaction } from '../../database.ts';
import { salaryChangedSince } from './change-rules.ts';
import { auditChange, type Change, holdFor, takeStep } from './changes.ts';
import { endChange } from './decide-change.ts';
import { stickChange } from './stuck-change.ts';

/**
 * The third step: the salary, from the effective day on. A salary that somebody put in force while the office was asked
 * stands; the change is left with HR. @returns whether the step is taken.
 */
export async function applyToPayroll(sql: Sql, changeId: number): Promise<{ applied: boolean }> {
  return sql.begin(async (tx) => {
    const change = await holdFor(tx, changeId, 'payroll');
    if (!change) return { applied: true };
    if (change.salaryFen === null) {
      await takeStep(tx, changeId, 'payroll', 'not_needed');
      return { applied: true };
    }
    if (await salaryChangedSince(tx, changeId)) {
      await stickChange(tx, changeId, 'salary_changed');
      return { applied: false };
    }
    const [before] = await tx<{ id: number }[]>`
      update payroll.salaries set superseded_at = now() where employee_id = ${change.employeeId} and superseded_at is null returning id`;
    const [fresh] = await tx<{ id: number }[]>`
      insert into payroll.salaries (employee_id, salary_fen, valid_from, source, source_id)
      values (${change.employeeId}, ${change.salaryFen}, ${change.effectiveOn}, 'change', ${changeId}) returning id`;
    await takeStep(tx, changeId, 'payroll', 'done', {
      salaryBeforeId: before?.id ?? null,
      salaryId: must(fresh, 'the new salary').id,
    });
    return { applied: true };
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
    if (change.salaryFen !== null) await closeLeftOutRaises(tx, change);
    await auditChange(tx, change.enteredBy, 'change_done', changeId);
  });
}

/** Whoever enters a salary after a list of raises left the person out has looked after that raise. */
async function closeLeftOutRaises(tx: Transaction, { id, employeeId }: Change): Promise<void> {
  await tx`
    update hr.tasks t set state = 'done', closed_at = now()
    from hr.appraisals ap, hr.changes c
    where ap.employee_id = ${employeeId} and t.subject = 'appraisal/' || ap.id and t.kind = 'raise_left_out' and t.state = 'open'
      and c.id = ${id} and c.entered_at > t.created_at`;
}

/** A position or a manager alone changes nothing that is paid. */
function touchesMoney({ salaryFen, account, bankName, leftOn }: Change): boolean {
  return salaryFen !== null || account !== null || bankName !== null || leftOn !== null;
}
