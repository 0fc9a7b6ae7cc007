import type { Sql } from '../../database.ts';

export const operationStates = ['queued', 'running', 'done', 'failed'] as const;
export type OperationState = (typeof operationStates)[number];

export interface Operation {
  readonly operationId: number;
  readonly userId: number;
  readonly kind: string;
  readonly state: OperationState;
  readonly linesRead: number;
  /** The status and the body that the request would have been answered with. */
  readonly status: number | null;
  readonly result: unknown;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

const columns = (sql: Sql) => sql`
  id as "operationId", user_id as "userId", kind, state, lines_read as "linesRead", status, result,
  created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

export async function addOperation(
  sql: Sql,
  userId: number,
  kind: string,
  leaseMs: number,
): Promise<Operation> {
  const [added] = await sql<Operation[]>`
    insert into api.operations (user_id, kind, lease_until) values (${userId}, ${kind}, now() + ${leaseMs} * interval '1 ms')
    returning ${columns(sql)}`;
  return added as Operation;
}

export async function readOperation(sql: Sql, id: number): Promise<Operation | null> {
  const [found] = await sql<Operation[]>`select ${columns(sql)} from api.operations where id = ${id}`;
  return found ?? null;
}

export interface OperationsWanted {
  readonly kind: string | null;
  readonly state: OperationState | null;
  /** Null: everybody's. */
  readonly userId: number | null;
}

/** The newest first. */
export function listOperations(
  sql: Sql,
  { kind, state, userId }: OperationsWanted,
  beforeId: number,
  limit: number,
): Promise<Operation[]> {
  return sql<Operation[]>`
    select ${columns(sql)} from api.operations
    where id < ${beforeId} and (${userId}::bigint is null or user_id = ${userId}::bigint)
      and (${kind}::text is null or kind = ${kind}) and (${state}::text is null or state = ${state})
    order by id desc limit ${limit}`;
}

/** Shows that it is being done, and how far it is. @returns false where it was given up meanwhile: its lease ran out. */
export async function keepOperation(
  sql: Sql,
  id: number,
  linesRead: number,
  leaseMs: number,
): Promise<boolean> {
  const kept = await sql`
    update api.operations set state = 'running', started_at = coalesce(started_at, now()), lines_read = ${linesRead},
      lease_until = now() + ${leaseMs} * interval '1 ms'
    where id = ${id} and state in ('queued', 'running')`;
  return kept.count === 1;
}

/** Waits for its turn: it is alive. */
export async function holdOperation(sql: Sql, id: number, leaseMs: number): Promise<void> {
  await sql`
    update api.operations set lease_until = now() + ${leaseMs} * interval '1 ms' where id = ${id} and state = 'queued'`;
}

export async function endOperation(
  sql: Sql,
  id: number,
  end: {
    readonly state: 'done' | 'failed';
    readonly linesRead: number;
    readonly status: number;
    readonly result: object;
  },
): Promise<void> {
  await sql`
    update api.operations set state = ${end.state}, lines_read = ${end.linesRead}, status = ${end.status},
      result = ${sql.json(end.result as never)}, finished_at = now()
    where id = ${id} and finished_at is null`;
}

/** Gives up what nobody does any more: its process died. What it had begun was one transaction, and is not there. */
export async function giveUpLostOperations(sql: Sql, status: number, result: object): Promise<void> {
  await sql`
    update api.operations set state = 'failed', status = ${status}, result = ${sql.json(result as never)}, finished_at = now()
    where state in ('queued', 'running') and lease_until < now()`;
}

const keptDays = 30;

export async function forgetOldOperations(sql: Sql): Promise<void> {
  await sql`delete from api.operations where finished_at < now() - make_interval(days => ${keptDays})`;
}
