import { lastDay, type Period } from '../../domain/period.ts';
import type { Transaction } from '../database.ts';
import { employedIn } from './expected-items.ts';

/**
 * Puts side by side, for everybody on record, what the systems say of a month: salary and base in force, the month's
 * item, and who has a difference in hand. Temporary table `checked`, for the rest of the transaction.
 * @returns how many people were employed in the month.
 */
export async function gatherChecked(tx: Transaction, programme: string, period: Period): Promise<number> {
  await tx`drop table if exists checked`;
  await tx`
    create temp table checked on commit drop as
    select e.id as employee_id, e.employee_no, e.id_number, e.hired_on, e.left_on, ${employedIn(tx, period)} as employed,
      s.salary_fen, s.valid_from as salary_from, s.source as salary_source, s.source_id as salary_source_id,
      b.base_fen, b.source as base_source,
      i.id as item_id, i.state as item_state, i.reason as item_reason, i.base_fen as item_base_fen, i.amount_fen, i.score,
      i.factor_ten_thousandths as factor, i.policy_id, r.state as run_state,
      case when i.state = 'held' then 'hold/' || i.reason end as hold, ${baseInHand(tx, period)} as base_in_hand
    from hr.employees e
    left join lateral (
      select salary_fen, valid_from, source, source_id from payroll.salaries
      where employee_id = e.id and valid_from <= ${lastDay(period)}
      order by superseded_at is null desc, valid_from desc, id desc limit 1) s on true
    left join lateral (
      select base_fen, source from benefits.bases
      where employee_id = e.id and valid_from <= ${period} order by valid_from desc, id desc limit 1) b on true
    left join finance.items i on i.programme = ${programme} and i.period = ${period} and i.employee_id = e.id
      and i.obligation = 'month' and i.state <> 'cancelled'
    left join finance.runs r on r.id = i.run_id`;
  await tx`create index on checked (employee_id)`;
  await tx`analyze checked`;
  const [row] = await tx<{ count: number }[]>`select count(*) as count from checked where employed`;
  return row?.count ?? 0;
}

/** A filing on its way, one that the office refused and HR has a task for, or what HR asserted or was shown. */
function baseInHand(tx: Transaction, period: Period) {
  return tx`coalesce(
    (select 'filing/' || min(f.id) from benefits.base_filings f
      where f.employee_id = e.id and f.state = 'pending' and f.effective_period <= ${period}),
    (select 'task/' || min(t.id) from benefits.base_filings f join hr.tasks t on t.subject = 'filing/' || f.id and t.state = 'open'
      where f.employee_id = e.id and f.state = 'refused' and f.effective_period <= ${period}),
    (select 'exception/' || max(x.id) from finance.exceptions x
      where x.item_id = i.id and x.kind in ('base_not_carried', 'overpaid_by_base_change')),
    (select 'correction/' || max(c.id) from benefits.corrections c where c.item_id = i.id and c.field = 'base'))`;
}
