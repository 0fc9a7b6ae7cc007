import type { Role } from '../../../domain/roles.ts';
import type { Sql, Transaction } from '../../database.ts';

export interface TaskKind {
  readonly runId: number;
  readonly kind:
    | 'upload_late'
    | 'upload_refused'
    | 'approval_slow'
    | 'list_rejected'
    | 'funds_short'
    | 'batch_failed'
    | 'bank_silent'
    | 'bank_ahead'
    | 'close_refused'
    | 'run_paused';
  readonly reference: string;
  readonly owner: Role;
}

/** Opens a task, or reminds of it: each reminder raises its escalation by one. */
export async function openTask(
  sql: Sql | Transaction,
  task: TaskKind,
  details: Record<string, string | number | null> = {},
): Promise<void> {
  await sql`
    insert into finance.tasks (run_id, kind, reference, owner, due_at, details)
    values (${task.runId}, ${task.kind}, ${task.reference}, ${task.owner}, now() + interval '1 day', ${sql.json(details)})
    on conflict (run_id, kind, reference) do update set escalation = finance.tasks.escalation + 1, details = excluded.details,
      state = 'open', closed_at = null`;
}

/** @param kind of which kind; all where none is given. */
export async function closeTasks(
  sql: Sql | Transaction,
  runId: number,
  kind?: TaskKind['kind'],
): Promise<void> {
  await sql`
    update finance.tasks set state = 'done', closed_at = now()
    where run_id = ${runId} and state = 'open' ${kind === undefined ? sql`` : sql`and kind = ${kind}`}`;
}
