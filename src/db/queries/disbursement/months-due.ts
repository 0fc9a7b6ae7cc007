import { must } from '../../../domain/assert.ts';
import { type Period, parsePeriod } from '../../../domain/period.ts';
import { dueMonths, type IsBankingDay, isWeekend } from '../../../domain/schedule.ts';
import type { Sql, Transaction } from '../../database.ts';

/** Months caught up at most in one go. */
const catchUpLimit = 12;

/** The organisation's calendar: weekdays, but for what is on record. */
export async function readBankingDays(sql: Sql | Transaction): Promise<IsBankingDay> {
  const special = await sql<{ day: string; banking: boolean }[]>`
    select to_char(day, 'YYYY-MM-DD') as day, banking from benefits.calendar_days`;
  const byDay = new Map(special.map(({ day, banking }) => [day, banking]));
  return (day) => byDay.get(day) ?? !isWeekend(day);
}

/** Which months of a programme are due today and not begun; null where it has no schedule, or nobody is on record. */
export async function monthsDue(
  sql: Sql | Transaction,
  programme: string,
  isBankingDay: IsBankingDay,
): Promise<Period[] | null> {
  const [known] = await sql<{ dueDay: number; scheduled: boolean; today: string; people: number }[]>`
    select p.due_day as "dueDay", p.scheduled, to_char(now() at time zone o.time_zone, 'YYYY-MM-DD') as today,
      (select count(*) from hr.employees) as people
    from benefits.programmes p cross join hr.organisation o where p.code = ${programme}`;
  if (!known?.scheduled || known.people === 0) return null;
  return dueMonths({
    today: known.today,
    ...(await monthsBegun(sql, programme, known.today.slice(0, 7))),
    dueDay: known.dueDay,
    isBankingDay,
    limit: catchUpLimit,
  });
}

/** Which months have a run, and which had one. One that people began ahead of its turn makes none before it begun. */
async function monthsBegun(sql: Sql | Transaction, programme: string, current: string) {
  const rows = await sql<{ period: string; live: boolean; scheduled: boolean }[]>`
    select period, bool_or(state <> 'cancelled') as live, bool_or(state <> 'cancelled' and started_by = 'schedule') as scheduled
    from finance.runs where programme = ${programme} and scope = 'all' group by period order by period`;
  const known = rows.filter(({ live, period }) => live && period <= current);
  const since = known.findLast(({ scheduled }) => scheduled) ?? known.at(-1);
  const periodOf = ({ period }: { period: string }) => must(parsePeriod(period), 'period of a run');
  return {
    begun: new Set(rows.filter(({ live }) => live).map(({ period }) => period)),
    since: since ? periodOf(since) : null,
    cancelled: rows.filter(({ live }) => !live).map(periodOf),
  };
}
