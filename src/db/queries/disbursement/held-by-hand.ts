import type { Sql, Transaction } from '../../database.ts';

/**
 * Whether the obligation of an item `i` is on hold: a hold by hand outlives the month, and is on the arrear too that it
 * became, until someone lifts it; and what the bank booked after it had refused or returned it is not paid before finance has explained it.
 */
export function heldByHand(tx: Sql | Transaction) {
  return tx`(i.manual_hold or exists (
      select from finance.items h where h.obligation_key = i.obligation_key and h.manual_hold)
    or ${bookedAfterRefusal(tx)})`;
}

/** Whether the bank booked the obligation of an item `i` after it had refused or returned it, and finance has not explained that. */
export function bookedAfterRefusal(tx: Sql | Transaction) {
  return tx`exists (
    select from finance.exceptions x join finance.items h on h.id = x.item_id
    where x.kind = 'booked_after_refusal' and x.state <> 'resolved' and h.obligation_key = i.obligation_key)`;
}
