import type { Role } from '../../../domain/roles.ts';
import type { Sql, Transaction } from '../../database.ts';

export type HrTaskKind =
  | 'goals_overdue'
  | 'goals_answer_overdue'
  | 'evaluation_overdue'
  | 'appeal_undecided'
  | 'raise_left_out'
  | 'raises_unapproved'
  | 'raises_rejected'
  | 'filing_refused'
  | 'office_unreachable'
  | 'release_due'
  | 'results_too_late'
  | 'change_unapproved'
  | 'change_stuck'
  | 'webhook_disabled';

export interface HrTask {
  readonly kind: HrTaskKind;
  /** What it is about, e.g. `appraisal/12`, `cycle/3`, `filing/40`, `change/7`. */
  readonly subject: string;
  readonly cycleId?: number | null;
  readonly owner: Role;
  /** The one person who must act, where it is one. */
  readonly ownerEmployeeId?: number | null;
  readonly dueInMs: number;
  readonly details?: Record<string, string | number | null>;
}

/** Opens a task, or reminds of it: each reminder raises its escalation by one, and may change its owner. */
export async function openHrTask(sql: Sql | Transaction, task: HrTask): Promise<void> {
  await sql`
    insert into hr.tasks (kind, subject, cycle_id, owner, owner_employee_id, due_at, details)
    values (${task.kind}, ${task.subject}, ${task.cycleId ?? null}, ${task.owner}, ${task.ownerEmployeeId ?? null},
      now() + make_interval(secs => ${task.dueInMs / 1000}), ${sql.json(task.details ?? {})})
    on conflict (kind, subject) do update set state = 'open', closed_at = null, owner = excluded.owner,
      owner_employee_id = excluded.owner_employee_id, details = excluded.details,
      due_at = case when hr.tasks.state = 'open' then hr.tasks.due_at else excluded.due_at end,
      escalation = hr.tasks.escalation + case when hr.tasks.state = 'open' then 1 else 0 end`;
}

/** Closes what is open about a subject: all of it, or one kind. */
export async function closeHrTasks(
  sql: Sql | Transaction,
  subject: string,
  kind: HrTaskKind | null = null,
): Promise<void> {
  await sql`
    update hr.tasks set state = 'done', closed_at = now()
    where subject = ${subject} and state = 'open' and (${kind}::text is null or kind = ${kind})`;
}
