import { must } from '../../../domain/assert.ts';
import { personDoubts } from '../../../domain/hold-reasons.ts';
import { parsePeriod, previousPeriod } from '../../../domain/period.ts';
import type { Sql, Transaction } from '../../database.ts';
import { openLateRaises } from '../bases/late-raises.ts';
import { resolveClosedMonth, showPaidWithoutEmploymentIn } from './closed-months.ts';
import { employedInMonth, omittedEmployees } from './expected-items.ts';
import { moveItems } from './item-moves.ts';
import { recordRunEvent } from './run-events.ts';
import type { Run } from './runs.ts';
import { closeTasks } from './tasks.ts';
import { coolingOff, correctedUnseen } from './unseen-changes.ts';

export type Closed =
  | { readonly ok: true; readonly paid: number; readonly carried: number; readonly zero: number }
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code:
          | 'items_open'
          | 'employees_omitted'
          | 'paid_last_month_missing'
          | 'employment_changed'
          | 'items_changed';
        readonly count: number;
      };
    };

/**
 * Closes a month: what is held is carried over as an arrear by name, and only if everyone on record is then paid, at
 * zero or carried does the run end. Otherwise nothing changes and the refusal says how many are missing.
 */
export async function closeRun(sql: Sql, run: Run): Promise<Closed> {
  return sql.begin(async (tx) => {
    // Records that are being imported are waited for, or wait: then they find the month closed.
    await tx`select pg_advisory_xact_lock(hashtext('hr.employees'))`;
    await tx`select pg_advisory_xact_lock(hashtext('finance.items'), ${run.id}::int)`;
    // A statement that is being settled at this moment is waited for.
    const [now] = await tx<
      { state: string }[]
    >`select state from finance.runs where id = ${run.id} for update`;
    if (now?.state === 'closed') return closedWith(tx, run.id);
    const [open] = await tx<{ count: number }[]>`
      select count(*) as count from finance.items
      where run_id = ${run.id} and state not in ('paid', 'zero', 'carried', 'held')`;
    if (open && open.count > 0) return { ok: false, refusal: { code: 'items_open', count: open.count } };
    const employed = await employedAfterAll(tx, run.id);
    if (employed > 0) return { ok: false, refusal: { code: 'employment_changed', count: employed } };
    const changed = await changedUnseen(tx, run.id);
    if (changed > 0) return { ok: false, refusal: { code: 'items_changed', count: changed } };
    if (run.scope === 'all') {
      const omitted = await omittedEmployees(tx, run.programme, run.period);
      if (omitted.length > 0)
        return { ok: false, refusal: { code: 'employees_omitted', count: omitted.length } };
      const [missing] = await tx<{ count: number }[]>`
        select count(*) as count from finance.items was
        where was.programme = ${run.programme} and was.state = 'paid' and was.obligation = 'month'
          and was.period = ${previousPeriod(must(parsePeriod(run.period), 'period of a run'))}
          and not exists (select from finance.items i where i.programme = was.programme and i.period = ${run.period}
            and i.obligation = 'month' and i.employee_id = was.employee_id)`;
      if (missing && missing.count > 0)
        return { ok: false, refusal: { code: 'paid_last_month_missing', count: missing.count } };
    }
    await moveItems(
      tx,
      'carried',
      'close',
      tx`select id as item_id, state as from_state, reason from finance.items where run_id = ${run.id} and state = 'held'`,
    );
    await tx`
      insert into finance.arrears (programme, employee_id, origin_item_id, origin_period, kind, obligation_key, amount_fen)
      select programme, employee_id, id, period, 'carried', obligation_key,
        -- Of number, name and account two agree, or the line may be another's: then it does not say what he is owed.
        case when cardinality(array(
          select unnest(reasons) intersect select unnest(${personDoubts as unknown as string[]}::text[]))) < 2 then amount_fen end
      from finance.items where run_id = ${run.id} and state = 'carried' and obligation = 'month'
      on conflict do nothing`;
    // What an earlier month owed and is nothing after all is not owed again next month.
    await tx`
      update finance.arrears a set state = 'settled', settled_by_item_id = i.id
      from finance.items i where i.run_id = ${run.id} and i.arrear_id = a.id and i.state = 'zero' and a.state = 'open'`;
    await tx`update finance.runs set state = 'closed', closed_at = clock_timestamp() where id = ${run.id} and state = 'open'`;
    await openLateRaises(tx, { runId: run.id });
    await showPaidWithoutEmploymentIn(tx, run.id);
    await closeTasks(tx, run.id);
    if (run.employeeId !== null) await resolveClosedMonth(tx, { ...run, employeeId: run.employeeId });
    await tx`update finance.run_stages set left_at = clock_timestamp() where run_id = ${run.id} and left_at is null`;
    await tx`
      insert into audit.events (actor, action, subject) values ('close', 'run_closed', ${`run/${run.id}`})`;
    await recordRunEvent(tx, run.id, 'run.closed');
    return closedWith(tx, run.id);
  });
}

async function closedWith(tx: Transaction, runId: number): Promise<Closed> {
  const counts = await tx<{ state: string; count: number }[]>`
    select state, count(*) as count from finance.items where run_id = ${runId} and obligation = 'month' group by state`;
  const of = (state: string) => counts.find((row) => row.state === state)?.count ?? 0;
  return { ok: true, paid: of('paid'), carried: of('carried'), zero: of('zero') };
}

/** How many are at zero as not employed in the month, and were by what the records say by now. */
async function employedAfterAll(tx: Transaction, runId: number): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count from finance.items i join hr.employees e on e.id = i.employee_id
    left join finance.arrears ar on ar.id = i.arrear_id
    where i.run_id = ${runId} and i.state = 'zero' and i.reason = 'not_employed_in_period'
      and ${employedInMonth(tx, tx`coalesce(ar.origin_period, i.period)`)}`;
  return row?.count ?? 0;
}

/**
 * How many would be carried over, or be paid nothing, by what is no longer so: they were corrected since the run was last
 * held against the records, or are held for nothing but a cooling-off that is over.
 */
async function changedUnseen(tx: Transaction, runId: number): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count from finance.items i join finance.runs r on r.id = i.run_id
    where i.run_id = ${runId} and (i.state in ('held', 'zero') and ${correctedUnseen(tx)}
      or i.state = 'held' and i.reasons = array['account_cooling_off'] and not ${coolingOff(tx)})`;
  return row?.count ?? 0;
}

export type Cancelled =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'already_sending' | 'month_closed' };

/**
 * Ends a run before anything was sent: its items are set free for a new run of the same month. Who is paid after his
 * month was closed is in no other run: what he is owed would be nobody's, so his run is not cancelled.
 */
export async function cancelRun(sql: Sql, run: Run, by: string): Promise<Cancelled> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('finance.items'), ${run.id}::int)`;
    const [current] = await tx<{ state: string; sending: string | null }[]>`
      select state, sending_started_at as sending from finance.runs where id = ${run.id} for update`;
    if (current?.state === 'cancelled') return { ok: true };
    if (current?.state !== 'open' || current.sending !== null) return { ok: false, code: 'already_sending' };
    // The close of the month that he would be missing from is waited for, or waits.
    await tx`
      select from finance.runs where programme = ${run.programme} and period = ${run.period} and scope = 'all' and state = 'open'
      for share`;
    const [owed] = await tx`
      select from finance.items i join finance.runs whole
        on whole.programme = i.programme and whole.period = i.period and whole.scope = 'all' and whole.state = 'closed'
      where i.run_id = ${run.id} and whole.id <> ${run.id} and i.obligation = 'month' and i.state in ('expected', 'due', 'held') limit 1`;
    if (owed) return { ok: false, code: 'month_closed' };
    await moveItems(
      tx,
      'cancelled',
      by,
      tx`select id as item_id, state as from_state, 'run_cancelled' as reason from finance.items
         where run_id = ${run.id} and state in ('expected', 'due', 'held', 'zero')`,
    );
    await tx`
      update finance.items set obligation = obligation || '-cancelled-' || ${run.id}::text
      where run_id = ${run.id} and state = 'cancelled'`;
    await tx`delete from finance.transfers where run_id = ${run.id} and state = 'prepared'`;
    await tx`update finance.runs set state = 'cancelled', closed_at = clock_timestamp() where id = ${run.id}`;
    await closeTasks(tx, run.id);
    await tx`insert into audit.events (actor, action, subject) values (${by}, 'run_cancelled', ${`run/${run.id}`})`;
    await recordRunEvent(tx, run.id, 'run.cancelled');
    return { ok: true };
  });
}
