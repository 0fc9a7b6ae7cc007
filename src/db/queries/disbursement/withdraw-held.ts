import { holdRules } from '../../../domain/hold-reasons.ts';
import type { Sql } from '../../database.ts';
import { messageIdOf, unfundedMessageId } from './batches.ts';
import { heldByHand } from './held-by-hand.ts';
import { moveItems } from './item-moves.ts';

/**
 * Takes out of a batch that has no file yet whoever has been put on hold since it was cut, as where a statement shows his
 * payment of before after all. The others are another message then; a batch of which nothing is left is answered for.
 * @returns how many were taken out.
 */
export async function withdrawHeld(sql: Sql, { id, runId }: { id: number; runId: number }): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('finance.items'), ${runId}::int)`;
    const [unwritten] = await tx`
      select from finance.batches where id = ${id} and state = 'prepared' and file_id is null for update`;
    if (!unwritten) return 0;
    const held = await tx`
      create temp table withdrawn on commit drop as
      select i.id as item_id, i.state, t.id as transfer_id from finance.transfers t join finance.items i on i.id = t.item_id
      where t.batch_id = ${id} and t.state = 'prepared' and i.state = 'due' and ${heldByHand(tx)}`;
    if (held.count === 0) return 0;
    await moveItems(
      tx,
      'held',
      'payment-batch',
      tx`select item_id, state as from_state, 'manual_hold' as reason from withdrawn`,
    );
    const { owner, dueDays } = holdRules.manual_hold;
    await tx`delete from finance.transfers where id in (select transfer_id from withdrawn)`;
    await tx`
      update finance.items i set reasons = array['manual_hold'], owner = ${owner}, due_at = now() + make_interval(days => ${dueDays}),
        end_to_end_id = (select t.end_to_end_id from finance.transfers t where t.item_id = i.id order by t.attempt desc limit 1),
        attempts = coalesce((select max(t.attempt) from finance.transfers t where t.item_id = i.id), 0)
      from withdrawn w where i.id = w.item_id`;
    await tx`
      update finance.batches b set transfer_count = left_over.count, total_fen = left_over.fen,
        message_id = case when left_over.count = 0 then b.message_id
          when b.funds_refusals = 0 then left_over.message_id
          else ${unfundedMessageId(tx, tx`left_over.message_id`, tx`b.funds_refusals`)} end,
        state = case when left_over.count = 0 then 'answered' else b.state end,
        answered_at = case when left_over.count = 0 then now() end
      from (select count(*) as count, coalesce(sum(t.amount_fen), 0) as fen, ${messageIdOf(tx)} as message_id
        from finance.transfers t where t.batch_id = ${id}) left_over
      where b.id = ${id}`;
    return held.count;
  });
}
