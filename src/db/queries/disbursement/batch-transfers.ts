import type { Sql, Transaction } from '../../database.ts';
import { unfundedMessageId } from './batches.ts';
import { moveItems } from './item-moves.ts';

export interface StoredTransfer {
  readonly endToEndId: string;
  readonly amountFen: number;
  readonly creditorName: string;
  readonly account: Buffer;
  readonly bankCode: string;
}

export async function transfersOfBatch(sql: Sql, batchId: number): Promise<StoredTransfer[]> {
  return sql<StoredTransfer[]>`
    select end_to_end_id as "endToEndId", amount_fen as "amountFen", creditor_name as "creditorName", account, bank_code as "bankCode"
    from finance.transfers where batch_id = ${batchId} order by end_to_end_id`;
}

/**
 * Settles which file is the batch's: the first one written. Two attempts at the same moment then send the same bytes.
 * @param messageId of the message that the file holds. @returns the id of the batch's file, or null where the batch is
 * another message by now.
 */
export async function fixBatchFile(
  sql: Sql,
  batchId: number,
  { fileId, messageId }: { fileId: number; messageId: string },
): Promise<number | null> {
  const [row] = await sql<{ fileId: number }[]>`
    update finance.batches set file_id = coalesce(file_id, ${fileId})
    where id = ${batchId} and message_id = ${messageId} returning file_id as "fileId"`;
  return row?.fileId ?? null;
}

/** Before the file leaves: everything of the batch is on its way, durably, whatever the call will bring. */
export async function markBatchSent(sql: Sql, batchId: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`update finance.batches set state = 'sent', sent_at = now() where id = ${batchId} and state <> 'answered'`;
    await moveBatchItems(tx, batchId, 'sent', ['due', 'unknown']);
    await tx`update finance.transfers set state = 'sent' where batch_id = ${batchId} and state in ('prepared', 'unknown')`;
  });
}

/** The call's outcome is not known: the bank must be asked before anything is sent again. */
export async function markBatchUnknown(sql: Sql, batchId: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`update finance.batches set state = 'unknown' where id = ${batchId} and state = 'sent'`;
    await moveBatchItems(tx, batchId, 'unknown', ['sent']);
    await tx`update finance.transfers set state = 'unknown' where batch_id = ${batchId} and state = 'sent'`;
  });
}

/**
 * The bank refused the whole file (too little money) and booked nothing: the batch may be sent again as a new message.
 * A refusal of a message that the batch is not any more, which comes late, changes nothing.
 */
export async function markBatchUnfunded(sql: Sql, batchId: number, messageId: string): Promise<void> {
  await sql.begin(async (tx) => {
    const [asked] = await tx`
      select from finance.batches
      where id = ${batchId} and message_id = ${messageId} and state in ('sent', 'unknown') for update`;
    if (!asked) return;
    await moveBatchItems(tx, batchId, 'unknown', ['sent']);
    await moveBatchItems(tx, batchId, 'due', ['unknown']);
    await tx`update finance.transfers set state = 'prepared' where batch_id = ${batchId} and state in ('sent', 'unknown')`;
    await tx`
      update finance.batches set state = 'prepared', file_id = null, funds_refusals = funds_refusals + 1,
        message_id = ${unfundedMessageId(tx, tx`message_id`, tx`funds_refusals + 1`)}
      where id = ${batchId}`;
  });
}

async function moveBatchItems(
  tx: Transaction,
  batchId: number,
  to: 'sent' | 'unknown' | 'due',
  from: string[],
): Promise<void> {
  await moveItems(
    tx,
    to,
    'payment-batch',
    tx`select i.id as item_id, i.state as from_state, null::text as reason
       from finance.transfers t join finance.items i on i.id = t.item_id
       where t.batch_id = ${batchId} and i.state = any(${from}) and i.end_to_end_id = t.end_to_end_id`,
  );
}

export interface TransferAnswer {
  readonly endToEndId: string;
  readonly status: 'accepted' | 'refused' | 'pending';
  /** Our reason code for a refusal. */
  readonly holdReason: string | null;
  /** The bank's own code, kept as it came. */
  readonly bankReason: string | null;
}

/** Records the bank's answers; the same answer a second time changes nothing. Accepted ones wait for the statement. */
export async function recordAnswers(
  sql: Sql,
  batchId: number,
  answers: readonly TransferAnswer[],
): Promise<{ refused: number }> {
  return sql.begin(async (tx) => {
    await tx`
      create temp table answers on commit drop as
      select distinct on (end_to_end_id) * from unnest(
        ${answers.map((answer) => answer.endToEndId)}::text[], ${answers.map((answer) => answer.status)}::text[],
        ${answers.map((answer) => answer.holdReason)}::text[], ${answers.map((answer) => answer.bankReason)}::text[])
        as a (end_to_end_id, status, hold_reason, bank_reason)`;
    const refused = await tx`
      update finance.transfers t set state = 'refused', bank_reason = a.bank_reason
      from answers a where a.end_to_end_id = t.end_to_end_id and t.batch_id = ${batchId}
        and a.status = 'refused' and t.state in ('sent', 'unknown', 'accepted')
      returning t.item_id`;
    await moveItems(
      tx,
      'held',
      'bank',
      tx`select i.id as item_id, i.state as from_state, a.hold_reason as reason
         from answers a join finance.transfers t on t.end_to_end_id = a.end_to_end_id
         join finance.items i on i.id = t.item_id and i.end_to_end_id = t.end_to_end_id
         where t.batch_id = ${batchId} and t.state = 'refused' and i.state in ('sent', 'unknown')`,
    );
    await tx`
      update finance.items i set bank_held_at = now(), bank_reason = a.bank_reason, reasons = array[a.hold_reason],
        owner = case when a.hold_reason = 'refused_by_bank' then 'finance' else 'hr' end, due_at = now() + interval '3 days'
      from answers a join finance.transfers t on t.end_to_end_id = a.end_to_end_id
      where i.id = t.item_id and i.end_to_end_id = t.end_to_end_id and i.state = 'held' and a.status = 'refused' and i.bank_held_at is null`;
    await tx`
      update finance.transfers t set state = 'accepted' from answers a
      where a.end_to_end_id = t.end_to_end_id and t.batch_id = ${batchId} and a.status = 'accepted' and t.state in ('sent', 'unknown')`;
    await moveItems(
      tx,
      'sent',
      'bank',
      tx`select i.id as item_id, i.state as from_state, null::text as reason
         from answers a join finance.transfers t on t.end_to_end_id = a.end_to_end_id
         join finance.items i on i.id = t.item_id and i.end_to_end_id = t.end_to_end_id
         where t.batch_id = ${batchId} and t.state = 'accepted' and i.state = 'unknown'`,
    );
    // A look-up answers for some of the batch: only when nothing of it is open is the file as a whole answered for.
    await tx`
      update finance.batches set state = 'answered', answered_at = now() where id = ${batchId} and state <> 'answered'
        and not exists (select from finance.transfers where batch_id = ${batchId} and state in ('prepared', 'sent', 'unknown'))`;
    return { refused: refused.count };
  });
}
