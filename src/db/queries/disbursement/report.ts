import type { Sql } from '../../database.ts';
import { exceptionsOf } from './exceptions.ts';
import { omittedEmployees } from './expected-items.ts';
import { type Run, type StageTimes, stageTimes } from './runs.ts';
import { leftOf, statedEntries } from './stated-entries.ts';

/** A month as it stands, amounts in fen. `omitted` is computed from employee records, apart from the run. */
export interface MonthReport {
  readonly programme: string;
  readonly period: string;
  readonly workflowId: string;
  readonly state: string;
  readonly expected: number;
  readonly paid: number;
  readonly carried: number;
  readonly zero: number;
  /** Items that are in none of the three closing states; zero once the month is closed. */
  readonly open: number;
  readonly omitted: number;
  readonly omittedEmployees: string[];
  readonly paidFen: number;
  readonly carriedFen: number;
  readonly stages: StageTimes[];
  readonly lines: {
    readonly received: number;
    readonly notOnRecord: string[];
    readonly duplicates: string[];
  };
  readonly bank: { readonly transfers: number; readonly bookedFen: number; readonly duplicates: number };
  readonly exceptions: ReportException[];
  readonly items: ReportItem[];
  readonly arrears: ReportArrear[];
}

export interface ReportItem {
  readonly employeeNo: string;
  readonly state: string;
  readonly reason: string | null;
  readonly amountFen: number | null;
  readonly bookedFen: number | null;
  readonly endToEndId: string | null;
  readonly attempts: number;
  /** Null: no appraisal result in force. */
  readonly score: string | null;
  readonly policyVersion: number | null;
}

export interface ReportException {
  readonly kind: string;
  readonly employeeNo: string | null;
  readonly endToEndId: string | null;
  readonly amountFen: number | null;
  readonly bookedFen: number | null;
}

export interface ReportArrear {
  readonly employeeNo: string;
  readonly originPeriod: string;
  readonly amountFen: number | null;
  readonly endToEndId: string | null;
  readonly state: string;
}

export async function monthReport(sql: Sql, run: Run): Promise<MonthReport> {
  const [items, arrears, exceptions, lines, bank, stages, omitted] = await Promise.all([
    readItems(sql, run),
    readArrears(sql, run),
    readExceptions(sql, run),
    readLines(sql, run),
    readBank(sql, run),
    stageTimes(sql, run.id),
    run.scope === 'all' ? omittedEmployees(sql, run.programme, run.period, run.state === 'closed') : [],
  ]);
  const count = (state: string) => items.filter((item) => item.state === state).length;
  const sum = (amounts: (number | null)[]) =>
    amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  const [paid, carried, zero] = [count('paid'), count('carried'), count('zero')];
  return {
    programme: run.programme,
    period: run.period,
    workflowId: run.workflowId,
    state: run.state,
    expected: items.length + omitted.length,
    paid,
    carried,
    zero,
    open: items.length - paid - carried - zero,
    omitted: omitted.length,
    omittedEmployees: omitted,
    paidFen: sum(items.filter((item) => item.state === 'paid').map((item) => item.bookedFen)),
    carriedFen: sum(items.filter((item) => item.state === 'carried').map((item) => item.amountFen)),
    stages,
    lines,
    bank,
    exceptions,
    items,
    arrears,
  };
}

function readItems(sql: Sql, run: Run): Promise<ReportItem[]> {
  return sql<ReportItem[]>`
    select e.employee_no as "employeeNo", i.state, i.reason, i.amount_fen as "amountFen", i.booked_fen as "bookedFen",
      i.end_to_end_id as "endToEndId", i.attempts, i.score, p.version as "policyVersion"
    from finance.items i join hr.employees e on e.id = i.employee_id left join benefits.policies p on p.id = i.policy_id
    where i.run_id = ${run.id} and i.obligation = 'month' order by e.employee_no`;
}

/** The arrears that this run took up, and those that it opened. */
function readArrears(sql: Sql, run: Run): Promise<ReportArrear[]> {
  return sql<ReportArrear[]>`
    select e.employee_no as "employeeNo", a.origin_period as "originPeriod", coalesce(i.amount_fen, a.amount_fen) as "amountFen",
      i.end_to_end_id as "endToEndId", i.state
    from finance.items i join finance.arrears a on a.id = i.arrear_id join hr.employees e on e.id = i.employee_id
    where i.run_id = ${run.id}
    union all
    select e.employee_no, a.origin_period, a.amount_fen, null, a.state
    from finance.arrears a join finance.items i on i.id = a.origin_item_id join hr.employees e on e.id = a.employee_id
    where i.run_id = ${run.id}
    order by 1, 2`;
}

async function readExceptions(sql: Sql, run: Run): Promise<ReportException[]> {
  const exceptions = await exceptionsOf(sql, run);
  return exceptions.map(({ kind, employeeNo, endToEndId, amountFen, bookedFen }) => ({
    kind,
    employeeNo,
    endToEndId,
    amountFen,
    bookedFen,
  }));
}

async function readLines(sql: Sql, run: Run): Promise<MonthReport['lines']> {
  const [received] = await sql<
    { count: number }[]
  >`select line_count as count from benefits.uploads where id = ${run.uploadId}`;
  const strangers = await sql<{ name: string }[]>`
    select l.name from finance.exceptions x
    join benefits.contribution_lines l on l.upload_id = ${run.uploadId} and l.line_no = (x.details ->> 'line')::int
    where x.run_id = ${run.id} and x.kind = 'not_on_record' and x.reference like ${`${run.id}/${run.uploadId}/%`} order by l.line_no`;
  const duplicates = await sql<{ employeeNo: string }[]>`
    select e.employee_no as "employeeNo" from finance.exceptions x join hr.employees e on e.id = x.employee_id
    where x.run_id = ${run.id} and x.kind = 'duplicate_line' and x.reference like ${`${run.id}/${run.uploadId}/%`} order by 1`;
  return {
    received: received?.count ?? 0,
    notOnRecord: strangers.map((row) => row.name),
    duplicates: duplicates.map((row) => row.employeeNo),
  };
}

function statedOfRun(sql: Sql, run: Run) {
  return statedEntries(
    sql,
    sql`s.transfer_id in (select id from finance.transfers where run_id = ${run.id})`,
  );
}

/** What the bank's statements say of this run's transfers: bookings less returns. */
async function readBank(sql: Sql, run: Run): Promise<MonthReport['bank']> {
  const [row] = await sql<MonthReport['bank'][]>`
    select count(*) filter (where kind = 'booking') as transfers, coalesce(${leftOf(sql)}, 0) as "bookedFen",
      count(*) filter (where verdict = 'duplicate') as duplicates
    from (${statedOfRun(sql, run)}) stated`;
  return row ?? { transfers: 0, bookedFen: 0, duplicates: 0 };
}

/**
 * Holds what the statements say against what is recorded as booked, to the fen, transfer by transfer. Duplicates and
 * bookings after a refusal stand outside the items and are exceptions. @returns the number of transfers that differ.
 */
export async function statementDisagreements(sql: Sql, run: Run): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    with bank as (
      select transfer_id as id, ${leftOf(sql)} as fen from (${statedOfRun(sql, run)}) stated group by transfer_id),
    ours as (select id, case when state = 'booked' then booked_fen else 0 end as fen from finance.transfers where run_id = ${run.id})
    select count(*) as count from ours left join bank using (id)
    where coalesce(bank.fen, 0) <> ours.fen
      and not exists (select from finance.exceptions x join finance.transfers t on t.end_to_end_id = x.end_to_end_id
        where t.id = ours.id and x.kind in ('duplicate', 'duplicate_returned', 'booked_after_refusal', 'returned'))`;
  return row?.count ?? 0;
}
