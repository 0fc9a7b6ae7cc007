import type { Sql, Transaction } from '../../database.ts';
import type { Run } from '../disbursement/runs.ts';

/** A page of rows, in order; rows are JSON. */
export type Pages = AsyncIterable<readonly object[]>;

const pageSize = 2_000;

/** What a run was: its course, rules, sources and files to the bank. Nothing of it is about one person. */
export async function runRecord(sql: Sql | Transaction, run: Run): Promise<object> {
  const [stages, events, policies, uploads, batches, statements, tasks] = await Promise.all([
    sql`select stage, entered_at as "enteredAt", left_at as "leftAt" from finance.run_stages
      where run_id = ${run.id} order by entered_at`,
    sql`select type, stage, round, waiting_for as "waitingFor", owner, at from finance.run_events
      where run_id = ${run.id} order by id`,
    sql`select id, programme, version, effective_from as "effectiveFrom", rate_ppm as "ratePpm",
        base_floor_fen as "baseFloorFen", base_cap_fen as "baseCapFen", rounding_fen as "roundingFen", tiers,
        pro_rate as "proRate", created_by as "createdBy", created_at as "createdAt"
      from benefits.policies where id in (
        select policy_id from finance.runs where id = ${run.id}
        union select policy_id from finance.items where run_id = ${run.id}) order by id`,
    sql`select id, line_count as "lineCount", total_fen as "totalFen", received_at as "receivedAt",
        received_by as "receivedBy", state from benefits.uploads
      where programme = ${run.programme} and period = ${run.period} order by id`,
    sql`select id, round, sequence, message_id as "messageId", transfer_count as "transferCount",
        total_fen as "totalFen", state, file_id as "fileId", sent_at as "sentAt", answered_at as "answeredAt"
      from finance.batches where run_id = ${run.id} order by round, sequence`,
    sql`select s.sequence, s.statement_id as "statementId", s.file_id as "fileId", s.fetched_at as "fetchedAt"
      from finance.statements s where ${concerns(sql, run)} order by s.sequence`,
    sql`select kind, reference, owner, state, escalation, created_at as "createdAt", closed_at as "closedAt"
      from finance.tasks where run_id = ${run.id} order by id`,
  ]);
  const { programme, period, scope, state, startedBy, startedAt, sendingStartedAt, closedAt, settings } = run;
  return {
    run: { id: run.id, programme, period, scope, state, startedBy, startedAt, sendingStartedAt, closedAt },
    settings,
    stages,
    events,
    policies,
    uploads,
    batches,
    statements,
    tasks,
  };
}

/** Whether a statement `s` has an entry for one of the run's transfers. */
const concerns = (sql: Sql | Transaction, run: Run) => sql`exists (
  select from finance.statement_entries e join finance.transfers t on t.id = e.transfer_id
  where e.statement_id = s.id and t.run_id = ${run.id})`;

export interface RoundRecord {
  readonly round: number;
  readonly digest: string;
  readonly transferCount: number;
  readonly totalFen: number;
  readonly approversNeeded: number;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly state: string;
}

export interface ApprovalRecords {
  readonly rounds: RoundRecord[];
  readonly approvals: object[];
  readonly variances: object[];
}

export async function approvalRecords(sql: Sql | Transaction, runId: number): Promise<ApprovalRecords> {
  const rounds = await sql<RoundRecord[]>`
    select round, digest, transfer_count as "transferCount", total_fen as "totalFen",
      approvers_needed as "approversNeeded", prepared_by as "preparedBy", prepared_at as "preparedAt", state
    from finance.approval_rounds where run_id = ${runId} order by round`;
  const approvals = await sql`
    select round, digest, decision, approver, at from finance.approvals where run_id = ${runId} order by id`;
  const variances = await sql`
    select round, digest, previous_period as "previousPeriod", previous_fen as "previousFen",
      current_fen as "currentFen", explanation, explained, acknowledged_by as "acknowledgedBy",
      acknowledged_at as "acknowledgedAt"
    from finance.variances where run_id = ${runId} order by id`;
  return { rounds, approvals, variances };
}

/**
 * The list of a round, letter by letter as its digest was made: lines of id on the wire, amount in fen and the keyed
 * hash of the account. Null where nothing of it is left.
 */
export async function listText(sql: Sql | Transaction, runId: number, round: number): Promise<string | null> {
  const [row] = await sql<{ text: string | null }[]>`
    select string_agg(end_to_end_id || ' ' || amount_fen || ' ' || encode(account_hash, 'hex'), E'\n' order by end_to_end_id) as text
    from finance.transfers where run_id = ${runId} and round = ${round}`;
  return row?.text ?? null;
}

/** Items, their moves and their transfers, without a word about whose they are. */
export const itemPages = (sql: Sql | Transaction, runId: number): Pages =>
  sql`
  select id, obligation = 'month' as "ofTheMonth", state, reason, owner, round, attempts, policy_id as "policyId",
    factor_ten_thousandths as "factorTenThousandths", amount_fen as "amountFen", booked_fen as "bookedFen",
    end_to_end_id as "endToEndId"
  from finance.items where run_id = ${runId} order by id`.cursor(pageSize);

export const itemEventPages = (sql: Sql | Transaction, runId: number): Pages =>
  sql`
  select e.id, e.item_id as "itemId", e.from_state as "from", e.to_state as "to", e.reason, e.actor, e.at,
    e.amount_fen as "amountFen", e.end_to_end_id as "endToEndId"
  from finance.item_events e join finance.items i on i.id = e.item_id where i.run_id = ${runId}
  order by e.id`.cursor(pageSize);

export const transferPages = (sql: Sql | Transaction, runId: number): Pages =>
  sql`
  select t.id, t.item_id as "itemId", t.batch_id as "batchId", t.round, t.attempt, t.end_to_end_id as "endToEndId",
    t.amount_fen as "amountFen", t.state, t.bank_reason as "bankReason", t.booked_fen as "bookedFen", t.booked_at as "bookedAt"
  from finance.transfers t where t.run_id = ${runId} order by t.id`.cursor(pageSize);

/** Private: whose item it is, and what it was reckoned from. */
export const personPages = (sql: Sql | Transaction, runId: number): Pages =>
  sql`
  select i.id as "itemId", e.employee_no as "employeeNo", e.name, i.base_fen as "baseFen", i.score
  from finance.items i join hr.employees e on e.id = i.employee_id where i.run_id = ${runId} order by i.id`.cursor(
    pageSize,
  );

/** Private, as people may have written anything: corrections and exceptions with their words. */
export async function noteRecords(sql: Sql | Transaction, runId: number): Promise<object> {
  const [corrections, exceptions] = await Promise.all([
    sql`select c.item_id as "itemId", c.field, c.base_fen as "baseFen", c.note, c.corrected_by as "correctedBy", c.corrected_at as "correctedAt"
      from benefits.corrections c join finance.items i on i.id = c.item_id where i.run_id = ${runId} order by c.id`,
    sql`select id, item_id as "itemId", kind, reference, end_to_end_id as "endToEndId", amount_fen as "amountFen",
        booked_fen as "bookedFen", owner, state, details, resolution, proposed_by as "proposedBy", resolved_by as "resolvedBy", created_at as "createdAt"
      from finance.exceptions where run_id = ${runId} order by id`,
  ]);
  return { corrections, exceptions };
}

export interface FileRecord {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  /** Of the plain bytes. */
  readonly sha256: string;
  readonly createdAt: string;
}

/** Files in and out: of the run, of the month's uploads, and the statements that concern it. */
export async function fileRecords(sql: Sql | Transaction, run: Run): Promise<FileRecord[]> {
  return sql<FileRecord[]>`
    select id, kind, name, encode(sha256, 'hex') as sha256, created_at as "createdAt" from finance.files
    where (run_id = ${run.id} and kind <> 'contributions')
      or id in (select file_id from benefits.uploads where programme = ${run.programme} and period = ${run.period})
      or id in (select s.file_id from finance.statements s where ${concerns(sql, run)})
    order by id`;
}
