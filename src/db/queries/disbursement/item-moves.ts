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
  const moved = await tx`
    insert into finance.item_events (item_id, from_state, to_state, reason, actor)
    select s.item_id, s.from_state, ${to}, s.reason, ${actor} from (${selection}) s`;
  return moved.count;
}
