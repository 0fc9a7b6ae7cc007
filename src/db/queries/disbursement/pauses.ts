import type { Role } from '../../../domain/roles.ts';
import type { Sql } from '../../database.ts';
import { closeTasks, openTask } from './tasks.ts';

export interface RunPause {
  readonly by: string;
  readonly at: string;
  readonly reason: string;
}

/** Who paused an open run, when and why; null while it is not paused. */
export async function pauseOf(sql: Sql, runId: number): Promise<RunPause | null> {
  const [pause] = await sql<RunPause[]>`
    select paused_by as by, paused_at as at, pause_reason as reason from finance.runs
    where id = ${runId} and state = 'open' and paused_at is not null`;
  return pause ?? null;
}

export const isPaused = async (sql: Sql, runId: number): Promise<boolean> =>
  (await pauseOf(sql, runId)) !== null;

/**
 * Pauses an open run: no stage and no batch is begun until it is resumed. That it stands still is a task of whoever
 * paused it. @returns false where it is paused already, or not open.
 */
export async function pauseRun(
  sql: Sql,
  runId: number,
  by: { readonly username: string; readonly role: Role },
  reason: string,
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const paused = await tx`
      update finance.runs set paused_at = clock_timestamp(), paused_by = ${by.username}, pause_reason = ${reason}
      where id = ${runId} and state = 'open' and paused_at is null`;
    if (paused.count === 0) return false;
    const [before] = await tx<{ count: number }[]>`
      select count(*) as count from finance.tasks where run_id = ${runId} and kind = 'run_paused'`;
    const reference = `pause-${(before?.count ?? 0) + 1}`;
    await openTask(tx, { runId, kind: 'run_paused', reference, owner: by.role }, { by: by.username });
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${by.username}, 'run_paused', ${`run/${runId}`}, ${tx.json({ reason })})`;
    return true;
  });
}

/** @returns false where it is not paused, or not open. */
export async function resumeRun(
  sql: Sql,
  runId: number,
  by: string,
  reason: string | null,
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const resumed = await tx`
      update finance.runs set paused_at = null, paused_by = null, pause_reason = null
      where id = ${runId} and state = 'open' and paused_at is not null`;
    if (resumed.count === 0) return false;
    await closeTasks(tx, runId, 'run_paused');
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${by}, 'run_resumed', ${`run/${runId}`}, ${tx.json({ reason })})`;
    return true;
  });
}
