import type { Transaction } from '../../database.ts';

/**
 * Shows finance what was paid, or is on its way, for months that begin after somebody's last day: the change was
 * entered while they were open and reached the records when they were not. Nothing is due for them. Safe to repeat.
 */
export async function showPaidAfterLeaving(
  tx: Transaction,
  { id, employeeId, leftOn }: { id: number; employeeId: number; leftOn: string },
): Promise<void> {
  await tx`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, end_to_end_id, amount_fen, booked_fen, owner, due_at, details)
    select i.run_id, i.id, i.employee_id, 'paid_after_leaving', 'item-' || i.id || '/change-' || ${id}::bigint, i.end_to_end_id,
      0, coalesce(i.booked_fen, i.amount_fen), 'finance', now() + interval '5 days', jsonb_build_object('changeId', ${id}::bigint)
    from finance.items i left join finance.arrears ar on ar.id = i.arrear_id
    where i.employee_id = ${employeeId} and i.state in ('sent', 'unknown', 'paid')
      and coalesce(ar.origin_period, i.period) > ${leftOn.slice(0, 7)}
    order by i.id
    on conflict do nothing`;
}
