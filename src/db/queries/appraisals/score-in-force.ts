import { analyzeTables } from '../../analyze.ts';
import { inTransaction, type Sql, type Transaction } from '../../database.ts';
import type { Run } from '../disbursement/runs.ts';

/**
 * Gives every item of a run that is not on its way yet the appraisal result in force for the month it is owed for: an
 * arrear follows its own month, and one whose amount is known keeps what that amount was reckoned from. Where no
 * result is in force, score and result are null. One statement over the whole set; repeating it changes nothing.
 * @returns how many items have another score or result than before.
 */
export async function takeScoresInForce(sql: Sql | Transaction, run: Run): Promise<number> {
  return inTransaction(sql, async (tx) => {
    // Results come as one set; planned as if there were none, the look-up of each would read them all.
    await analyzeTables(tx, 'hr.appraisal_results');
    const changed = await tx`
      with in_force as (
        select i.id, case when a.amount_fen is null then r.id else origin.result_id end as result_id,
          case when a.amount_fen is null then r.score else origin.score end as score
        from finance.items i
        left join finance.arrears a on a.id = i.arrear_id
        left join finance.items origin on origin.id = a.origin_item_id
        left join lateral (
          select id, score from hr.appraisal_results
          where employee_id = i.employee_id and programme = i.programme
            and first_period <= coalesce(a.origin_period, i.period) and last_period >= coalesce(a.origin_period, i.period)
          order by id desc limit 1) r on true
        where i.run_id = ${run.id} and i.state in ('expected', 'due', 'held', 'zero') and i.bank_held_at is null
          and not exists (select from finance.transfers t
            where t.item_id = i.id and t.state = 'prepared' and t.batch_id is not null))
      update finance.items i set score = f.score, result_id = f.result_id
      from in_force f
      where f.id = i.id and (i.score, i.result_id) is distinct from (f.score, f.result_id)`;
    return changed.count;
  });
}
