import type { RunSettings } from '../../../domain/settings.ts';
import { type Stage, stages } from '../../../domain/stages.ts';
import type { Sql, Transaction } from '../../database.ts';
import { recordRunEvent } from './run-events.ts';

export interface Run {
  readonly id: number;
  readonly programme: string;
  readonly period: string;
  readonly scope: string;
  readonly employeeId: number | null;
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly stage: Stage;
  readonly round: number;
  readonly workflowId: string;
  readonly settings: RunSettings;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly uploadId: number | null;
  readonly policyId: number | null;
  readonly sendingStartedAt: string | null;
  readonly closedAt: string | null;
}

const columns = (sql: Sql | Transaction) => sql`
  id, programme, period, scope, employee_id as "employeeId", state, stage, round, workflow_id as "workflowId", settings,
  started_by as "startedBy", started_at as "startedAt", upload_id as "uploadId", policy_id as "policyId",
  sending_started_at as "sendingStartedAt", closed_at as "closedAt"`;

export async function readRun(sql: Sql | Transaction, runId: number): Promise<Run | null> {
  const [row] = await sql<Run[]>`select ${columns(sql)} from finance.runs where id = ${runId}`;
  return row ?? null;
}

/** The run of a month that is not cancelled. */
export async function findRun(
  sql: Sql | Transaction,
  programme: string,
  period: string,
  scope = 'all',
): Promise<Run | null> {
  const [row] = await sql<Run[]>`
    select ${columns(sql)} from finance.runs
    where programme = ${programme} and period = ${period} and scope = ${scope} and state <> 'cancelled'`;
  return row ?? null;
}

export interface RunFilter {
  readonly programme: string | null;
  readonly period: string | null;
  readonly state: Run['state'] | null;
}

/** The newest first. */
export async function listRuns(sql: Sql, wanted: RunFilter, beforeId: number, limit: number): Promise<Run[]> {
  return sql<Run[]>`
    select ${columns(sql)} from finance.runs
    where id < ${beforeId} and (${wanted.programme}::text is null or programme = ${wanted.programme})
      and (${wanted.period}::text is null or period = ${wanted.period})
      and (${wanted.state}::text is null or state = ${wanted.state})
    order by id desc limit ${limit}`;
}

export interface NewRun {
  readonly programme: string;
  readonly period: string;
  readonly scope: string;
  readonly employeeId: number | null;
  readonly workflowId: string;
  readonly settings: RunSettings;
  readonly startedBy: string;
}

/** Records the run before its workflow starts. The month's run that is there already is given back instead. */
export async function openRun(sql: Sql, run: NewRun): Promise<{ run: Run; opened: boolean }> {
  const opened = await sql.begin(async (tx) => {
    const rows = await tx<{ id: number }[]>`
      insert into finance.runs (programme, period, scope, employee_id, workflow_id, settings, started_by)
      values (${run.programme}, ${run.period}, ${run.scope}, ${run.employeeId}, ${run.workflowId},
        ${tx.json(run.settings as never)}, ${run.startedBy})
      on conflict do nothing returning id`;
    for (const { id } of rows) {
      await recordRunEvent(tx, id, 'run.started');
      await tx`
        insert into audit.events (actor, action, subject, details)
        values (${run.startedBy}, 'run_started', ${`run/${id}`}, ${tx.json({ programme: run.programme, period: run.period, scope: run.scope })})`;
    }
    return rows.length === 1;
  });
  const found = await findRun(sql, run.programme, run.period, run.scope);
  if (!found) throw new Error('the run was cancelled while it was being opened');
  return { run: found, opened };
}

/** A month that is started again after a cancellation has a workflow of its own: the old one may still be ending. */
export async function cancelledBefore(
  sql: Sql,
  programme: string,
  period: string,
  scope: string,
): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*) as count from finance.runs
    where programme = ${programme} and period = ${period} and scope = ${scope} and state = 'cancelled'`;
  return row?.count ?? 0;
}

/** Enters a stage and leaves the one before; entering again (a correction round) reopens it. */
export async function enterStage(sql: Sql, runId: number, stage: Stage, round: number): Promise<void> {
  await sql.begin(async (tx) => {
    const open =
      await tx`update finance.runs set stage = ${stage}, round = greatest(round, ${round}) where id = ${runId} and state = 'open'`;
    if (open.count === 0) return;
    await tx`update finance.run_stages set left_at = clock_timestamp() where run_id = ${runId} and stage <> ${stage} and left_at is null`;
    const entered = await tx`
      insert into finance.run_stages (run_id, stage, entered_at) values (${runId}, ${stage}, clock_timestamp())
      on conflict (run_id, stage) do update set left_at = null where run_stages.left_at is not null returning 1`;
    if (entered.count > 0) await recordRunEvent(tx, runId, 'run.stage_entered');
  });
}

export interface StageTimes {
  readonly stage: Stage;
  readonly enteredAt: string;
  readonly leftAt: string | null;
}

export async function stageTimes(sql: Sql, runId: number): Promise<StageTimes[]> {
  const rows = await sql<StageTimes[]>`
    select stage, entered_at as "enteredAt", left_at as "leftAt" from finance.run_stages where run_id = ${runId}`;
  return stages.flatMap((stage) => rows.filter((row) => row.stage === stage));
}

/** Items by state; arrears lines are counted apart. */
export async function itemCounts(sql: Sql | Transaction, runId: number): Promise<Record<string, number>> {
  const rows = await sql<{ state: string; count: number }[]>`
    select state, count(*) as count from finance.items where run_id = ${runId} and obligation = 'month' group by state`;
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
