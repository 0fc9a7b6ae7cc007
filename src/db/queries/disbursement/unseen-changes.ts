import type { Sql, Transaction } from '../../database.ts';

/**
 * The last correction of somebody in a run; 0 where there is none. Corrections of a run are entered under the lock of its items: read under it,
 * all that have a higher number come later.
 */
export async function lastCorrection(tx: Transaction, runId: number): Promise<number> {
  const [row] = await tx<{ last: number }[]>`
    select coalesce(max(c.id), 0) as last from benefits.corrections c join finance.items i on i.id = c.item_id
    where i.run_id = ${runId}`;
  return row?.last ?? 0;
}

/** Whether item `i` was corrected since run `r` was last held against the records. */
export function correctedUnseen(sql: Sql | Transaction) {
  return sql`exists (
    select from benefits.corrections c where c.item_id = i.id and c.id > coalesce(r.corrections_seen, 0))`;
}

/** Whether the account in force of whoever item `i` is of was changed so lately that it is not paid yet. */
export function coolingOff(tx: Transaction) {
  return tx`exists (
    select from benefits.accounts a
    where a.employee_id = i.employee_id and a.superseded_at is null and a.cools_until > now() and a.released_by is null)`;
}
