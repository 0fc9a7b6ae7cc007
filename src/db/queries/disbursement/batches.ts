import { analyzeTables } from '../../analyze.ts';
import type { Sql, Transaction } from '../../database.ts';
import { keepLookupKey } from '../../lookup-key.ts';
import { approvalState, auditVoided, digestOfDue } from './approval-list.ts';
import { attemptByBook, findAhead, settleWhatCameBack, unexplainedPayments } from './bank-ahead.ts';
import { employedInMonth } from './expected-items.ts';
import { heldByHand } from './held-by-hand.ts';
import type { Run } from './runs.ts';
import { closeTasks } from './tasks.ts';
import { coolingOff, correctedUnseen } from './unseen-changes.ts';
import { currentUpload } from './uploads.ts';

export interface Batch {
  readonly id: number;
  readonly runId: number;
  readonly programme: string;
  readonly period: string;
  readonly round: number;
  readonly sequence: number;
  readonly messageId: string;
  readonly transferCount: number;
  readonly totalFen: number;
  readonly state: 'prepared' | 'sent' | 'unknown' | 'answered';
  readonly fileId: number | null;
}

export type SendingStarted =
  | { readonly ok: true; readonly batchIds: number[]; readonly totalFen: number }
  | {
      readonly ok: false;
      readonly refusal: { readonly code: 'not_approved' | 'digest_changed' | 'run_paused' | 'bank_ahead' };
    };

/**
 * Compares the approved digest with the list as it would be sent now, and cuts it into batches in the same
 * transaction. From here on the list is fixed: each transfer carries its own snapshot of account and amount.
 */
export async function startSending(sql: Sql, run: Run, round: number): Promise<SendingStarted> {
  return sql.begin(async (tx) => {
    await keepLookupKey(tx);
    await tx`select pg_advisory_xact_lock(hashtext('finance.items'), ${run.id}::int)`;
    const cut = await tx<{ id: number; totalFen: number }[]>`
      select id, total_fen as "totalFen" from finance.batches where run_id = ${run.id} and round = ${round} order by sequence`;
    if (cut.length > 0) return started(cut);
    // A file that supersedes this one may be on its way in: it is waited for, and seen.
    const [now] = await tx<{ uploadId: number | null; paused: boolean; changed: boolean }[]>`
      select upload_id as "uploadId", paused_at is not null as paused,
        exists (select from finance.items i join hr.employees e on e.id = i.employee_id left join finance.arrears ar on ar.id = i.arrear_id
          where i.run_id = r.id and i.state = 'due' and (${heldByHand(tx)} or ${correctedUnseen(tx)} or ${coolingOff(tx)}
            or not ${employedInMonth(tx, tx`coalesce(ar.origin_period, i.period)`)})) as changed
      from finance.runs r where r.id = ${run.id} for update`;
    if (now?.paused) return { ok: false, refusal: { code: 'run_paused' } };
    const superseded =
      run.scope === 'all' && (await currentUpload(tx, run.programme, run.period)) !== now?.uploadId;
    const approval = await approvalState(tx, run.id, round);
    if (approval?.state !== 'approved') return { ok: false, refusal: { code: 'not_approved' } };
    const current = await digestOfDue(tx, run);
    await findAhead(tx);
    const [behind] = await tx`
      select from finance.transfers t
      where t.run_id = ${run.id} and t.state = 'prepared' and t.batch_id is null and t.attempt < ${attemptByBook(tx, 't.obligation_key')} limit 1`;
    if (current.digest !== approval.digest || superseded || now?.changed || behind) {
      await tx`update finance.approval_rounds set state = 'voided' where run_id = ${run.id} and round = ${round}`;
      const cause = superseded ? 'file_replaced' : behind ? 'bank_ahead' : 'list_changed';
      await auditVoided(tx, run.id, { round, digest: approval.digest, cause });
      return { ok: false, refusal: { code: 'digest_changed' } };
    }
    if ((await unexplainedPayments(tx)) > 0) return { ok: false, refusal: { code: 'bank_ahead' } };
    await settleWhatCameBack(tx);
    await closeTasks(tx, run.id, 'bank_ahead');
    await tx`update finance.runs set sending_started_at = coalesce(sending_started_at, now()) where id = ${run.id}`;
    await tx`
      create temp table cut on commit drop as
      select id, 1 + (row_number() over (order by end_to_end_id) - 1) / ${run.settings.batchSize}::int as sequence
      from finance.transfers where run_id = ${run.id} and state = 'prepared' and batch_id is null`;
    await tx`
      insert into finance.batches (run_id, round, sequence, message_id, transfer_count, total_fen)
      select ${run.id}, ${round}, c.sequence, ${messageIdOf(tx)},
        count(*), sum(t.amount_fen)
      from cut c join finance.transfers t using (id) group by c.sequence`;
    await tx`
      update finance.transfers t set batch_id = b.id
      from cut c join finance.batches b on b.run_id = ${run.id} and b.round = ${round} and b.sequence = c.sequence
      where t.id = c.id`;
    await tx`
      update finance.items i set end_to_end_id = t.end_to_end_id, attempts = t.attempt, round = ${round}
      from finance.transfers t join cut using (id) where i.id = t.item_id`;
    await analyzeTables(tx, 'finance.transfers');
    const batches = await tx<{ id: number; totalFen: number }[]>`
      select id, total_fen as "totalFen" from finance.batches where run_id = ${run.id} and round = ${round} order by sequence`;
    return started(batches);
  });
}

function started(batches: { id: number; totalFen: number }[]): SendingStarted {
  return {
    ok: true,
    batchIds: batches.map((batch) => batch.id),
    totalFen: batches.reduce((sum, batch) => sum + batch.totalFen, 0),
  };
}

/**
 * A message id that follows from the content alone, the transfers `t` that are aggregated: the same list sent twice, even
 * from a database restored to an earlier time, is the same message to the bank.
 */
export function messageIdOf(tx: Transaction) {
  const content = tx`string_agg(t.end_to_end_id || ' ' || t.amount_fen || ' ' || encode(t.account_hash, 'hex'), ',' order by t.end_to_end_id)`;
  return tx`'WB' || upper(left(encode(sha256(convert_to(${content}, 'UTF8')), 'hex'), 30))`;
}

/** The id of the message that follows after `refusals` of it for missing funds: another one, at most 35 characters long. */
export function unfundedMessageId(
  tx: Transaction,
  messageId: ReturnType<Transaction>,
  refusals: ReturnType<Transaction>,
) {
  return tx`left(${messageId}, 32 - length((${refusals})::text)) || '-' || (${refusals})`;
}

export async function readBatch(sql: Sql, batchId: number): Promise<Batch> {
  const [row] = await sql<Batch[]>`
    select b.id, b.run_id as "runId", r.programme, r.period, b.round, b.sequence, b.message_id as "messageId",
      b.transfer_count as "transferCount", b.total_fen as "totalFen", b.state, b.file_id as "fileId"
    from finance.batches b join finance.runs r on r.id = b.run_id where b.id = ${batchId}`;
  if (!row) throw new Error(`assertion failed: batch ${batchId} is not on record`);
  return row;
}

/**
 * Total of what is cut but not yet answered for: what the bank's balance must cover. What its statements show already, as
 * after a restore, needs no money.
 */
export async function unsentFen(sql: Sql, runId: number): Promise<number> {
  const [row] = await sql<{ fen: number }[]>`
    select coalesce(sum(t.amount_fen), 0)::bigint as fen
    from finance.batches b join finance.transfers t on t.batch_id = b.id
    where b.run_id = ${runId} and b.state = 'prepared' and not exists (
      select from finance.statement_entries e where e.verdict = 'unmatched' and e.end_to_end_id = t.end_to_end_id)`;
  return row?.fen ?? 0;
}
