import { must } from '../../../domain/assert.ts';
import { obligationKey } from '../../../domain/end-to-end-id.ts';
import { firstDay, lastDay, type Period, parsePeriod } from '../../../domain/period.ts';
import { analyzeTables } from '../../analyze.ts';
import { inTransaction, type Sql, type Transaction } from '../../database.ts';
import type { Run } from './runs.ts';

/**
 * Gives everyone on record an item of this month, and every open arrear a line. Who is expected comes from employee
 * records alone, never from the upload. Safe to repeat: those who joined the records meanwhile are added.
 */
export async function expectItems(sql: Sql | Transaction, run: Run): Promise<{ added: number }> {
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('finance.items'), ${run.id}::int)`;
    // Two months that begin at the same moment must not both take up one arrear.
    await tx`select pg_advisory_xact_lock(hashtext('finance.arrears'))`;
    const [open] = await tx`select from finance.runs where id = ${run.id} and state = 'open'`;
    if (!open) return { added: 0 };
    return addItems(tx, run);
  });
}

async function addItems(sql: Transaction, run: Run): Promise<{ added: number }> {
  const month = await sql`
    insert into finance.items (run_id, programme, period, employee_id, obligation, obligation_key)
    select ${run.id}, ${run.programme}, ${run.period}, e.id, 'month',
      ${keyStart(run.programme, run.period)} || ${escapedNo(sql)} || '/month'
    from hr.employees e
    where (${run.employeeId}::bigint is null or e.id = ${run.employeeId}::bigint)
    on conflict do nothing`;
  // An obligation whose last attempt is still open elsewhere is left alone until the bank has answered.
  const arrears = await sql`
    insert into finance.items (run_id, programme, period, employee_id, obligation, arrear_id, obligation_key)
    select ${run.id}, ${run.programme}, ${run.period}, a.employee_id, 'arrears-' || a.id, a.id, a.obligation_key
    from finance.arrears a
    join finance.items origin on origin.id = a.origin_item_id join finance.runs closed on closed.id = origin.run_id and closed.state = 'closed'
    where a.programme = ${run.programme} and a.state = 'open' and a.origin_period < ${run.period}
      and (${run.employeeId}::bigint is null or a.employee_id = ${run.employeeId}::bigint)
      and not exists (
        select from finance.items i join finance.runs r on r.id = i.run_id
        where i.arrear_id = a.id and i.run_id <> ${run.id} and r.state = 'open')
    on conflict do nothing`;
  if (month.count + arrears.count > 0) await analyzeTables(sql, 'finance.items');
  return { added: month.count + arrears.count };
}

/** Everything of an obligation key before the employee number. */
function keyStart(programme: string, period: string): string {
  return obligationKey(programme, period, '', '').slice(0, -1);
}

/** Percent-encodes what `encodeURIComponent` would in an employee number; plain ones pass unchanged. */
function escapedNo(sql: Sql | Transaction) {
  return sql`replace(replace(replace(e.employee_no, '%', '%25'), '/', '%2F'), ' ', '%20')`;
}

/**
 * People on record without an item of this month: must be none, and is asked apart from the run. Of a month that is
 * closed, those who came on record since count only if they were employed in it: they are owed a backfill.
 */
export async function omittedEmployees(
  sql: Sql | Transaction,
  programme: string,
  period: string,
  closed = false,
): Promise<string[]> {
  const rows = await sql<{ employeeNo: string }[]>`
    select e.employee_no as "employeeNo" from hr.employees e
    where (not ${closed}::boolean or ${employedIn(sql, must(parsePeriod(period), 'period of a run'))}) and not exists (
      select from finance.items i join finance.runs r on r.id = i.run_id and r.state <> 'cancelled'
      where i.programme = ${programme} and i.period = ${period} and i.obligation = 'month' and i.employee_id = e.id
        and i.state <> 'cancelled')
    order by e.employee_no`;
  return rows.map((row) => row.employeeNo);
}

/** Whether an employee `e` was employed on at least one day of the month (both dates included). */
export function employedIn(sql: Sql | Transaction, period: Period) {
  return employedDuring(sql, sql`${firstDay(period)}::date`, sql`${lastDay(period)}::date`);
}

/** … of the month that an expression names, YYYY-MM. */
export function employedInMonth(tx: Transaction, period: ReturnType<Transaction>) {
  const first: ReturnType<Transaction> = tx`(${period} || '-01')::date`;
  return employedDuring(tx, first, tx`(${first} + interval '1 month' - interval '1 day')::date`);
}

/** Whether an employee `e` was employed on at least one day from `first` to `last`, now or before he came back. */
function employedDuring(sql: Sql | Transaction, first: ReturnType<Transaction>, last: ReturnType<Sql>) {
  return sql`(e.hired_on <= ${last} and (e.left_on is null or e.left_on >= ${first}) or exists (
    select from hr.former_employments f where f.employee_id = e.id and f.hired_on <= ${last} and f.left_on >= ${first}))`;
}
