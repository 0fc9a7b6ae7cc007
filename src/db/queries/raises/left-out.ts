import type { Transaction } from '../../database.ts';
import type { Cycle } from '../appraisals/cycles.ts';

export type LeftOutReason = 'left' | 'later_salary' | 'change_in_progress';

/**
 * Why a person (`e`) cannot be raised from a day on by a list, or null: he has left by then, his salary in force is of
 * a later day, or a change of it is under way. A list would undo the one by the other.
 */
export function leftOut(tx: Transaction, effectiveOn: string) {
  return tx`
    case when e.left_on < ${effectiveOn}::date then 'left'
      when exists (select from payroll.salaries later
        where later.employee_id = e.id and later.superseded_at is null and later.valid_from > ${effectiveOn}::date) then 'later_salary'
      when exists (select from hr.changes c
        where c.employee_id = e.id and c.salary_fen is not null and c.state not in ('done', 'withdrawn')) then 'change_in_progress' end`;
}

/**
 * Gives HR a task for each raise that a list leaves out. The task is beside the cycle, not of it: the appraisal goes on
 * without a raise and is nobody's to move, so its task must not be counted as if it were.
 */
export async function openLeftOutTasks(
  tx: Transaction,
  cycle: Cycle,
  people: readonly { readonly id: number; readonly leftOut: LeftOutReason | null }[],
): Promise<void> {
  await tx`
    insert into hr.tasks (kind, subject, owner, due_at, details)
    select 'raise_left_out', 'appraisal/' || p.id, 'hr', now() + make_interval(secs => ${cycle.settings.reminderMs / 1000}),
      jsonb_build_object('reason', p.reason, 'cycle', ${cycle.code}::text)
    from unnest(${people.map(({ id }) => id)}::bigint[], ${people.map((one) => one.leftOut)}::text[]) as p (id, reason)
    on conflict (kind, subject) do update set state = 'open', closed_at = null, details = excluded.details,
      due_at = case when hr.tasks.state = 'open' then hr.tasks.due_at else excluded.due_at end`;
}

/** Whom an earlier list left out and this one does not is no longer HR's to look after. */
export async function closeLeftOutTasks(tx: Transaction, listId: number): Promise<void> {
  await tx`
    update hr.tasks t set state = 'done', closed_at = now() from payroll.salary_proposals p
    where p.list_id = ${listId} and t.subject = 'appraisal/' || p.appraisal_id and t.kind = 'raise_left_out' and t.state = 'open'`;
}
