import type { Sql, Transaction } from '../../database.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';
import { isHimself, usersOfSamePerson } from '../people/same-person.ts';
import { auditChange, type Change, filingOfChange, lockChange, mustChange, stepsOf } from './changes.ts';
import { undoRecords } from './undo-change.ts';

export type ChangeRefusal =
  | 'change_unknown'
  | 'maker_is_checker'
  | 'own_change'
  | 'already_decided'
  | 'change_applied';

export type ChangeDecided =
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly refusal: { readonly code: ChangeRefusal } };

const refused = (code: ChangeRefusal): ChangeDecided => ({ ok: false, refusal: { code } });

/** A second person, not only a second user, lets a change go on, or ends it; never whom it is about. */
export async function decideChange(
  sql: Sql,
  changeId: number,
  by: { readonly username: string },
  decision: 'approve' | 'reject',
  reason: string | null,
): Promise<ChangeDecided> {
  return sql.begin(async (tx) => {
    const change = await lockChange(tx, changeId);
    if (!change) return refused('change_unknown');
    if (change.state !== 'waiting_approval') return refused('already_decided');
    const deciders = await usersOfSamePerson(tx, by.username);
    if (deciders.includes(change.enteredBy)) return refused('maker_is_checker');
    if (await isHimself(tx, by.username, change.employeeId)) return refused('own_change');
    if (decision === 'approve') {
      await tx`
        update hr.changes set state = 'waiting_date', approved_by = ${by.username}, approved_at = now() where id = ${changeId}`;
      await closeHrTasks(tx, `change/${changeId}`, 'change_unapproved');
      await auditChange(tx, by.username, 'change_approved', changeId);
    } else {
      await endChange(tx, changeId, 'withdrawn');
      await keepReason(tx, changeId, reason);
      await auditChange(tx, by.username, 'change_rejected', changeId);
    }
    return { ok: true, change: await mustChange(tx, changeId) };
  });
}

/**
 * Takes a change back: one that has not reached the records, or one whose base the office refused. What the records
 * hold of it by then is undone in the same transaction, so that no other change ever sees half of it.
 */
export async function withdrawChange(
  sql: Sql,
  changeId: number,
  by: string,
  reason: string,
): Promise<ChangeDecided> {
  return sql.begin(async (tx) => {
    const change = await lockChange(tx, changeId);
    if (!change) return refused('change_unknown');
    if (change.state === 'done' || change.state === 'withdrawn') return refused('already_decided');
    if (await isHimself(tx, by, change.employeeId)) return refused('own_change');
    const steps = await stepsOf(tx, changeId);
    const records = steps.find(({ step }) => step === 'records');
    if (records) {
      // The filing is held, too: HR may be refiling it at this moment, and the office may yet accept that.
      await tx`
        select from benefits.base_filings where source = 'change' and source_id = ${changeId} for update`;
      const filing = await filingOfChange(tx, changeId);
      // Before the payroll it may also wait because the salary changed meanwhile; no base was changed for it then.
      const stuck = change.state === 'task' && filing?.state !== 'accepted' && filing?.state !== 'pending';
      if (filing?.state !== 'refused' && !stuck) return refused('change_applied');
      if (filing?.state === 'refused') {
        await tx`
          update benefits.base_filings set state = 'settled', settled_by = ${by}, settled_reason = ${reason} where id = ${filing.id}`;
        await closeHrTasks(tx, `filing/${filing.id}`);
      }
      await undoRecords(tx, change, records.details);
      await tx`update hr.change_steps set state = 'compensated', at = now() where change_id = ${changeId}`;
    }
    await endChange(tx, changeId, 'withdrawn');
    await keepReason(tx, changeId, reason);
    await auditChange(tx, by, 'change_withdrawn', changeId, { compensated: records ? 1 : 0 });
    return { ok: true, change: await mustChange(tx, changeId) };
  });
}

/** Words may name people, so they stay with the change: what is audited is never taken out again. */
async function keepReason(tx: Transaction, changeId: number, reason: string | null): Promise<void> {
  await tx`update hr.changes set note = concat_ws(E'\\n', note, ${reason}::text) where id = ${changeId} and ${reason}::text is not null`;
}

/** Ends a change and what people had to do for it. */
export async function endChange(
  tx: Transaction,
  changeId: number,
  state: 'done' | 'withdrawn',
): Promise<void> {
  await tx`update hr.changes set state = ${state}, finished_at = now() where id = ${changeId}`;
  await closeHrTasks(tx, `change/${changeId}`);
}
