import type { Transaction } from '../../database.ts';
import type { Run } from '../disbursement/runs.ts';

/**
 * The filing of each person that says what his base is in a month: the one with the latest effective month up to it
 * that the office has not refused. A fragment that yields (id, employee_id, base_fen, effective_period, state,
 * answered_at), at most one row a person.
 */
export function filedBases(tx: Transaction, period: string) {
  return tx`
    select distinct on (employee_id) id, employee_id, base_fen, effective_period, state, answered_at
    from benefits.base_filings
    where effective_period <= ${period} and state in ('pending', 'accepted')
    order by employee_id, effective_period desc, id desc`;
}

/**
 * Whether a file of the office disregards the accepted filing `f` of item `i`, where `m` is the person's line: it
 * came after the office's answer, and no file before it has carried the filed base. A later change of a base that was
 * carried once is the office's own word.
 */
export function disregardsFiling(tx: Transaction) {
  return tx`(
    f.state = 'accepted' and f.answered_at < file.received_at and m.base_fen > 0 and m.base_fen <> f.base_fen
    and not exists (
      select from finance.items earlier join benefits.contribution_lines l on l.id = earlier.line_id
      where earlier.employee_id = i.employee_id and earlier.programme = i.programme and earlier.obligation = 'month'
        and earlier.period >= f.effective_period and earlier.period < i.period and l.base_fen = f.base_fen))`;
}

/**
 * Shows HR whose accepted filing the month's file does not carry; those people are paid by the file's base. What a
 * corrected file or a correction by hand has put right since is closed. Reads the temporary table `verdicts`.
 */
export async function recordUncarriedBases(tx: Transaction, run: Run): Promise<void> {
  await tx`
    update finance.exceptions x set state = 'resolved', resolved_by = 'reconcile'
    where x.run_id = ${run.id} and x.kind = 'base_not_carried' and x.state = 'open'
      and exists (select from verdicts v where v.item_id = x.item_id
        and v.uncarried_filing_id is distinct from (x.details ->> 'filingId')::bigint)`;
  await tx`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, owner, due_at, details)
    select ${run.id}, v.item_id, f.employee_id, 'base_not_carried', ${`${run.id}/${run.uploadId}/filing-`} || f.id, 'hr',
      now() + interval '5 days', jsonb_build_object('filingId', f.id, 'filedBaseFen', f.base_fen, 'fileBaseFen', v.base_fen)
    from verdicts v join benefits.base_filings f on f.id = v.uncarried_filing_id
    on conflict (kind, reference) do update set state = 'open', resolved_by = null
      where finance.exceptions.resolved_by = 'reconcile'`;
}
