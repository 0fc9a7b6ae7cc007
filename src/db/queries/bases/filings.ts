import { holdRules } from '../../../domain/hold-reasons.ts';
import type { Sql, Transaction } from '../../database.ts';
import { openHrTask } from '../people/hr-tasks.ts';
import { openLateRaises } from './late-raises.ts';

/** Which filings: those that the applied raises of a cycle led to, or those of one change; without an id, of all. */
export interface FilingScope {
  readonly source: 'appraisal' | 'change';
  readonly cycleId?: number | null;
  readonly changeId?: number | null;
}

export interface PendingFiling {
  readonly id: number;
  /** What the office knows it by, the same each time it is sent. */
  readonly filingId: string;
  /** Encrypted. */
  readonly idNumber: Buffer;
  readonly baseFen: number;
  readonly effectivePeriod: string;
}

/** Filings that the office has not answered, by key; `after` is the last key of the page before. */
export function pendingFilings(
  sql: Sql,
  scope: FilingScope,
  after: number,
  limit: number,
): Promise<PendingFiling[]> {
  return sql<PendingFiling[]>`
    select f.id, f.filing_id as "filingId", e.id_number as "idNumber", f.base_fen as "baseFen", f.effective_period as "effectivePeriod"
    from benefits.base_filings f join hr.employees e on e.id = f.employee_id
    where f.state = 'pending' and f.id > ${after} and ${inScope(sql, scope)} order by f.id limit ${limit}`;
}

export interface FilingCounts {
  readonly accepted: number;
  /** Refused, and nobody has filed again or accepted the refusal. */
  readonly refused: number;
  readonly pending: number;
  /** Every answer that ever came, also to attempts that were filed again or settled since: it only grows. */
  readonly answered: number;
}

export async function filingCounts(sql: Sql | Transaction, scope: FilingScope): Promise<FilingCounts> {
  const [row] = await sql<FilingCounts[]>`
    select count(*) filter (where f.state = 'accepted') as accepted, count(*) filter (where f.state = 'refused') as refused,
      count(*) filter (where f.state = 'pending') as pending, count(f.answered_at) as answered
    from benefits.base_filings f where ${inScope(sql, scope)}`;
  return row ?? { accepted: 0, refused: 0, pending: 0, answered: 0 };
}

function inScope(sql: Sql | Transaction, { source, cycleId, changeId }: FilingScope) {
  const ofCycle =
    cycleId === undefined || cycleId === null
      ? sql``
      : sql`and exists (
          select from payroll.salary_proposals p join payroll.salary_lists l on l.id = p.list_id
          where p.id = f.source_id and l.cycle_id = ${cycleId} and l.state = 'applied')`;
  const ofChange = changeId === undefined || changeId === null ? sql`` : sql`and f.source_id = ${changeId}`;
  return sql`f.source = ${source} ${ofCycle} ${ofChange}`;
}

export interface AnsweredFiling {
  readonly id: number;
  readonly accepted: boolean;
  readonly receiptNo: string | null;
  /** The office's code for a refusal. */
  readonly refusalReason: string | null;
}

const dayMs = 86_400_000;

/**
 * Records what the office answered to a page of filings, in one transaction. An accepted base holds from its month on,
 * and opens arrears for closed months that it raises; a refused one becomes a task for HR. An answer that is on record
 * already changes nothing.
 */
export async function recordAnswers(sql: Sql, answers: readonly AnsweredFiling[]): Promise<void> {
  if (answers.length === 0) return;
  await sql.begin(async (tx) => {
    const recorded = await tx<{ id: number; state: 'accepted' | 'refused' }[]>`
      update benefits.base_filings f set state = case when a.accepted then 'accepted' else 'refused' end,
        receipt_no = a.receipt_no, refusal_reason = a.refusal_reason, answered_at = now()
      from unnest(${answers.map((answer) => answer.id)}::bigint[], ${answers.map((answer) => String(answer.accepted))}::text[]::boolean[],
        ${answers.map((answer) => answer.receiptNo)}::text[], ${answers.map((answer) => answer.refusalReason)}::text[])
        as a (id, accepted, receipt_no, refusal_reason)
      where f.id = a.id and f.state = 'pending' returning f.id, f.state`;
    await tx`
      insert into audit.events (actor, action, subject)
      select 'office', 'filing_' || f.state, 'filing/' || f.id
      from benefits.base_filings f where f.id = any(${recorded.map(({ id }) => id)}::bigint[])`;
    const of = (state: 'accepted' | 'refused') =>
      recorded.flatMap((row) => (row.state === state ? row.id : []));
    const accepted = of('accepted');
    await recordBases(tx, accepted);
    if (accepted.length > 0) await openLateRaises(tx, { filingIds: accepted });
    await openRefusalTasks(tx, of('refused'));
  });
}

/**
 * The base holds from its month on, up to the month of a later filing. Where another base was on record from a month
 * in between, e.g. by a file that came before the filing, the filed one is recorded from there on as well.
 */
async function recordBases(tx: Transaction, filingIds: readonly number[]): Promise<void> {
  if (filingIds.length === 0) return;
  await tx`
    insert into benefits.bases (employee_id, base_fen, valid_from, source, source_id)
    select f.employee_id, f.base_fen, starts.period, 'filing', f.id
    from benefits.base_filings f cross join lateral (
      select f.effective_period as period
      union
      select b.valid_from from benefits.bases b
      where b.employee_id = f.employee_id and b.valid_from > f.effective_period and not exists (
        select from benefits.base_filings later
        where later.employee_id = f.employee_id and later.id <> f.id and later.state = 'accepted'
          and later.effective_period > f.effective_period and later.effective_period <= b.valid_from)) starts
    where f.id = any(${filingIds as number[]}::bigint[])
    order by f.id, starts.period`;
}

/** What HR is told of a refusal: neither the base nor the office's words, as others read tasks who are to know neither. */
async function openRefusalTasks(tx: Transaction, filingIds: readonly number[]): Promise<void> {
  if (filingIds.length === 0) return;
  const refused = await tx<{ filingId: number; effectivePeriod: string; cycleId: number | null }[]>`
    select f.id as "filingId", f.effective_period as "effectivePeriod", l.cycle_id as "cycleId"
    from benefits.base_filings f
    left join payroll.salary_proposals p on f.source = 'appraisal' and p.id = f.source_id
    left join payroll.salary_lists l on l.id = p.list_id
    where f.id = any(${filingIds as number[]}::bigint[]) order by f.id`;
  for (const { cycleId, ...details } of refused)
    await openHrTask(tx, {
      kind: 'filing_refused',
      subject: `filing/${details.filingId}`,
      cycleId,
      owner: 'hr',
      // As long as a person may be held for a base that differs.
      dueInMs: holdRules.base_differs.dueDays * dayMs,
      details,
    });
}

/**
 * Open runs that an answer of the office concerns: someone is held in them for want of one that has come by now; or
 * someone is judged by another base than a filing that was accepted since the run's file came, while nothing is sent.
 * A run that has looked again is no longer among them: the second rule is the one by which it then judges.
 * @returns their ids.
 */
export async function runsToLookAgain(sql: Sql): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select r.id from finance.runs r join finance.items i on i.run_id = r.id
    left join finance.arrears a on a.id = i.arrear_id
    where r.state = 'open' and i.state = 'held' and 'base_differs' = any(i.reasons) and not exists (
      select from benefits.base_filings f
      where f.employee_id = i.employee_id and f.state = 'pending' and f.effective_period <= coalesce(a.origin_period, i.period))
    union
    select r.id from finance.runs r
    join benefits.uploads file on file.id = r.upload_id
    join finance.items i on i.run_id = r.id and i.obligation = 'month'
    join lateral (
      select state, base_fen, answered_at from benefits.base_filings
      where employee_id = i.employee_id and effective_period <= i.period and state in ('pending', 'accepted')
      order by effective_period desc, id desc limit 1) f on f.state = 'accepted' and f.answered_at >= file.received_at
    where r.state = 'open' and r.sending_started_at is null and i.state in ('due', 'held', 'zero')
      and i.base_fen > 0 and i.base_fen <> f.base_fen
      -- A base that HR asserted stands above both.
      and not exists (select from benefits.corrections c where c.item_id = i.id and c.field = 'base')
    order by id`;
  return rows.map((row) => row.id);
}
