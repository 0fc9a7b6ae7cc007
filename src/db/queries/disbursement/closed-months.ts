import type { Transaction } from '../../database.ts';
import { showPaidWithoutEmployment } from '../changes/paid-after-leaving.ts';
import { employedInMonth } from './expected-items.ts';

/**
 * What the employee records say of months that are closed, and did not say then: a hire or a leaving that was recorded
 * late. A closed month is never recomputed. Who was at zero in one as not employed, and was, is owed it by the next month;
 * who was in none is shown to HR, who runs it for that one person; what was paid for a month in which somebody was not
 * employed is shown to finance. Safe to repeat. Those whose days of employment are other ones than
 * before are in the temporary table `changed_employments` (employee_no).
 */
export async function settleClosedMonths(tx: Transaction): Promise<void> {
  await tx`
    create temp table closed_months on commit drop as
    select r.id as run_id, r.programme, r.period, e.id as employee_id, i.id as item_id, i.state, i.reason,
      ${employedInMonth(tx, tx`r.period`)} as employed
    from finance.runs r cross join changed_employments c join hr.employees e using (employee_no)
    left join finance.items i on i.programme = r.programme and i.period = r.period and i.employee_id = e.id
      and i.obligation = 'month' and i.state <> 'cancelled'
    where r.state = 'closed' and r.scope = 'all'`;
  await tx`
    insert into finance.arrears (programme, employee_id, origin_item_id, origin_period, kind, obligation_key, amount_fen)
    select i.programme, i.employee_id, i.id, i.period, 'carried', i.obligation_key, null
    from closed_months m join finance.items i on i.id = m.item_id join finance.runs own on own.id = i.run_id and own.state = 'closed'
    where m.employed and m.state = 'zero' and m.reason = 'not_employed_in_period'
    on conflict do nothing`;
  await tx`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, owner, due_at, details)
    select m.run_id, m.item_id, m.employee_id, 'employed_in_closed_month', ${reference(tx)}, 'hr', now() + interval '3 days',
      jsonb_build_object('period', m.period)
    from closed_months m
    where m.employed and (m.item_id is null or m.state = 'zero' and m.reason = 'not_employed_in_period')
    on conflict do nothing`;
  // What was found not to be owed is owed after all.
  await tx`
    update finance.arrears a set state = 'open', settled_by_item_id = null
    from finance.items i, hr.employees e, changed_employments c
    where i.id = a.settled_by_item_id and i.state = 'zero' and i.reason = 'not_employed_in_period' and a.state = 'settled'
      and e.id = a.employee_id and c.employee_no = e.employee_no and ${employedInMonth(tx, tx`a.origin_period`)}`;
  await showPaidWithoutEmployment(
    tx,
    tx`${ofPeopleNotEmployed(tx)} and e.employee_no in (select employee_no from changed_employments)`,
  );
}

/** Shows what a run paid somebody who is no employee of its month by now, and of which nobody has been told. */
export async function showPaidWithoutEmploymentIn(tx: Transaction, runId: number): Promise<void> {
  await showPaidWithoutEmployment(
    tx,
    tx`
      ${ofPeopleNotEmployed(tx)} and i.run_id = ${runId}
        and not exists (select from finance.exceptions x where x.item_id = i.id and x.kind = 'paid_after_leaving')`,
  );
}

/** Items `i` of employees `e` who were not employed in the month that they are of. */
function ofPeopleNotEmployed(tx: Transaction) {
  const period: ReturnType<Transaction> = tx`coalesce(ar.origin_period, i.period)`;
  return tx`
    select i.id as item_id, 'records' as cause, jsonb_build_object('period', ${period}) as details
    from finance.items i join hr.employees e on e.id = i.employee_id left join finance.arrears ar on ar.id = i.arrear_id
    where not ${employedInMonth(tx, period)}`;
}

/** One month of one person, among exceptions. */
const reference = (tx: Transaction) => tx`m.programme || '/' || m.period || '/employee-' || m.employee_id`;

/** Somebody was run for by himself, of a month that was closed: what was shown for want of that is settled. */
export async function resolveClosedMonth(
  tx: Transaction,
  { programme, period, employeeId }: { programme: string; period: string; employeeId: number },
): Promise<void> {
  await tx`
    update finance.exceptions x set state = 'resolved', resolved_by = 'close'
    from (select ${programme}::text as programme, ${period}::text as period, ${employeeId}::bigint as employee_id) m
    where x.kind = 'employed_in_closed_month' and x.reference = ${reference(tx)} and x.state <> 'resolved'`;
}
