import { must } from '../../../domain/assert.ts';
import { holdRules, personDoubts, reconciliationPrecedence } from '../../../domain/hold-reasons.ts';
import { parsePeriod } from '../../../domain/period.ts';
import type { Policy } from '../../../domain/policy.ts';
import { analyzeTables } from '../../analyze.ts';
import { inTransaction, type Sql, type Transaction } from '../../database.ts';
import { keepLookupKey } from '../../lookup-key.ts';
import { baseCounts } from '../bases/base-counts.ts';
import { disregardsFiling, filedBases, recordUncarriedBases } from '../bases/filed-bases.ts';
import { zeroByAmount } from './amounts.ts';
import { employedIn, employedInMonth } from './expected-items.ts';
import { heldByHand } from './held-by-hand.ts';
import { moveItems } from './item-moves.ts';
import type { Run } from './runs.ts';
import { lastCorrection } from './unseen-changes.ts';

export interface Reconciled {
  readonly due: number;
  readonly held: number;
  readonly zero: number;
}

/**
 * Holds the month's contribution lines against employee records and gives every item that is not yet on its way its
 * state: due, held with all reasons that apply, or zero. One pass over whole sets; safe to repeat after a correction
 * or a new upload. Never looks at items sent, paid, or held by the bank without a correction since.
 */
export async function reconcileItems(sql: Sql | Transaction, run: Run, policy: Policy): Promise<Reconciled> {
  const looked = await inTransaction(sql, async (tx) => {
    await keepLookupKey(tx);
    await tx`select pg_advisory_xact_lock(hashtext('finance.items'), ${run.id}::int)`;
    const [open] = await tx`select from finance.runs where id = ${run.id} and state = 'open'`;
    if (!open) return { ...(await countsOf(tx, run)), seen: null };
    await matchLines(tx, run);
    await judgeMonthItems(tx, run, policy);
    await judgeArrears(tx, run, policy);
    await recordBases(tx, run);
    await analyzeTables(tx, 'benefits.bases');
    await recordLineExceptions(tx, run);
    await recordUncarriedBases(tx, run);
    await applyVerdicts(tx);
    return { ...(await countsOf(tx, run)), seen: await lastCorrection(tx, run.id) };
  });
  const { seen, ...counts } = looked;
  // By itself: whoever waits for the run's row does not wait for the look. Where this is lost, it looks once more.
  if (seen !== null)
    await sql`
      update finance.runs set corrections_seen = greatest(corrections_seen, ${seen}) where id = ${run.id} and state = 'open'`;
  return counts;
}

/** A line belongs to the owner of its ID; else to the one person with both its account and its name; else to nobody. */
async function matchLines(tx: Transaction, run: Run): Promise<void> {
  await tx`
    create temp table matched on commit drop as
    with lines as (select * from benefits.contribution_lines where upload_id = ${run.uploadId}),
    by_id as (select l.id as line_id, e.id as employee_id from lines l join hr.employees e on e.id_hash = l.id_hash),
    by_account_and_name as (
      select l.id as line_id, min(e.id) as employee_id
      from lines l
      join benefits.accounts a on a.account_hash = l.account_hash and a.superseded_at is null
      join hr.employees e on e.id = a.employee_id and e.name_key = l.name_key
      where not exists (select from by_id where by_id.line_id = l.id)
      group by l.id having count(*) = 1)
    select l.id as line_id, l.line_no, coalesce(i.employee_id, n.employee_id) as employee_id,
      i.employee_id is not null as by_id, l.id_valid, l.id_hash, l.name_key, l.account_hash, l.account_valid, l.base_fen, l.base_problem
    from lines l left join by_id i on i.line_id = l.id left join by_account_and_name n on n.line_id = l.id`;
  await tx`create index on matched (employee_id)`;
  await tx`analyze matched`;
}

/** The items that may still be judged: not on their way, and not held by the bank without a correction since. */
function open(tx: Transaction, run: Run) {
  return tx`
    i.run_id = ${run.id} and i.state in ('expected', 'due', 'held', 'zero')
    and not exists (select from finance.transfers t where t.item_id = i.id and t.state = 'prepared' and t.batch_id is not null)
    and (i.bank_held_at is null
      or exists (select from benefits.corrections c where c.item_id = i.id and c.corrected_at > i.bank_held_at)
      or exists (select from benefits.accounts a
        where a.employee_id = i.employee_id and a.superseded_at is null and a.recorded_at > i.bank_held_at))`;
}

/** Problems of the person's account on record, as flags; `a` is the account in force, `shared` who shares it. */
function accountFlags(tx: Transaction) {
  return tx`
    (a.account_hash is not null and not a.account_valid) as account_invalid_on_record,
    a.account_hash is null as account_missing_on_record,
    s.account_hash is not null as account_shared,
    a.account_hash is not null and a.bank_code is null as bank_unknown,
    coalesce(a.cools_until > now() and a.released_by is null, false) as account_cooling_off`;
}

function sharedAccounts(tx: Transaction, run: Run) {
  const period = must(parsePeriod(run.period), 'period of a run');
  return tx`
    select a.account_hash from benefits.accounts a join hr.employees e on e.id = a.employee_id
    where a.superseded_at is null and a.account_hash is not null and ${employedIn(tx, period)}
    group by a.account_hash having count(*) > 1`;
}

/** What pays nothing by its amount alone rests at zero: only a new amount makes it due again, not this pass. */
function restsAtZero(tx: Transaction) {
  return tx`(state = 'zero' and present_reason = any(${zeroByAmount as unknown as string[]}::text[]))`;
}

function targetOf(tx: Transaction) {
  return tx`case when cardinality(reasons) > 0 then 'held' when ${restsAtZero(tx)} then 'zero' else 'due' end`;
}

function reasonOf(tx: Transaction) {
  return tx`coalesce(reasons[1], case when ${restsAtZero(tx)} then present_reason end)`;
}

async function judgeMonthItems(tx: Transaction, run: Run, policy: Policy): Promise<void> {
  const period = must(parsePeriod(run.period), 'period of a run');
  await tx`
    create temp table verdicts on commit drop as
    with shared as (${sharedAccounts(tx, run)}),
    filed as (${filedBases(tx, run.period)}),
    of_person as (
      select employee_id, min(line_id) as line_id, bool_and(by_id) as by_id, bool_and(id_valid) as id_valid,
        count(distinct (name_key, account_hash, base_fen, base_problem, id_hash)) > 1 as conflicting
      from matched where employee_id is not null group by employee_id),
    corrected as (
      select item_id, bool_or(field = 'name') as name, bool_or(field = 'id_number') as id_number,
        bool_or(field in ('account', 'bank_name')) as account,
        (array_agg(base_fen order by id desc) filter (where field = 'base'))[1] as base_fen
      from benefits.corrections group by item_id),
    facts as (
      select i.id as item_id, i.state, not ${employedIn(tx, period)} as not_employed,
        m.line_id, i.reason as present_reason,
        coalesce(c.base_fen, case when m.base_problem is null and not p.conflicting then
          case when m.base_fen > 0 and f.state = 'accepted' and f.answered_at >= file.received_at then f.base_fen else m.base_fen end end) as base_fen,
        coalesce(c.base_fen is null and m.base_problem is null and not p.conflicting and m.base_fen > 0
          and f.state = 'pending' and m.base_fen <> f.base_fen, false) as base_differs,
        case when c.base_fen is null and m.base_problem is null and not p.conflicting and ${disregardsFiling(tx)} then f.id end as uncarried_filing_id,
        m.line_id is null and c.base_fen is null as missing_from_upload,
        coalesce(p.conflicting, false) and c.base_fen is null as conflicting_lines,
        coalesce(not p.by_id and not p.id_valid, false) and not coalesce(c.id_number, false) as id_invalid,
        coalesce(not p.by_id and p.id_valid, false) and not coalesce(c.id_number, false) as id_mismatch,
        coalesce(m.name_key <> e.name_key, false) and not coalesce(c.name, false) as name_mismatch,
        coalesce(c.account, false) as account_asserted,
        m.line_id is not null and m.account_hash is null as account_missing_in_line,
        coalesce(m.account_hash is not null and not m.account_valid, false) as account_invalid_in_line,
        coalesce(m.account_hash <> a.account_hash, false) as account_differs,
        c.base_fen is null and m.line_id is not null and (m.base_problem is not null or m.base_fen is null or m.base_fen <= 0) as base_invalid,
        -- Of number, name and account two agree, or HR says the base.
        c.base_fen is not null or coalesce(p.by_id, false)::int + coalesce(m.name_key = e.name_key, false)::int
          + coalesce(m.account_hash = a.account_hash, false)::int >= 2 as is_own,
        ${heldByHand(tx)} as manual_hold, ${accountFlags(tx)}
      from finance.items i
      join hr.employees e on e.id = i.employee_id
      left join of_person p on p.employee_id = i.employee_id
      left join matched m on m.line_id = p.line_id
      left join benefits.accounts a on a.employee_id = i.employee_id and a.superseded_at is null
      left join shared s on s.account_hash = a.account_hash
      left join corrected c on c.item_id = i.id
      left join filed f on f.employee_id = i.employee_id
      left join benefits.uploads file on file.id = ${run.uploadId}
      where i.obligation = 'month' and ${open(tx, run)}),
    judged as (
      select item_id, state, present_reason, line_id, base_fen, not_employed, uncarried_filing_id, is_own,
        array_remove(array[
          case when missing_from_upload then 'missing_from_upload' end,
          case when conflicting_lines then 'conflicting_lines' end,
          case when id_invalid then 'id_invalid' end,
          case when id_mismatch then 'id_mismatch' end,
          case when name_mismatch then 'name_mismatch' end,
          case when account_missing_on_record or (account_missing_in_line and not account_asserted) then 'account_missing' end,
          case when account_invalid_on_record or (account_invalid_in_line and not account_asserted) then 'account_invalid' end,
          case when account_differs and not account_asserted then 'account_mismatch' end,
          case when account_shared then 'account_shared' end,
          case when base_invalid then 'base_invalid' end,
          case when base_fen > 0 and (base_fen < ${policy.baseFloorFen} or base_fen > ${policy.baseCapFen}) then 'base_out_of_range' end,
          case when base_differs then 'base_differs' end,
          case when bank_unknown then 'bank_unknown' end,
          case when account_cooling_off then 'account_cooling_off' end,
          case when manual_hold then 'manual_hold' end], null) as reasons
      from facts)
    select item_id, state, line_id, base_fen, reasons, case when not not_employed then uncarried_filing_id end as uncarried_filing_id,
      not not_employed and cardinality(reasons) = 0 as clear,
      not not_employed and base_fen is not null and (cardinality(reasons) = 0 or is_own
        and not reasons && array['conflicting_lines', 'base_invalid', 'base_out_of_range', 'base_differs']) as says_base,
      case when not_employed then 'zero' else ${targetOf(tx)} end as target,
      case when not_employed then 'not_employed_in_period' else ${reasonOf(tx)} end as reason
    from judged`;
  await tx`create index on verdicts (item_id)`;
  await tx`analyze verdicts`;
}

/** Whether somebody was employed in the month that an arrear is of is asked anew: a leaving may have come to light since. */
async function judgeArrears(tx: Transaction, run: Run, policy: Policy): Promise<void> {
  await tx`
    insert into verdicts (item_id, state, line_id, base_fen, reasons, clear, target, reason)
    with shared as (${sharedAccounts(tx, run)}),
    facts as (
      select i.id as item_id, i.state, i.reason as present_reason, ${heldByHand(tx)} as manual_hold, ar.amount_fen,
        not ${employedInMonth(tx, tx`ar.origin_period`)} as not_employed,
        array(select unnest(v.reasons) intersect select unnest(${personDoubts as unknown as string[]}::text[])) as doubts,
        asserted.base_fen as asserted_base_fen, f.state as filing_state, f.base_fen as filed_base_fen,
        coalesce(asserted.base_fen,
          -- A month that waited for the office's answer goes by its own file, unless the filing was accepted.
          case when 'base_differs' = any(origin.reasons) and f.state is distinct from 'accepted' then origin.base_fen end,
          -- A doubtful line whose base this month's line confirms was the person's own.
          case when v.clear and v.base_fen = origin.base_fen and f.state is distinct from 'accepted' then origin.base_fen end,
          (select b.base_fen from benefits.bases b
            where b.employee_id = i.employee_id and b.valid_from <= ar.origin_period and ${baseCounts(tx, run.programme)} order by b.valid_from desc, b.id desc limit 1),
          case when v.clear then v.base_fen end) as base_fen,
        ${accountFlags(tx)}
      from finance.items i
      join hr.employees e on e.id = i.employee_id
      join finance.arrears ar on ar.id = i.arrear_id
      join finance.items origin on origin.id = ar.origin_item_id
      left join lateral (
        select c.base_fen from benefits.corrections c
        where c.item_id in (i.id, ar.origin_item_id) and c.field = 'base' order by c.id desc limit 1) asserted on true
      left join lateral (
        select f.state, f.base_fen from benefits.base_filings f
        where f.employee_id = i.employee_id and f.effective_period <= ar.origin_period and f.state in ('pending', 'accepted')
        order by f.effective_period desc, f.id desc limit 1) f on true
      left join finance.items month_item on month_item.run_id = i.run_id and month_item.employee_id = i.employee_id and month_item.obligation = 'month'
      left join verdicts v on v.item_id = month_item.id
      left join benefits.accounts a on a.employee_id = i.employee_id and a.superseded_at is null
      left join shared s on s.account_hash = a.account_hash
      where i.obligation <> 'month' and ${open(tx, run)}),
    judged as (
      select item_id, state, present_reason, base_fen, not_employed, doubts || array_remove(array[
          case when account_missing_on_record then 'account_missing' end,
          case when account_invalid_on_record then 'account_invalid' end,
          case when account_shared then 'account_shared' end,
          case when amount_fen is null and base_fen is null then 'base_invalid' end,
          case when amount_fen is null and (base_fen < ${policy.baseFloorFen} or base_fen > ${policy.baseCapFen}) then 'base_out_of_range' end,
          case when amount_fen is null and asserted_base_fen is null and filing_state = 'pending' and base_fen <> filed_base_fen then 'base_differs' end,
          case when bank_unknown then 'bank_unknown' end,
          case when account_cooling_off then 'account_cooling_off' end,
          case when manual_hold then 'manual_hold' end], null) as reasons
      from facts)
    select item_id, state, null, base_fen, reasons, not not_employed and cardinality(reasons) = 0,
      case when not_employed then 'zero' else ${targetOf(tx)} end,
      case when not_employed then 'not_employed_in_period' else ${reasonOf(tx)} end
    from judged`;
}

/** A file with a new base sets it from that month on, also for whoever is held for something else; doubtful lines set nothing. */
async function recordBases(tx: Transaction, run: Run): Promise<void> {
  await tx`
    insert into benefits.bases (employee_id, base_fen, valid_from, source, source_id)
    select i.employee_id, v.base_fen, ${run.period}, 'upload', ${run.uploadId}
    from verdicts v join finance.items i on i.id = v.item_id
    where v.says_base and i.obligation = 'month' and v.base_fen is distinct from (
      select b.base_fen from benefits.bases b
      where b.employee_id = i.employee_id and b.valid_from <= ${run.period} and ${baseCounts(tx, run.programme)}
      order by b.valid_from desc, b.id desc limit 1)`;
}

/** Lines that are no employee's, identical lines, and the other party to an account mix-up: seen by HR, once each. */
async function recordLineExceptions(tx: Transaction, run: Run): Promise<void> {
  const scope = `${run.id}/${run.uploadId}`;
  await tx`
    insert into finance.exceptions (run_id, employee_id, kind, reference, owner, due_at, details)
    select ${run.id}, null, 'not_on_record', ${scope} || '/line-' || line_no, 'hr', now() + interval '2 days',
      jsonb_build_object('line', line_no)
    from matched where employee_id is null
    on conflict do nothing`;
  await tx`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, owner, due_at, details)
    select ${run.id}, null, employee_id, 'duplicate_line', ${scope} || '/employee-' || employee_id, 'hr', now() + interval '2 days',
      jsonb_build_object('firstLine', min(line_no), 'lines', count(*))
    from matched where employee_id is not null
    group by employee_id
    having count(*) > 1 and count(distinct (name_key, account_hash, base_fen, base_problem, id_hash)) = 1
    on conflict do nothing`;
  await tx`
    insert into finance.exceptions (run_id, employee_id, kind, reference, owner, due_at, details)
    select distinct ${run.id}::bigint, a.employee_id, 'account_in_anothers_line', ${scope} || '/line-' || m.line_no, 'hr',
      now() + interval '2 days', jsonb_build_object('line', m.line_no)
    from matched m join benefits.accounts a on a.account_hash = m.account_hash and a.superseded_at is null
    where m.employee_id is not null and a.employee_id <> m.employee_id
      and not exists (select from benefits.accounts own
        where own.employee_id = m.employee_id and own.superseded_at is null and own.account_hash = m.account_hash)
    on conflict do nothing`;
}

async function applyVerdicts(tx: Transaction): Promise<void> {
  await tx`
    update finance.items i set
      line_id = v.line_id, base_fen = v.base_fen, reasons = v.reasons,
      reason = case when v.target = v.state then v.reason else i.reason end,
      owner = o.owner, due_at = case when v.target = 'held' then coalesce(i.due_at, now() + make_interval(days => o.due_days)) end,
      -- By which base a person who waits for the office's answer is paid is not known yet, so neither is the amount.
      amount_fen = case when (v.target <> 'zero' or v.state = 'zero') and v.base_fen is not distinct from i.base_fen
        and not 'base_differs' = any(v.reasons) then i.amount_fen end,
      bank_held_at = null
    from verdicts v left join ${ownerTable(tx)} on o.reason = v.reason
    where i.id = v.item_id
      and (i.line_id, i.base_fen, i.reasons, i.reason, i.bank_held_at) is distinct from (v.line_id, v.base_fen, v.reasons, v.reason, null)`;
  for (const target of ['due', 'held', 'zero'] as const) {
    await moveItems(
      tx,
      target,
      'reconcile',
      tx`select item_id, state as from_state, reason from verdicts where target = ${target} and state <> ${target}`,
    );
  }
}

async function countsOf(tx: Transaction, run: Run): Promise<Reconciled> {
  const counts = await tx<{ state: string; count: number }[]>`
    select state, count(*) as count from finance.items where run_id = ${run.id} group by state`;
  const of = (state: string) => counts.find((row) => row.state === state)?.count ?? 0;
  return { due: of('due'), held: of('held'), zero: of('zero') };
}

/** Owner and days of each reason, from the domain's table. */
function ownerTable(tx: Transaction) {
  const entries = reconciliationPrecedence.map((reason) => ({ reason, ...holdRules[reason] }));
  return tx`(select * from unnest(
    ${entries.map((entry) => entry.reason)}::text[], ${entries.map((entry) => entry.owner)}::text[],
    ${entries.map((entry) => entry.dueDays)}::int[]) as rules (reason, owner, due_days)) o`;
}
