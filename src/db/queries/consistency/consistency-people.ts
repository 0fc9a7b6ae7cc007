import { lastDay, type Period } from '../../../domain/period.ts';
import type { Transaction } from '../../database.ts';
import { baseCounts } from '../bases/base-counts.ts';
import { employedIn } from '../disbursement/expected-items.ts';

/**
 * Puts side by side, for everybody on record, what the systems say of a month: salary and base in force, the month's
 * item, and who has a difference in hand. Temporary table `checked`, for the rest of the transaction. Every part is
 * one pass over its table: nothing is looked up person by person.
 * @returns how many people were employed in the month.
 */
export async function gatherChecked(tx: Transaction, programme: string, period: Period): Promise<number> {
  await tx`drop table if exists checked`;
  await tx`
    create temp table checked on commit drop as
    with salary as (
      select distinct on (employee_id) employee_id, salary_fen, valid_from, source, source_id from payroll.salaries
      where valid_from <= ${lastDay(period)}
      order by employee_id, superseded_at is null desc, valid_from desc, id desc),
    base as (
      select distinct on (employee_id) employee_id, base_fen, source from benefits.bases b
      where valid_from <= ${period} and ${baseCounts(tx, programme)} order by employee_id, valid_from desc, id desc),
    item as (
      select i.* from finance.items i
      where i.programme = ${programme} and i.period = ${period} and i.obligation = 'month' and i.state <> 'cancelled'),
    pending as (
      select employee_id, 'filing/' || min(id) as in_hand from benefits.base_filings
      where state = 'pending' and effective_period <= ${period} group by employee_id),
    refused as (
      select f.employee_id, 'task/' || min(t.id) as in_hand
      from benefits.base_filings f join hr.tasks t on t.subject = 'filing/' || f.id and t.state = 'open'
      where f.state = 'refused' and f.effective_period <= ${period} group by f.employee_id),
    shown as (
      select item_id, 'exception/' || max(id) as in_hand from finance.exceptions
      where kind in ('base_not_carried', 'overpaid_by_base_change') group by item_id),
    carried as (
      select origin_item_id as item_id, 'arrear/' || max(id) as in_hand from finance.arrears group by origin_item_id),
    asserted as (
      select item_id, 'correction/' || max(id) as in_hand from benefits.corrections where field = 'base' group by item_id)
    select e.id as employee_id, e.employee_no, e.id_number, e.hired_on, e.left_on, ${employedIn(tx, period)} as employed,
      s.salary_fen, s.valid_from as salary_from, s.source as salary_source, s.source_id as salary_source_id,
      b.base_fen, b.source as base_source,
      i.id as item_id, i.state as item_state, i.reason as item_reason, i.base_fen as item_base_fen, i.amount_fen, i.score,
      i.factor_ten_thousandths as factor, i.policy_id,
      case i.state when 'held' then 'hold/' || i.reason when 'carried' then a.in_hand end as hold,
      coalesce(p.in_hand, f.in_hand, x.in_hand, c.in_hand) as base_in_hand
    from hr.employees e
    left join salary s on s.employee_id = e.id
    left join base b on b.employee_id = e.id
    left join item i on i.employee_id = e.id
    left join pending p on p.employee_id = e.id
    left join refused f on f.employee_id = e.id
    left join shown x on x.item_id = i.id
    left join carried a on a.item_id = i.id
    left join asserted c on c.item_id = i.id`;
  await tx`create index on checked (employee_id)`;
  await tx`analyze checked`;
  const [row] = await tx<{ count: number }[]>`select count(*) as count from checked where employed`;
  return row?.count ?? 0;
}
