import { must } from '../../../domain/assert.ts';
import { analyzeTables } from '../../analyze.ts';
import type { Sql, Transaction } from '../../database.ts';
import { type Cycle, readCycle } from '../appraisals/cycles.ts';
import { baseToCome } from '../bases/base-to-come.ts';
import { policyInForce } from '../disbursement/policies.ts';
import { leftOut } from './left-out.ts';
import { salaryListOf } from './salary-lists.ts';

export type Applied =
  | { readonly ok: true; readonly raises: number; readonly filings: number }
  | { readonly ok: false; readonly code: 'not_approved' | 'salaries_changed' };

/**
 * Puts an approved list in force as one set: salaries from the effective day on, and a filing with the office for
 * everyone whose base changes with it. If a salary is no longer what the list was drawn up from, or someone on it may no
 * longer be raised by it, the list is voided instead: what was approved would not be what is done.
 */
export async function applyRaises(sql: Sql, cycleId: number): Promise<Applied> {
  return sql.begin(async (tx) => {
    const cycle = must(await readCycle(tx, cycleId), 'cycle');
    await tx`select pg_advisory_xact_lock(hashtext('payroll.salary_lists'), ${cycleId}::int)`;
    // A change or an employees file that comes at this moment must not be overlooked.
    await tx`select pg_advisory_xact_lock(hashtext('hr.employees'))`;
    const list = await salaryListOf(tx, cycleId);
    if (list?.state === 'applied') return { ok: true, raises: list.raises, filings: 0 };
    if (list?.state !== 'approved') return { ok: false, code: 'not_approved' };
    const [changed] = await tx`
      select from payroll.salary_proposals p
      join hr.employees e on e.id = p.employee_id
      left join payroll.salaries s on s.employee_id = p.employee_id and s.superseded_at is null
      where p.list_id = ${list.listId}
        and (s.salary_fen is distinct from p.salary_before_fen or ${leftOut(tx, cycle.salaryEffectiveOn)} is not null) limit 1`;
    if (changed) {
      await tx`update payroll.salary_lists set state = 'voided' where id = ${list.listId}`;
      await tx`
        insert into audit.events (actor, action, subject, details)
        values ('apply', 'salary_list_voided', ${`salary-list/${list.listId}`}, ${tx.json({ cause: 'salaries_changed' })})`;
      return { ok: false, code: 'salaries_changed' };
    }
    await tx`
      update payroll.salaries s set superseded_at = now() from payroll.salary_proposals p
      where p.list_id = ${list.listId} and s.employee_id = p.employee_id and s.superseded_at is null`;
    await tx`
      insert into payroll.salaries (employee_id, salary_fen, valid_from, source, source_id)
      select employee_id, salary_after_fen, effective_on, 'appraisal', id from payroll.salary_proposals where list_id = ${list.listId}`;
    const filings = await fileNewBases(tx, cycle, list.listId);
    await tx`update payroll.salary_lists set state = 'applied', applied_at = now() where id = ${list.listId}`;
    await tx`
      insert into audit.events (actor, action, subject, details)
      values ('cycle', 'raises_applied', ${`salary-list/${list.listId}`}, ${tx.json({ raises: list.raises, filings })})`;
    await analyzeTables(tx, 'payroll.salaries', 'benefits.base_filings');
    return { ok: true, raises: list.raises, filings };
  });
}

/** The new base is the new salary kept between the floor and the cap of the programme's policy of that month. */
async function fileNewBases(tx: Transaction, cycle: Cycle, listId: number): Promise<number> {
  const period = cycle.salaryEffectiveOn.slice(0, 7);
  const policy = must(
    await policyInForce(tx, cycle.programme, period),
    'a policy for the month of the raise',
  );
  const filed = await tx`
    insert into benefits.base_filings (filing_id, employee_id, base_fen, base_before_fen, effective_period, source, source_id, filed_by)
    select 'B' || upper(left(encode(sha256(convert_to(o.debtor_account || '#appraisal#' || p.id || '#1', 'UTF8')), 'hex'), 30)),
      p.employee_id, n.base_fen, b.base_fen, ${period}, 'appraisal', p.id, ${must(cycle.releasedBy, 'who released the results')}
    from payroll.salary_proposals p
    cross join hr.organisation o
    cross join lateral (
      select least(greatest(p.salary_after_fen, ${policy.baseFloorFen}::bigint), ${policy.baseCapFen}::bigint) as base_fen) n
    left join lateral (${baseToCome(tx, cycle.programme, tx`p.employee_id`, period)}) b on true
    where p.list_id = ${listId} and b.base_fen is distinct from n.base_fen
    on conflict do nothing`;
  return filed.count;
}
