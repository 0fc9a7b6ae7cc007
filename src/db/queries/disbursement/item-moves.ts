import type { ItemState } from '../../../domain/item-states.ts';
import type { Transaction } from '../../database.ts';

/**
 * Moves every item that a fragment selects. `selection` yields (item_id, from_state, reason).
 * @returns how many moved. Throws (serialization_failure) if one of them was moved by another meanwhile.
 */
export async function moveItems(
  tx: Transaction,
  to: ItemState,
  actor: string,
  selection: ReturnType<Transaction>,
): Promise<number> {
  // `offset 0` has each item looked up by its key: a batch moves a thousand of a hundred thousand.
  const moved = await tx`
    insert into finance.item_events (item_id, from_state, to_state, reason, actor, amount_fen, end_to_end_id)
    select s.item_id, s.from_state, ${to}, s.reason, ${actor}, i.amount_fen, i.end_to_end_id
    from (${selection}) s left join lateral (
      select amount_fen, end_to_end_id from finance.items where id = s.item_id offset 0) i on true`;
  return moved.count;
}
