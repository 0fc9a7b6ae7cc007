import { type NoticeFacts, noticeText } from '../../../domain/notice-text.ts';
import type { Sql } from '../../database.ts';
import type { Run } from './runs.ts';

const pageSize = 10_000;

interface Announced extends NoticeFacts {
  readonly itemId: number;
  readonly employeeId: number;
  readonly attempt: number;
  readonly hasPhone: boolean;
}

/**
 * Writes one message for each item whose present state was not announced yet: paid, held (with the reason), zero, or
 * returned after its month was closed.
 * A unique constraint (item, kind, attempt) makes it safe to repeat. The SMS is only queued here.
 */
export async function writeNotices(sql: Sql, run: Run, onPage: () => void): Promise<{ written: number }> {
  let after = 0;
  let written = 0;
  for (;;) {
    const page = await sql<Announced[]>`
      select i.id as "itemId", i.employee_id as "employeeId", i.attempts as attempt, e.phone is not null as "hasPhone",
        case when i.state = 'held' and i.reason = 'returned_by_bank' then 'returned' else i.state end as kind,
        p.name_zh as "programmeZh", p.name_en as "programmeEn", coalesce(a.origin_period, i.period) as period,
        i.amount_fen as "amountFen", i.booked_fen as "bookedFen", i.reason, i.arrear_id is not null as arrears,
        to_char(t.booked_at at time zone o.time_zone, 'YYYY-MM-DD') as "bookedOn"
      from finance.items i
      join hr.employees e on e.id = i.employee_id
      join benefits.programmes p on p.code = i.programme
      cross join hr.organisation o
      left join finance.arrears a on a.id = i.arrear_id
      left join finance.transfers t on t.end_to_end_id = i.end_to_end_id
      where i.id > ${after} and (i.run_id = ${run.id} and i.state in ('paid', 'held', 'zero')
          or i.programme = ${run.programme} and i.state = 'returned')
        and not exists (select from benefits.notices n where n.item_id = i.id and n.attempt = i.attempts
          and n.kind = case when i.state = 'held' and i.reason = 'returned_by_bank' then 'returned' else i.state end)
      order by i.id limit ${pageSize}`;
    if (page.length === 0) return { written };
    const texts = page.map(noticeText);
    const inserted = await sql`
      insert into benefits.notices (employee_id, item_id, run_id, kind, attempt, text_zh, text_en, sms_state)
      select employee_id, item_id, ${run.id}, kind, attempt, text_zh, text_en, sms_state
      from unnest(${page.map((row) => row.employeeId)}::bigint[], ${page.map((row) => row.itemId)}::bigint[],
        ${page.map((row) => row.kind)}::text[], ${page.map((row) => row.attempt)}::int[], ${texts.map((text) => text.zh)}::text[],
        ${texts.map((text) => text.en)}::text[], ${page.map((row) => (row.hasPhone ? 'pending' : 'no_phone'))}::text[])
        as n (employee_id, item_id, kind, attempt, text_zh, text_en, sms_state)
      on conflict do nothing`;
    written += inserted.count;
    after = (page.at(-1) as Announced).itemId;
    onPage();
  }
}

export interface PendingSms {
  readonly noticeId: number;
  /** Null: it was taken off the record since. */
  readonly phone: Buffer | null;
  readonly textZh: string;
}

export async function pendingSms(
  sql: Sql,
  runId: number,
  afterId: number,
  limit: number,
): Promise<PendingSms[]> {
  return sql<PendingSms[]>`
    select n.id as "noticeId", e.phone, n.text_zh as "textZh"
    from benefits.notices n join hr.employees e on e.id = n.employee_id
    where n.run_id = ${runId} and n.sms_state = 'pending' and n.id > ${afterId} order by n.id limit ${limit}`;
}

export async function markSms(
  sql: Sql,
  state: 'sent' | 'failed' | 'no_phone',
  noticeIds: readonly number[],
): Promise<void> {
  await sql`
    update benefits.notices set sms_state = ${state}, sms_sent_at = case when ${state} = 'sent' then now() end
    where id = any(${noticeIds as number[]}::bigint[]) and sms_state = 'pending'`;
}

export async function hasPendingSms(sql: Sql, runId: number): Promise<boolean> {
  const rows = await sql`
    select from benefits.notices where run_id = ${runId} and sms_state = 'pending' limit 1`;
  return rows.length > 0;
}

export type RunToDeliver = Pick<Run, 'programme' | 'period' | 'settings'> & { readonly runId: number };

/**
 * Runs with SMS that wait, also those that are over. One that is just writing its notices sees to them itself: its history
 * is to name what delivers them.
 */
export async function runsToDeliver(sql: Sql): Promise<RunToDeliver[]> {
  return sql<RunToDeliver[]>`
    select r.id as "runId", r.programme, r.period, r.settings from finance.runs r
    where not (r.state = 'open' and r.stage = 'notify')
      and r.id in (select run_id from benefits.notices where sms_state = 'pending')
    order by r.id`;
}
