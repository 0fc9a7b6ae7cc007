import type { Sql, Transaction } from '../../database.ts';

/** One closed execution of a workflow, as it is archived. */
export interface ArchivedHistory {
  readonly workflowId: string;
  /** Empty where Temporal did not know the workflow any more. */
  readonly runId: string;
  readonly type: string;
  /** The object in the store; null where there is none. */
  readonly sha256: string | null;
  readonly bytes: number;
  readonly events: number;
  readonly buildId: string | null;
  /** Workflow ids of what it started. */
  readonly children: readonly string[];
  /** Workflow id of what started it; null where no workflow did. */
  readonly parent: string | null;
  readonly startedAt: string | null;
  readonly closedAt: string | null;
  readonly outcome: string;
}

/** All of them or none; twice equals once. */
export async function recordHistories(sql: Sql, histories: readonly ArchivedHistory[]): Promise<void> {
  await sql.begin(async (tx) => {
    for (const history of histories)
      await tx`
        insert into audit.archived_histories
          (workflow_id, run_id, type, sha256, bytes, events, build_id, children, parent, started_at, closed_at, outcome)
        values (${history.workflowId}, ${history.runId}, ${history.type}, ${history.sha256}, ${history.bytes},
          ${history.events}, ${history.buildId}, ${history.children as string[]}::text[],
          ${history.parent}, ${history.startedAt}, ${history.closedAt}, ${history.outcome})
        on conflict do nothing`;
  });
}

/** Whether an execution is archived, and was so long after it had begun. */
export async function isRecordedAfter(
  sql: Sql,
  workflowId: string,
  runId: string,
  ms: number,
): Promise<boolean> {
  const rows = await sql`
    select from audit.archived_histories
    where workflow_id = ${workflowId} and run_id = ${runId} and at - started_at >= make_interval(secs => ${ms / 1_000})`;
  return rows.length > 0;
}

/** In the order in which they began. */
export async function historiesOf(
  sql: Sql | Transaction,
  workflowIds: readonly string[],
): Promise<ArchivedHistory[]> {
  return sql<ArchivedHistory[]>`
    select workflow_id as "workflowId", run_id as "runId", type, sha256, bytes, events, build_id as "buildId",
      children, parent, started_at as "startedAt", closed_at as "closedAt", outcome
    from audit.archived_histories where workflow_id = any(${workflowIds as string[]}::text[])
    order by started_at nulls first, id`;
}

/**
 * Appraisals that are over and of which no history is archived: after an id, so many at most. A cycle that is archived
 * has those of all its appraisals.
 */
export async function appraisalsToArchive(
  sql: Sql,
  afterId: number,
  limit: number,
): Promise<{ id: number; workflowId: string }[]> {
  return sql<{ id: number; workflowId: string }[]>`
    select a.id, a.workflow_id as "workflowId" from hr.appraisals a
    where a.cycle_id in (
        select c.id from hr.appraisal_cycles c
        where not exists (select from audit.archives x where x.subject = c.workflow_id))
      and a.state in ('completed', 'withdrawn') and a.started_at is not null and a.id > ${afterId}
      and not exists (select from audit.archived_histories h where h.workflow_id = a.workflow_id)
    order by a.id limit ${limit}`;
}

/** Of a whole cycle. */
export async function appraisalWorkflows(sql: Sql, cycleId: number): Promise<string[]> {
  const rows = await sql<{ workflowId: string }[]>`
    select workflow_id as "workflowId" from hr.appraisals
    where cycle_id = ${cycleId} and started_at is not null order by id`;
  return rows.map(({ workflowId }) => workflowId);
}
