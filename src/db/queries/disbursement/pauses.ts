import type { Role } from '../../../domain/roles.ts';
import type { Sql, Transaction } from '../../database.ts';
import { closeTasks } from './tasks.ts';

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

export interface Pauser {
  readonly username: string;
  readonly role: Role;
}

/**
 * Pauses an open run: no stage and no batch is begun until it is resumed. That it stands still is a task of whoever
 * paused it. @returns false where it is paused already, or not open.
 */
export async function pauseRun(sql: Sql, runId: number, by: Pauser, reason: string): Promise<boolean> {
  return sql.begin(async (tx) => (await pauseRuns(tx, tx`id = ${runId}`, by, reason)) > 0);
}

/** Pauses each open run that `which` selects and nobody has paused. @returns how many. */
export async function pauseRuns(
  tx: Transaction,
  which: ReturnType<Transaction>,
  by: Pauser,
  reason: string,
): Promise<number> {
  const paused = await tx`
    with paused as (
      update finance.runs set paused_at = clock_timestamp(), paused_by = ${by.username}, pause_reason = ${reason}
      where ${which} and state = 'open' and paused_at is null returning id),
    told as (
      insert into audit.events (actor, action, subject, details)
      select ${by.username}, 'run_paused', 'run/' || id, jsonb_build_object('reason', ${reason}::text) from paused)
    insert into finance.tasks (run_id, kind, reference, owner, due_at, details)
    select id, 'run_paused', 'pause-' || 1 + (select count(*) from finance.tasks t where t.run_id = paused.id and t.kind = 'run_paused'),
      ${by.role}, now() + interval '1 day', jsonb_build_object('by', ${by.username}::text) from paused`;
  return paused.count;
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
