import { must } from '../../../domain/assert.ts';
import { amountDue, neutralFactor, type Policy } from '../../../domain/policy.ts';
import type { Transaction } from '../../database.ts';
import type { Difference } from './consistency.ts';
import { policiesById } from './consistency-amounts.ts';

/**
 * Payroll against benefits: a salary that an appraisal or a change set, or whose base we filed, gives the base in
 * force, between the limits of the month from which the salary holds. Another base is explained where HR filed it after
 * the office had refused the first. Reads `checked`.
 */
export async function salaryBaseDifferences(tx: Transaction, programme: string): Promise<Difference[]> {
  const rows = await tx<
    {
      employeeNo: string;
      salaryFen: number;
      wantedBaseFen: number;
      baseFen: number | null;
      explained: string | null;
    }[]
  >`
    select c.employee_no as "employeeNo", c.salary_fen as "salaryFen", w.base_fen as "wantedBaseFen", c.base_fen as "baseFen",
      coalesce(
        case f.state when 'pending' then 'filing/' || f.id when 'settled' then 'filing/' || f.id
          when 'accepted' then case when f.attempt > 1 and f.base_fen = c.base_fen then 'filing/' || f.id end
          when 'refused' then (select 'task/' || t.id from hr.tasks t where t.subject = 'filing/' || f.id and t.state = 'open' limit 1) end,
        c.base_in_hand, c.hold) as explained
    from checked c
    join lateral (
      select base_floor_fen, base_cap_fen from benefits.policies
      where programme = ${programme} and effective_from <= to_char(c.salary_from, 'YYYY-MM')
      order by effective_from desc, version desc limit 1) p on true
    cross join lateral (select least(greatest(c.salary_fen, p.base_floor_fen), p.base_cap_fen) as base_fen) w
    left join lateral (
      select id, state, base_fen, attempt from benefits.base_filings
      where source = c.salary_source and source_id = c.salary_source_id order by attempt desc limit 1) f on true
    where c.employed and (c.salary_source in ('appraisal', 'change') or c.base_source = 'filing')
      and c.base_fen is distinct from w.base_fen
    order by c.employee_id`;
  return rows.map(({ employeeNo, explained, ...says }) => ({
    code: 'salary_base',
    employeeNo,
    says,
    explained,
  }));
}

/** Benefits against finance: the month's item goes by the base in force. Reads `checked`. */
export async function baseItemDifferences(tx: Transaction): Promise<Difference[]> {
  const rows = await tx<
    {
      employeeNo: string;
      baseFen: number;
      itemBaseFen: number;
      amountFen: number | null;
      factor: number | null;
      policyId: number | null;
      itemState: string;
      explained: string | null;
    }[]
  >`
    select employee_no as "employeeNo", base_fen as "baseFen", item_base_fen as "itemBaseFen", amount_fen as "amountFen", factor,
      policy_id as "policyId", item_state as "itemState",
      coalesce(hold, base_in_hand,
        (select 'arrear/' || max(a.id) from finance.arrears a where a.origin_item_id = item_id)) as explained
    from checked
    where employed and base_fen <> item_base_fen and item_state in ('due', 'sent', 'unknown', 'paid', 'returned', 'held', 'carried')
    order by employee_id`;
  const policies = await policiesById(tx, rows);
  return rows.map(({ employeeNo, explained, factor, policyId, ...says }) => ({
    code: 'base_item',
    employeeNo,
    says,
    // A base that changed by less than rounding makes out, after the month was paid, opens no arrear.
    explained: explained ?? (says.amountFen === dueBy(says.baseFen, factor, policyId) ? 'same_amount' : null),
  }));

  function dueBy(baseFen: number, factor: number | null, policyId: number | null): number | null {
    if (policyId === null) return null;
    return amountDue(
      baseFen,
      must<Policy>(policies.get(policyId), 'policy of an item'),
      factor ?? neutralFactor,
    );
  }
}

/** Records against finance: who was not employed in the month is not paid for it, and who was is not passed over. */
export async function employmentDifferences(tx: Transaction): Promise<Difference[]> {
  const rows = await tx<
    {
      employeeNo: string;
      hiredOn: string;
      leftOn: string | null;
      itemState: string;
      amountFen: number | null;
      explained: string | null;
    }[]
  >`
    select employee_no as "employeeNo", hired_on as "hiredOn", left_on as "leftOn", item_state as "itemState", amount_fen as "amountFen",
      hold as explained
    from checked
    where not employed and item_state in ('due', 'sent', 'unknown', 'paid', 'held', 'carried')
      or employed and item_state = 'zero' and item_reason = 'not_employed_in_period'
    order by employee_id`;
  return rows.map(({ employeeNo, explained, ...says }) => ({
    code: 'employment_item',
    employeeNo,
    says,
    explained,
  }));
}
