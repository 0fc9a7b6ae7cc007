import type { Transaction } from '../../database.ts';

/** Whether an arrear `a` is open, and no run is paying it. */
export function paidByNoRun(tx: Transaction) {
  return tx`(a.state = 'open' and not exists (
    select from finance.items i where i.arrear_id = a.id and i.state not in ('carried', 'cancelled')))`;
}
