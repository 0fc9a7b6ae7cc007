import { approversNeeded, isSwing } from '../../../domain/approvals.ts';
import { must } from '../../../domain/assert.ts';
import { parsePeriod, previousPeriod } from '../../../domain/period.ts';
import { analyzeTables } from '../../analyze.ts';
import type { Sql, Transaction } from '../../database.ts';
import { keepLookupKey } from '../../lookup-key.ts';
import { attemptByBook, endToEndIdOf, findAhead } from './bank-ahead.ts';
import type { Run } from './runs.ts';

export interface ApprovalList {
  readonly round: number;
  readonly digest: string;
  readonly transferCount: number;
  readonly totalFen: number;
  readonly approversNeeded: number;
}

/**
 * Fixes the exact list of a round: a transfer for each due item, with its id on the wire, its amount and a snapshot
 * of its account. A list drawn up earlier for the round and not yet sent is voided with its approvals.
 * @param preparedBy the maker, who may not approve it. @returns null when nobody is due.
 */
export async function prepareApprovalList(
  sql: Sql,
  run: Run,
  round: number,
  preparedBy: string,
): Promise<ApprovalList | null> {
  return sql.begin(async (tx) => {
    await keepLookupKey(tx);
    await tx`select pg_advisory_xact_lock(hashtext('finance.items'), ${run.id}::int)`;
    const [open] = await tx`select from finance.runs where id = ${run.id} and state = 'open'`;
    if (!open) return null;
    await tx`delete from finance.transfers where run_id = ${run.id} and state = 'prepared' and batch_id is null`;
    await findAhead(tx);
    // Worked out before the first row is inserted: looking for earlier attempts must not wade through the new rows.
    await tx`create temp table due_now on commit drop as ${dueTransfers(tx, run)}`;
    await tx`
      insert into finance.transfers (item_id, run_id, obligation_key, attempt, end_to_end_id, amount_fen, creditor_name,
        account, account_hash, bank_code, round)
      select d.item_id, ${run.id}, d.obligation_key, d.attempt,
        ${endToEndIdOf(tx, 'd.obligation_key', 'd.attempt')},
        d.amount_fen, d.name, d.account, d.account_hash, d.bank_code, ${round}
      from due_now d cross join hr.organisation o`;
    await analyzeTables(tx, 'finance.items', 'finance.transfers');
    const list = await digestOfDue(tx, run);
    if (list.transferCount === 0) return null;
    const settings = run.settings;
    // What went out in earlier rounds counts as well: a total that is freed bit by bit is the same total.
    const needed = approversNeeded((await sentFen(tx, run)) + list.totalFen, settings.approverSteps);
    const [kept] = await tx`
      select digest from finance.approval_rounds
      where run_id = ${run.id} and round = ${round} and digest = ${list.digest} and state in ('pending', 'approved', 'rejected')`;
    if (!kept) {
      const [voided] = await tx<{ digest: string }[]>`
        select r.digest from finance.approval_rounds r
        where r.run_id = ${run.id} and r.round = ${round} and r.digest <> ${list.digest} and r.state <> 'voided'
          and exists (select from finance.approvals a
            where a.run_id = r.run_id and a.round = r.round and a.digest = r.digest and a.decision = 'approve')`;
      if (voided) await auditVoided(tx, run.id, { round, digest: voided.digest, cause: 'list_changed' });
      await tx`
        insert into finance.approval_rounds (run_id, round, digest, transfer_count, total_fen, approvers_needed, prepared_by)
        values (${run.id}, ${round}, ${list.digest}, ${list.transferCount}, ${list.totalFen}, ${needed}, ${preparedBy})
        on conflict (run_id, round) do update set digest = excluded.digest, transfer_count = excluded.transfer_count,
          total_fen = excluded.total_fen, approvers_needed = excluded.approvers_needed, prepared_at = now(),
          -- Who said no to this very list is not got around by drawing up another one meanwhile.
          state = case when exists (select from finance.approvals a where a.run_id = approval_rounds.run_id
            and a.round = approval_rounds.round and a.digest = excluded.digest and a.decision = 'reject') then 'rejected' else 'pending' end`;
    }
    if (round === 1) await recordVariance(tx, run, round, list);
    return { ...list, round, approversNeeded: needed };
  });
}

/** What left in this run and was not refused or returned. */
async function sentFen(tx: Transaction, run: Run): Promise<number> {
  const [row] = await tx<{ fen: number }[]>`
    select coalesce(sum(amount_fen), 0)::bigint as fen from finance.transfers
    where run_id = ${run.id} and batch_id is not null and state not in ('refused', 'returned')`;
  return row?.fen ?? 0;
}

/** Puts into the trail that approvals of a list count no more, and why. */
export async function auditVoided(
  tx: Transaction,
  runId: number,
  voided: {
    readonly round: number;
    readonly digest: string;
    readonly cause: 'bank_ahead' | 'file_replaced' | 'list_changed';
  },
): Promise<void> {
  await tx`
    insert into audit.events (actor, action, subject, details)
    values ('approve', 'approval_voided', ${`run/${runId}`}, ${tx.json({ ...voided })})`;
}

/** What each due item would send now: its next attempt, its amount, the account in force. */
function dueTransfers(tx: Transaction, run: Run) {
  return tx`
    select i.id as item_id, i.obligation_key, i.amount_fen, e.name, a.account, a.account_hash, a.bank_code,
      greatest(${attemptByBook(tx, 'i.obligation_key')}, 1 + coalesce((select max(t.attempt) from finance.transfers t
        where t.obligation_key = i.obligation_key and t.state in ('refused', 'returned')), 0)) as attempt
    from finance.items i
    join hr.employees e on e.id = i.employee_id
    join benefits.accounts a on a.employee_id = i.employee_id and a.superseded_at is null
    where i.run_id = ${run.id} and i.state = 'due' and a.account is not null and a.bank_code is not null
      and not exists (select from finance.transfers t where t.item_id = i.id and t.state = 'prepared')`;
}

/** SHA-256 over the list sorted by id on the wire (which stands for key and attempt), with amount and account hash. */
export async function digestOfDue(
  tx: Sql | Transaction,
  run: Run,
): Promise<{ digest: string; transferCount: number; totalFen: number }> {
  const [row] = await tx<{ digest: string | null; transferCount: number; totalFen: number }[]>`
    select encode(sha256(convert_to(string_agg(
        t.end_to_end_id || ' ' || i.amount_fen || ' ' || encode(a.account_hash, 'hex'), E'\n' order by t.end_to_end_id), 'UTF8')), 'hex') as digest,
      count(*) as "transferCount", coalesce(sum(i.amount_fen), 0)::bigint as "totalFen"
    from finance.items i
    join finance.transfers t on t.item_id = i.id and t.state = 'prepared' and t.batch_id is null
    join benefits.accounts a on a.employee_id = i.employee_id and a.superseded_at is null
    where i.run_id = ${run.id} and i.state = 'due'`;
  return { digest: row?.digest ?? '', transferCount: row?.transferCount ?? 0, totalFen: row?.totalFen ?? 0 };
}

/** Holds the month against the one before, and says what the run itself can explain of the difference. */
async function recordVariance(
  tx: Transaction,
  run: Run,
  round: number,
  list: { digest: string },
): Promise<void> {
  if (run.scope !== 'all') return;
  const before = previousPeriod(must(parsePeriod(run.period), 'period of a run'));
  const rows = await tx<{ cause: string; count: number; previousFen: number; currentFen: number }[]>`
    with was as (
      select employee_id, coalesce(amount_fen, 0) as fen, base_fen, factor_ten_thousandths as factor, state from finance.items
      where programme = ${run.programme} and period = ${before} and obligation = 'month' and state = 'paid'),
    now_due as (
      select employee_id, case when state = 'due' then coalesce(amount_fen, 0) else 0 end as fen, base_fen,
        factor_ten_thousandths as factor, state, reason
      from finance.items where run_id = ${run.id} and obligation = 'month')
    select cause, count(*) as count, coalesce(sum(was_fen), 0)::bigint as "previousFen", coalesce(sum(now_fen), 0)::bigint as "currentFen" from (
      select coalesce(was.fen, 0) as was_fen, coalesce(now_due.fen, 0) as now_fen,
        case
          when was.employee_id is null and now_due.state = 'due' then 'newly_paid'
          when now_due.state = 'held' then 'held'
          when now_due.state = 'zero' then coalesce(now_due.reason, 'zero')
          when was.fen = now_due.fen then 'unchanged'
          when was.factor is distinct from now_due.factor then 'factor_changed'
          when was.base_fen is distinct from now_due.base_fen then 'base_changed'
          else 'unexplained' end as cause
      from was full join now_due using (employee_id)
      where coalesce(was.fen, 0) <> 0 or coalesce(now_due.fen, 0) <> 0) compared
    group by cause`;
  const [owed] = await tx<{ count: number; fen: number }[]>`
    select count(*) as count, coalesce(sum(amount_fen), 0)::bigint as fen from finance.items
    where run_id = ${run.id} and obligation <> 'month' and state = 'due'`;
  const arrears = owed ?? { count: 0, fen: 0 };
  const previousFen = rows.reduce((sum, row) => sum + row.previousFen, 0);
  const monthFen = rows.reduce((sum, row) => sum + row.currentFen, 0);
  const currentFen = monthFen + arrears.fen;
  // Of either: arrears must neither hide that the month fell, nor grow unseen themselves.
  const share = { tenThousandths: run.settings.varianceTenThousandths };
  if (!isSwing(previousFen, monthFen, share) && !isSwing(previousFen, currentFen, share)) return;
  const explanation = Object.fromEntries([
    ...rows
      .filter((row) => row.cause !== 'unchanged')
      .map((row) => [row.cause, { count: row.count, fen: row.currentFen - row.previousFen }]),
    ...(arrears.count > 0 ? [['arrears', arrears]] : []),
  ]);
  const explained = !rows.some((row) => row.cause === 'unexplained');
  await tx`
    insert into finance.variances (run_id, round, digest, previous_period, previous_fen, current_fen, explanation, explained)
    values (${run.id}, ${round}, ${list.digest}, ${before}, ${previousFen}, ${currentFen}, ${tx.json(explanation)}, ${explained})
    on conflict do nothing`;
}

/** Whether the round's list has what it needs: enough approvals of this digest, and every variance acknowledged. */
export interface ApprovalState {
  readonly digest: string;
  readonly state: string;
  readonly approvals: number;
  readonly approversNeeded: number;
  readonly varianceOpen: boolean;
}

export async function approvalState(
  sql: Sql | Transaction,
  runId: number,
  round: number,
): Promise<ApprovalState | null> {
  const [row] = await sql<ApprovalState[]>`
    select r.digest, r.state, r.approvers_needed as "approversNeeded",
      (select count(distinct approver) from finance.approvals a
        where a.run_id = r.run_id and a.round = r.round and a.digest = r.digest and a.decision = 'approve') as approvals,
      exists (select from finance.variances v
        where v.run_id = r.run_id and v.round = r.round and v.digest = r.digest and v.acknowledged_by is null) as "varianceOpen"
    from finance.approval_rounds r where r.run_id = ${runId} and r.round = ${round}`;
  return row ?? null;
}
