import type { Transaction } from '../../database.ts';
import { baseCounts } from './base-counts.ts';
import {
  type LateMonth,
  lateSource,
  type MadeGood,
  makeGood,
  openLateArrears,
  overpaidRows,
  owedSoFar,
  reckonedOnce,
} from './late-differences.ts';

/**
 * Opens an arrear for what closed months owe more by an accepted filing that reaches back into them: amount by the
 * new base with the policy and the factor of that month, less what was reckoned then. Where it comes to less, nothing
 * is taken back: finance is shown the overpayment. To be called after filings are accepted (`filingIds`) and after a
 * run is closed (`runId`), in the transaction that does so; safe to repeat.
 * @returns how many arrears were opened.
 */
export function openLateRaises(
  tx: Transaction,
  of: { filingIds: readonly number[] } | { runId: number },
): Promise<MadeGood> {
  return makeGood(tx, {
    readPage: (after, limit) => readPage(tx, of, after, limit),
    openArrears: (owed) => openLateArrears(tx, owed, 'late_raise'),
    showOverpaid: async (overpaid) => {
      const shown = await tx`
        insert into finance.exceptions ${overpaidRows(tx, 'overpaid_by_base_change', overpaid)} on conflict do nothing`;
      return shown.count;
    },
  });
}

/** The months in question, by item: the base in force for them is that of a filing, and not what they went by. */
function readPage(
  tx: Transaction,
  of: { filingIds: readonly number[] } | { runId: number },
  after: number,
  limit: number,
): Promise<LateMonth[]> {
  const answered = 'filingIds' in of ? tx`and id = any(${of.filingIds as number[]}::bigint[])` : tx``;
  const ofRun = 'runId' in of ? tx`and i.run_id = ${of.runId}` : tx``;
  return tx<LateMonth[]>`
    select i.id as "itemId", b.source_id as "sourceId", b.base_fen as "baseFen",
      (select score from hr.appraisal_results where id = ${lateSource(tx, 'late_result')}) as score,
      i.factor_ten_thousandths as factor, i.policy_id as "policyId", ${owedSoFar(tx)} as "owedFen"
    from (
      select employee_id, min(effective_period) as effective_period from benefits.base_filings
      where state = 'accepted' ${answered} group by employee_id) f
    join finance.items i on i.employee_id = f.employee_id and i.period >= f.effective_period ${ofRun}
    join finance.runs r on r.id = i.run_id and r.state = 'closed'
    left join finance.arrears ar on ar.id = i.arrear_id
    join lateral (
      select b.base_fen, b.source, b.source_id from benefits.bases b
      where b.employee_id = i.employee_id and b.valid_from <= coalesce(ar.origin_period, i.period) and ${baseCounts(tx, tx`i.programme`)}
      order by b.valid_from desc, b.id desc limit 1) b on b.source = 'filing'
    where i.id > ${after} and ${reckonedOnce(tx)}
      and (i.base_fen <> b.base_fen or exists (
        select from finance.arrears a where a.origin_item_id = i.id and a.kind = 'late_raise'))
    order by i.id limit ${limit}`;
}
