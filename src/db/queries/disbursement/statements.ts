import { analyzeTables } from '../../analyze.ts';
import type { Sql, Transaction } from '../../database.ts';
import { moveItems } from './item-moves.ts';
import { leftOf, statedEntries } from './stated-entries.ts';

export interface StatementEntry {
  readonly entryRef: string;
  readonly endToEndId: string | null;
  readonly amountFen: number;
  readonly kind: 'booking' | 'return';
  readonly bookedAt: string;
  readonly returnReason: string | null;
}

/**
 * Up to where the bank's statements are all here: its list is asked for what comes after. The bank may list one late,
 * after the next: 2 is read also when 3 is here already. 0 before the first.
 */
export async function statementsWithoutGap(sql: Sql): Promise<number> {
  const [row] = await sql<{ last: number }[]>`
    select coalesce(min(s.sequence), 0) as last from finance.statements s
    where not exists (select from finance.statements n where n.sequence = s.sequence + 1)`;
  return row?.last ?? 0;
}

/** Which statements after a number are here. */
export async function statementsAfter(sql: Sql, sequence: number): Promise<Set<number>> {
  const rows = await sql<{ sequence: number }[]>`
    select sequence from finance.statements where sequence > ${sequence}`;
  return new Set(rows.map((row) => row.sequence));
}

/**
 * Stores one statement and settles its entries, in one transaction: line by line and amount by amount. What fits is
 * paid; everything else becomes an exception, and never stops the rest. The same statement again changes nothing.
 * What earlier statements showed of transfers that have been sent only since is settled with it: a return here may be of
 * a booking there.
 */
export async function settleStatement(
  sql: Sql,
  statement: { sequence: number; statementId: string; fileId: number; entries: readonly StatementEntry[] },
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('finance.statements'))`;
    const [stored] = await tx<{ id: number }[]>`
      insert into finance.statements (sequence, statement_id, file_id)
      values (${statement.sequence}, ${statement.statementId}, ${statement.fileId}) on conflict do nothing returning id`;
    if (!stored) return;
    const { entries } = statement;
    await tx`
      insert into finance.statement_entries (statement_id, entry_ref, end_to_end_id, amount_fen, kind, booked_at, return_reason)
      select ${stored.id}, * from unnest(
        ${entries.map((entry) => entry.entryRef)}::text[], ${entries.map((entry) => entry.endToEndId)}::text[],
        ${entries.map((entry) => entry.amountFen)}::bigint[], ${entries.map((entry) => entry.kind)}::text[],
        ${entries.map((entry) => entry.bookedAt)}::timestamptz[], ${entries.map((entry) => entry.returnReason)}::text[])
      on conflict do nothing`;
    await analyzeTables(tx, 'finance.statement_entries');
    await tx`
      create temp table considered on commit drop as
      select id from finance.statement_entries where statement_id = ${stored.id} union ${entriesAhead(tx)}
      union ${earlyReturns(tx, stored.id)}`;
    await settleConsidered(tx);
  });
}

/**
 * Settles what earlier statements showed and nothing here had sent by then, and has been sent since: after this database
 * was restored to an earlier time, the bank's book is ahead of it. @returns how many entries.
 */
export async function settleEntriesAhead(sql: Sql): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('finance.statements'))`;
    const found = await tx`
      create temp table considered on commit drop as ${entriesAhead(tx)}`;
    if (found.count > 0) await settleConsidered(tx);
    return found.count;
  });
}

/** Entries that were nobody's when they came, of transfers that have been sent since. */
function entriesAhead(tx: Transaction) {
  return tx`
    select e.id from finance.statement_entries e join finance.transfers t on t.end_to_end_id = e.end_to_end_id
    where e.verdict = 'unmatched' and t.state <> 'prepared'`;
}

/** Returns that stood in an earlier statement than the booking in this one: what was booked here came back already. */
function earlyReturns(tx: Transaction, statementId: number) {
  return tx`
    select r.id from finance.statement_entries b join finance.statement_entries r on r.end_to_end_id = b.end_to_end_id
    where b.statement_id = ${statementId} and b.kind = 'booking' and r.kind = 'return' and r.transfer_id is not null
      and not exists (select from finance.statement_entries o
        where o.end_to_end_id = b.end_to_end_id and o.kind = 'booking' and o.statement_id <> b.statement_id)`;
}

/** What is left at the payee of an id, by all statements: bookings less returns. */
function leftFen(tx: Transaction, endToEndId: ReturnType<Transaction>) {
  return tx`(select ${leftOf(tx)} from (${statedEntries(tx, tx`s.end_to_end_id = ${endToEndId}`)}) stated)`;
}

/** Judges and settles the entries in the temporary table `considered`. */
async function settleConsidered(tx: Transaction): Promise<void> {
  // A month that begins at this moment must not take up an arrear that is settled here.
  await tx`select pg_advisory_xact_lock(hashtext('finance.arrears'))`;
  await tx`alter table considered add primary key (id)`;
  await tx`analyze considered`;
  await tx`
    select r.id from finance.runs r where r.id in (
      select t.run_id from finance.statement_entries e join finance.transfers t on t.end_to_end_id = e.end_to_end_id
      where e.id in (select id from considered)) for share`;
  await judgeEntries(tx);
  await settleBookings(tx);
  await settleRests(tx);
  await settlePartReturns(tx);
  await settleReturns(tx);
  await recordEntryExceptions(tx);
}

/** What was never sent from here cannot have been booked for it: an entry of that id is nobody's until it is sent. */
async function judgeEntries(tx: Transaction): Promise<void> {
  await tx`
    with seen as (
      select e.id, t.id as transfer_id, t.amount_fen as due_fen, t.state as transfer_state,
        row_number() over (partition by e.end_to_end_id, e.kind order by e.id) as nth,
        ${leftFen(tx, tx`e.end_to_end_id`)} as left_fen,
        (select b.amount_fen from finance.statement_entries b
          where b.end_to_end_id = e.end_to_end_id and b.kind = 'booking' order by b.id limit 1) as first_fen,
        exists (select from finance.statement_entries b where b.end_to_end_id = e.end_to_end_id and b.kind = 'booking'
          and b.transfer_id is not null and b.id not in (select id from considered)) as booked_before
      from finance.statement_entries e left join finance.transfers t on t.end_to_end_id = e.end_to_end_id and t.state <> 'prepared'
      where e.id in (select id from considered))
    update finance.statement_entries e set transfer_id = s.transfer_id,
      verdict = case
        when s.transfer_id is null then 'unmatched'
        when e.kind = 'return' and s.left_fen >= least(s.first_fen, s.due_fen) then 'duplicate_returned'
        when e.kind = 'return' and s.left_fen > 0 then 'part_returned'
        when e.kind = 'return' then 'returned'
        when s.transfer_state = 'returned' and s.left_fen > 0 then 'booked_after_refusal'
        when s.booked_before or s.nth > 1 then 'duplicate'
        when s.transfer_state = 'refused' then 'booked_after_refusal'
        when e.amount_fen < s.due_fen then 'short'
        when e.amount_fen > s.due_fen then 'over'
        else 'matched' end
    from seen s where s.id = e.id`;
}

const paying = ['matched', 'short', 'over'];

async function settleBookings(tx: Transaction): Promise<void> {
  await tx`
    update finance.transfers t set state = 'booked', booked_fen = e.amount_fen, booked_at = e.booked_at
    from finance.statement_entries e
    where e.id in (select id from considered) and e.transfer_id = t.id and e.verdict = any(${paying})`;
  await tx`
    update finance.items i set booked_fen = e.amount_fen
    from finance.statement_entries e join finance.transfers t on t.id = e.transfer_id
    where e.id in (select id from considered) and e.verdict = any(${paying}) and i.id = t.item_id and i.end_to_end_id = t.end_to_end_id`;
  await moveItems(
    tx,
    'paid',
    'bank-statement',
    tx`select i.id as item_id, i.state as from_state, null::text as reason
       from finance.statement_entries e join finance.transfers t on t.id = e.transfer_id
       join finance.items i on i.id = t.item_id and i.end_to_end_id = t.end_to_end_id
       where e.id in (select id from considered) and e.verdict = any(${paying}) and i.state in ('sent', 'unknown')`,
  );
  await tx`
    update finance.exceptions x set state = 'resolved', resolved_by = 'bank-statement'
    from finance.statement_entries e
    where e.id in (select id from considered) and x.kind = 'unmatched_ours' and x.reference = e.end_to_end_id and x.state = 'open'`;
  await tx`
    update finance.arrears a set state = 'settled', settled_by_item_id = i.id
    from finance.statement_entries e join finance.transfers t on t.id = e.transfer_id join finance.items i on i.id = t.item_id
    where e.id in (select id from considered) and e.verdict = any(${paying}) and a.id = i.arrear_id`;
  await oweShortfalls(
    tx,
    tx`select t.id as transfer_id, t.amount_fen - e.amount_fen as missing_fen
       from finance.statement_entries e join finance.transfers t on t.id = e.transfer_id
       where e.id in (select id from considered) and e.verdict = 'short'`,
  );
  // Money that moved after a refusal or a return must not move again: the item stays held until finance has looked at it.
  await tx`
    update finance.items i set manual_hold = true
    from finance.statement_entries e join finance.transfers t on t.id = e.transfer_id
    where e.id in (select id from considered) and e.verdict = 'booked_after_refusal' and i.id = t.item_id`;
}

/**
 * What was booked short is booked up under the same id: the rest is owed no more, where no run pays it yet. Finance sees
 * that the bank booked twice.
 */
async function settleRests(tx: Transaction): Promise<void> {
  const { count } = await tx`
    create temp table rests on commit drop as
    select t.id as transfer_id, l.left_fen, t.amount_fen - l.left_fen as missing_fen
    from finance.transfers t cross join lateral (select ${leftFen(tx, tx`t.end_to_end_id`)} as left_fen) l
    where t.id in (select transfer_id from finance.statement_entries
        where id in (select id from considered) and verdict = 'duplicate')
      and t.state = 'booked' and l.left_fen > t.booked_fen and l.left_fen <= t.amount_fen
      and exists (select from finance.arrears a where ${ofTransfer(tx)} and ${paidByNoRun(tx)})`;
  if (count === 0) return;
  await tx`update finance.transfers t set booked_fen = r.left_fen from rests r where t.id = r.transfer_id`;
  await tx`
    update finance.items i set booked_fen = r.left_fen from rests r join finance.transfers t on t.id = r.transfer_id
    where i.id = t.item_id and i.end_to_end_id = t.end_to_end_id`;
  await oweShortfalls(tx, tx`select transfer_id, missing_fen from rests`);
}

/**
 * Of what was booked a part came back: what is missing by that is still owed, like what was booked short. Where a wrong
 * booking came back and the right one stayed, nothing is missing any more.
 */
async function settlePartReturns(tx: Transaction): Promise<void> {
  const { count } = await tx`
    create temp table part_returned on commit drop as
    select t.id as transfer_id, ${leftFen(tx, tx`t.end_to_end_id`)} as left_fen
    from finance.transfers t where t.id in (select transfer_id from finance.statement_entries
      where id in (select id from considered) and verdict in ('part_returned', 'duplicate_returned'))`;
  if (count === 0) return;
  await tx`
    update finance.transfers t set booked_fen = case when p.left_fen < t.booked_fen then p.left_fen else least(p.left_fen, t.amount_fen) end
    from part_returned p
    where t.id = p.transfer_id and t.state = 'booked' and (p.left_fen < t.booked_fen or t.booked_fen < t.amount_fen)`;
  await tx`
    update finance.items i set booked_fen = t.booked_fen from part_returned p join finance.transfers t on t.id = p.transfer_id
    where i.id = t.item_id and i.end_to_end_id = t.end_to_end_id and t.state = 'booked' and i.booked_fen is not null`;
  await oweShortfalls(
    tx,
    tx`select t.id as transfer_id, t.amount_fen - p.left_fen as missing_fen
       from part_returned p join finance.transfers t on t.id = p.transfer_id join finance.items i on i.id = t.item_id
       where t.state = 'booked' and i.state = 'paid'`,
  );
}

/**
 * What is missing of a payment is still owed: an obligation of its own, under a key of its own, and of the latest amount as
 * long as no run pays it, and there is one such; where nothing is missing any more, it is owed no more. Where one is paid or under way already and
 * more is missing by now, the rest is another one. It is of the month that the payment was of, whichever month paid it.
 * `missing` yields (transfer_id, missing_fen).
 */
async function oweShortfalls(tx: Transaction, missing: ReturnType<Transaction>): Promise<void> {
  const own = ofTransfer(tx);
  const short = tx`
    select t.id as transfer_id, m.missing_fen - coalesce((select sum(a.amount_fen) from finance.arrears a
        where ${own} and a.state <> 'replaced' and not ${paidByNoRun(tx)}), 0)::bigint as rest_fen,
      (select min(a.id) from finance.arrears a where ${own} and ${paidByNoRun(tx)}) as open_id,
      (select count(*) from finance.arrears a where ${own}) as before
    from (${missing}) m join finance.transfers t on t.id = m.transfer_id`;
  await tx`
    with short as materialized (${short}), owed_already as (
      update finance.arrears a set amount_fen = case when a.id = s.open_id and s.rest_fen > 0 then s.rest_fen else a.amount_fen end,
        state = case when a.id = s.open_id and s.rest_fen > 0 then 'open' else 'replaced' end
      from short s join finance.transfers t on t.id = s.transfer_id where ${own} and ${paidByNoRun(tx)})
    insert into finance.arrears (programme, employee_id, origin_item_id, origin_period, kind, obligation_key, amount_fen)
    select i.programme, i.employee_id, i.id, coalesce(paid.origin_period, i.period), 'shortfall',
      t.obligation_key || '/shortfall-' || t.end_to_end_id || case s.before when 0 then '' else '-' || s.before + 1 end, s.rest_fen
    from short s join finance.transfers t on t.id = s.transfer_id join finance.items i on i.id = t.item_id
    left join finance.arrears paid on paid.id = i.arrear_id
    where s.open_id is null and s.rest_fen > 0`;
}

/** Whether an arrear `a` is what is missing of a transfer `t`. */
function ofTransfer(tx: Transaction) {
  return tx`(a.origin_item_id = t.item_id and a.kind = 'shortfall'
    and starts_with(a.obligation_key, t.obligation_key || '/shortfall-' || t.end_to_end_id))`;
}

/** Whether an arrear `a` is open, and no run is paying it. */
function paidByNoRun(tx: Transaction) {
  return tx`(a.state = 'open' and not exists (
    select from finance.items i where i.arrear_id = a.id and i.state not in ('carried', 'cancelled')))`;
}

/** What a returned item `i` owes again: less what was booked short of it, where that is paid or owed apart. */
function amountOwedAgain(tx: Transaction) {
  return tx`i.amount_fen - coalesce((
    select sum(s.amount_fen) from finance.arrears s
    where s.origin_item_id = i.id and s.kind = 'shortfall' and s.state in ('open', 'settled')), 0)`;
}

async function settleReturns(tx: Transaction): Promise<void> {
  const returned = tx`
    select distinct on (i.id) i.id as item_id, i.state as from_state, 'returned_by_bank' as reason, r.state as run_state, e.amount_fen
    from finance.statement_entries e join finance.transfers t on t.id = e.transfer_id
    join finance.items i on i.id = t.item_id and i.end_to_end_id = t.end_to_end_id
    join finance.runs r on r.id = i.run_id
    where e.id in (select id from considered) and e.verdict = 'returned'`;
  await tx`create temp table returned on commit drop as ${returned}`;
  await tx`
    update finance.transfers t set state = 'returned', bank_reason = e.return_reason
    from finance.statement_entries e
    where e.id in (select id from considered) and e.verdict = 'returned' and e.transfer_id = t.id and t.state = 'booked'`;
  await moveItems(
    tx,
    'returned',
    'bank-statement',
    tx`select item_id, 'paid' as from_state, reason from returned where from_state = 'paid'`,
  );
  await tx`update finance.items i set booked_fen = null from returned r where r.item_id = i.id`;
  // The whole is owed again: a shortfall of it that no run pays yet is part of that, one under way is not.
  await tx`
    update finance.arrears a set state = 'replaced' from returned r
    where a.origin_item_id = r.item_id and a.kind = 'shortfall' and ${paidByNoRun(tx)}`;
  await tx`
    update finance.arrears a set state = 'open', settled_by_item_id = null, amount_fen = ${amountOwedAgain(tx)}
    from returned r join finance.items i on i.id = r.item_id
    where a.id = i.arrear_id and a.state = 'settled' and a.settled_by_item_id = i.id`;
  // In an open month the person can still be paid; a closed one is never recomputed, so the next month owes it.
  await moveItems(
    tx,
    'held',
    'bank-statement',
    tx`select item_id, 'returned' as from_state, reason from returned where from_state = 'paid' and run_state = 'open'`,
  );
  await tx`
    update finance.items i set bank_held_at = now(), reasons = array['returned_by_bank'], owner = 'hr', due_at = now() + interval '3 days'
    from returned r where r.item_id = i.id and i.state = 'held' and r.from_state = 'paid'`;
  await tx`
    insert into finance.arrears (programme, employee_id, origin_item_id, origin_period, kind, obligation_key, amount_fen)
    select i.programme, i.employee_id, i.id, i.period, 'late_return', i.obligation_key, ${amountOwedAgain(tx)}
    from returned r join finance.items i on i.id = r.item_id where r.run_state = 'closed' and r.from_state = 'paid' and i.arrear_id is null
    on conflict do nothing`;
}

async function recordEntryExceptions(tx: Transaction): Promise<void> {
  await tx`
    update finance.exceptions x set state = 'resolved', resolved_by = 'bank-statement'
    from finance.statement_entries e
    where e.id in (select id from considered) and e.verdict <> 'unmatched' and x.kind = 'unmatched_bank'
      and x.reference = e.statement_id || '/' || e.entry_ref and x.state <> 'resolved'`;
  await tx`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, end_to_end_id, amount_fen, booked_fen, owner, due_at, details)
    select t.run_id, t.item_id, i.employee_id,
      case e.verdict when 'unmatched' then 'unmatched_bank' else e.verdict end,
      e.statement_id || '/' || e.entry_ref, e.end_to_end_id, t.amount_fen, e.amount_fen, 'finance', now() + interval '3 days',
      jsonb_build_object('bankReason', e.return_reason)
    from finance.statement_entries e
    left join finance.transfers t on t.id = e.transfer_id left join finance.items i on i.id = t.item_id
    where e.id in (select id from considered) and e.verdict <> 'matched'
    on conflict do nothing`;
}

/** What we sent and the bank's statements do not show: for finance to see, once each; settled by a later statement. */
export async function recordSilence(sql: Sql, runId: number): Promise<void> {
  await sql`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, end_to_end_id, amount_fen, owner, due_at)
    select t.run_id, i.id, i.employee_id, 'unmatched_ours', t.end_to_end_id, t.end_to_end_id, t.amount_fen, 'finance', now() + interval '1 day'
    from finance.transfers t join finance.items i on i.id = t.item_id and i.end_to_end_id = t.end_to_end_id
    where t.run_id = ${runId} and i.state in ('sent', 'unknown')
    on conflict do nothing`;
}

export interface Settlement {
  /** Transfers of the run that the bank has not accounted for yet. */
  readonly awaiting: number;
  readonly held: number;
}

export async function settlementOf(sql: Sql, runId: number): Promise<Settlement> {
  const [row] = await sql<Settlement[]>`
    select count(*) filter (where state in ('sent', 'unknown')) as awaiting, count(*) filter (where state = 'held') as held
    from finance.items where run_id = ${runId}`;
  return row ?? { awaiting: 0, held: 0 };
}
