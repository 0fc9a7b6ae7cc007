import { must } from '../../../domain/assert.ts';
import { type CalendarDate, parseCalendarDate } from '../../../domain/calendar-date.ts';
import { firstDayConcerned } from '../../../domain/change-steps.ts';
import { nextPeriod, type Period, parsePeriod } from '../../../domain/period.ts';
import type { Transaction } from '../../database.ts';

/** What a change wants of the records, and of whom. */
export interface Wanted {
  readonly employeeId: number;
  readonly employeeNo: string;
  readonly effectiveOn: string;
  /** Null: as it is. */
  readonly department: string | null;
  readonly position: string | null;
  /** Null: as it is; empty: nobody above. */
  readonly managerNo: string | null;
  readonly salaryFen: number | null;
  readonly leftOn: string | null;
  readonly bankName: string | null;
  /** Of the account number; null: as it is. */
  readonly accountHash: Buffer | null;
}

export type Obstacle = {
  readonly code:
    | 'not_employed'
    | 'leaving_date_invalid'
    | 'salary_invalid'
    | 'manager_unknown'
    | 'manager_is_self'
    | 'manager_cycle'
    | 'bank_unknown';
};

export const dayOf = (text: string): CalendarDate => must(parseCalendarDate(text), 'a day of a change');

/** 10 million yuan a month: whoever means more has typed fen for yuan. */
const salaryLimitFen = 1_000_000_000;

/** What stands against a change whenever it is looked at: when it is entered, and again when it takes effect. */
export async function obstacleTo(tx: Transaction, wanted: Wanted): Promise<Obstacle | null> {
  const [person] = await tx<{ hiredOn: string; leftOn: string | null; hasBank: boolean }[]>`
    select e.hired_on as "hiredOn", e.left_on as "leftOn", coalesce(a.bank_name, '') <> '' as "hasBank"
    from hr.employees e left join benefits.accounts a on a.employee_id = e.id and a.superseded_at is null
    where e.id = ${wanted.employeeId}`;
  const { hiredOn, leftOn, hasBank } = must(person, 'the person of a change');
  const { effectiveOn } = wanted;
  if (hiredOn > effectiveOn || (leftOn !== null && leftOn < effectiveOn)) return { code: 'not_employed' };
  if (wanted.leftOn !== null && !isLeavingDay(wanted.leftOn, hiredOn, effectiveOn))
    return { code: 'leaving_date_invalid' };
  if (wanted.salaryFen !== null && !(wanted.salaryFen > 0 && wanted.salaryFen <= salaryLimitFen))
    return { code: 'salary_invalid' };
  if (wanted.accountHash !== null && wanted.bankName === null && !hasBank) return { code: 'bank_unknown' };
  return wanted.managerNo === null || wanted.managerNo === ''
    ? null
    : managerObstacle(tx, wanted, wanted.managerNo);
}

/** A leaver is in the records by the day after his last one: waiting longer would pay months that he is not there for. */
function isLeavingDay(leftOn: string, hiredOn: string, effectiveOn: string): boolean {
  const latest = firstDayConcerned(dayOf(effectiveOn), dayOf(leftOn));
  return leftOn >= hiredOn && leftOn <= effectiveOn && effectiveOn <= latest;
}

async function managerObstacle(tx: Transaction, wanted: Wanted, managerNo: string): Promise<Obstacle | null> {
  if (managerNo === wanted.employeeNo) return { code: 'manager_is_self' };
  const [manager] = await tx<{ employed: boolean }[]>`
    select hired_on <= ${wanted.effectiveOn} and (left_on is null or left_on >= ${wanted.effectiveOn}) as employed
    from hr.employees where employee_no = ${managerNo}`;
  if (!manager?.employed) return { code: 'manager_unknown' };
  // `union` drops who was met before, so a loop that is in the records already ends too.
  const [loop] = await tx`
    with recursive above (employee_no) as (
      select ${managerNo}::text
      union
      select a.manager_no from above join hr.employees e using (employee_no)
      join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
      where a.manager_no is not null)
    select from above where employee_no = ${wanted.employeeNo}`;
  return loop ? { code: 'manager_cycle' } : null;
}

/**
 * The first month in which the change could take effect, where its own is paid or being paid: of any programme, for
 * everybody or for this person alone. A month before a closed one counts as closed: the change would reach into it.
 * @returns null where nothing stands against its day.
 */
export async function nextOpenPeriod(tx: Transaction, wanted: Wanted): Promise<Period | null> {
  const concerned = firstDayConcerned(
    dayOf(wanted.effectiveOn),
    wanted.leftOn === null ? null : dayOf(wanted.leftOn),
  );
  const [last] = await tx<{ period: string | null }[]>`
    select max(period) as period from finance.runs
    where period >= ${concerned.slice(0, 7)} and (scope = 'all' or employee_id = ${wanted.employeeId})
      and (state = 'closed' or state = 'open' and sending_started_at is not null)`;
  return last?.period ? nextPeriod(must(parsePeriod(last.period), 'period of a run')) : null;
}

/** Whether the records say all of it already. */
export async function isOnRecord(tx: Transaction, wanted: Wanted): Promise<boolean> {
  const [row] = await tx<{ same: boolean }[]>`
    select a.department = coalesce(${wanted.department}, a.department) and a.position = coalesce(${wanted.position}, a.position)
      and coalesce(a.manager_no, '') = coalesce(${wanted.managerNo}, a.manager_no, '')
      and s.salary_fen is not distinct from coalesce(${wanted.salaryFen}::bigint, s.salary_fen)
      and e.left_on is not distinct from coalesce(${wanted.leftOn}::date, e.left_on)
      and b.bank_name is not distinct from coalesce(${wanted.bankName}, b.bank_name)
      and b.account_hash is not distinct from coalesce(${wanted.accountHash}::bytea, b.account_hash) as same
    from hr.employees e
    left join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
    left join payroll.salaries s on s.employee_id = e.id and s.superseded_at is null
    left join benefits.accounts b on b.employee_id = e.id and b.superseded_at is null
    where e.id = ${wanted.employeeId}`;
  return row?.same ?? false;
}

/**
 * Someone else put another salary in force after the change was entered: what was approved would undo it unseen. What
 * was put back since, or is what the change wants, does not count.
 */
export async function salaryChangedSince(tx: Transaction, changeId: number): Promise<boolean> {
  const [row] = await tx`
    select from hr.changes c join payroll.salaries s on s.employee_id = c.employee_id and s.superseded_at is null
    where c.id = ${changeId} and s.recorded_at > c.entered_at and s.salary_fen <> c.salary_fen
      and s.salary_fen is distinct from (
        select h.salary_fen from payroll.salaries h
        where h.employee_id = c.employee_id and h.recorded_at <= c.entered_at
          and (h.superseded_at is null or h.superseded_at > c.entered_at)
        order by h.id desc limit 1)`;
  return row !== undefined;
}
