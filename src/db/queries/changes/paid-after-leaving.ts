import type { Transaction } from '../../database.ts';

/**
 * Shows finance what was paid, or is on its way, for months that begin after somebody's last day: the change was
 * entered while they were open and reached the records when they were not. Nothing is due for them. Safe to repeat.
 */
export async function showPaidAfterLeaving(
  tx: Transaction,
  { id, employeeId, leftOn }: { id: number; employeeId: number; leftOn: string },
): Promise<void> {
  await showPaidWithoutEmployment(
    tx,
    tx`
      select i.id as item_id, 'change-' || ${id}::bigint as cause, jsonb_build_object('changeId', ${id}::bigint) as details
      from finance.items i left join finance.arrears ar on ar.id = i.arrear_id
      where i.employee_id = ${employeeId} and coalesce(ar.origin_period, i.period) > ${leftOn.slice(0, 7)}`,
  );
}

/** … of items in which somebody was not employed; `found` yields (item_id, cause, details). Each once for each cause. */
export async function showPaidWithoutEmployment(
  tx: Transaction,
  found: ReturnType<Transaction>,
): Promise<void> {
  await tx`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, end_to_end_id, amount_fen, booked_fen, owner, due_at, details)
    select i.run_id, i.id, i.employee_id, 'paid_after_leaving', 'item-' || i.id || '/' || f.cause, i.end_to_end_id,
      0, coalesce(i.booked_fen, i.amount_fen), 'finance', now() + interval '5 days', f.details
    from (${found}) f join finance.items i on i.id = f.item_id
    where i.state in ('sent', 'unknown', 'paid')
    order by i.id
    on conflict do nothing`;
}
