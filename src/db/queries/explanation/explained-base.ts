import type { BaseLink, FilingLink } from '../../../domain/explanation.ts';
import type { Transaction } from '../../database.ts';
import type { Reckoning } from './explained-amount.ts';

/** Where the base comes from that an amount was reckoned with: HR's word for the run, a file of the office, a filing. */
export async function explainBase(tx: Transaction, reckoning: Reckoning): Promise<BaseLink> {
  const { itemIds, employeeId, period, baseFen, lineId, filingId } = reckoning;
  const [correction] = await tx<NonNullable<BaseLink['correction']>[]>`
    select corrected_by as by, corrected_at as at from (
      select * from benefits.corrections where item_id = any(${itemIds}::bigint[]) and field = 'base' order by id desc limit 1) last
    where base_fen = ${baseFen} and ${filingId}::bigint is null`;
  const [row] = await tx<
    { validFrom: string; source: string; sourceId: number | null; recordedAt: string }[]
  >`
    select valid_from as "validFrom", source, source_id as "sourceId", recorded_at as "recordedAt" from benefits.bases
    where employee_id = ${employeeId} and valid_from <= ${period} and base_fen = ${baseFen}
    order by valid_from desc, id desc limit 1`;
  const source = correction ? 'correction' : (row?.source ?? (lineId === null ? null : 'upload'));
  const uploadId = row?.source === 'upload' ? row.sourceId : null;
  const [upload] = await tx<NonNullable<BaseLink['upload']>[]>`
    select u.file_name as "fileName", encode(u.sha256, 'hex') as sha256, u.period, u.received_at as "receivedAt",
      u.received_by as "receivedBy", l.line_no as "lineNo", l.base_fen as "baseFen"
    from benefits.uploads u
    left join hr.employees e on e.id = ${employeeId}
    left join benefits.contribution_lines l on l.upload_id = u.id
      and case when ${lineId}::bigint is not null then l.id = ${lineId} else l.id_hash = e.id_hash end
    where u.id = coalesce((select upload_id from benefits.contribution_lines where id = ${lineId}), ${uploadId})
    order by l.id limit 1`;
  return {
    baseFen,
    period,
    validFrom: row?.validFrom ?? null,
    source,
    recordedAt: row?.recordedAt ?? null,
    upload: upload ?? null,
    correction: correction ?? null,
  };
}

export type ExplainedFiling = FilingLink & { readonly sourceId: number };

/**
 * The filing of ours that the base follows from, also where the office's own file carries it by now: the latest of
 * this base, with no other base in force between its month and the month reckoned. What was filed or came to be in
 * force after the month was closed does not count.
 */
export async function filingBehind(tx: Transaction, reckoning: Reckoning): Promise<ExplainedFiling | null> {
  const { employeeId, runId, period, baseFen, filingId } = reckoning;
  const [filing] = await tx<ExplainedFiling[]>`
    select f.filing_id as "filingId", f.receipt_no as "receiptNo", f.state, f.attempt, f.base_before_fen as "baseBeforeFen",
      f.base_fen as "baseFen", f.effective_period as "effectivePeriod", f.filed_by as "filedBy", f.filed_at as "filedAt",
      f.answered_at as "answeredAt", f.source, f.source_id as "sourceId"
    from benefits.base_filings f
    cross join (select coalesce(closed_at, now()) as reckoned_until from finance.runs where id = ${runId}) r
    where f.employee_id = ${employeeId} and case when ${filingId}::bigint is not null then f.id = ${filingId}
      else f.base_fen = ${baseFen} and f.effective_period <= ${period}
        and f.state in ('accepted', 'pending') and f.filed_at <= r.reckoned_until and not exists (
          select from benefits.bases b where b.employee_id = f.employee_id and b.valid_from > f.effective_period and b.valid_from <= ${period}
            and b.base_fen <> f.base_fen and b.recorded_at <= r.reckoned_until) end
    order by f.state, f.effective_period desc, f.id desc limit 1`;
  return filing ?? null;
}
