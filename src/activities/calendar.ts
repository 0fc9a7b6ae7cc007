import { openRun } from '../db/queries/disbursement/runs.ts';
import { readOrganisation } from '../db/queries/people/organisation.ts';
import { must } from '../domain/assert.ts';
import { parsePeriod } from '../domain/period.ts';
import { dueMonths, isWeekend } from '../domain/schedule.ts';
import type { RunSettings } from '../domain/settings.ts';
import { type DisbursementInput, disbursementId } from '../workflows/contract.ts';
import type { Dependencies } from './dependencies.ts';

/** Months caught up at most in one go. */
const catchUpLimit = 12;

/** A run that must have its workflow. */
export interface DueRun {
  readonly workflowId: string;
  readonly input: DisbursementInput;
}

/** Which months have a run, and which had one. One that people began ahead of its turn makes none before it begun. */
async function monthsBegun(sql: Dependencies['sql'], programme: string, current: string) {
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

/** What the schedules ask of the calendar. */
export function calendarActivities({ sql }: Dependencies) {
  return {
    /** Opens a run for each month that is due and not begun. Safe to repeat: a month has one run. */
    async openDueRuns({ programme }: { programme: string }): Promise<DueRun[]> {
      const [known] = await sql<{ dueDay: number; scheduled: boolean; today: string; people: number }[]>`
        select p.due_day as "dueDay", p.scheduled, to_char(now() at time zone o.time_zone, 'YYYY-MM-DD') as today,
          (select count(*) from hr.employees) as people
        from benefits.programmes p cross join hr.organisation o where p.code = ${programme}`;
      if (!known?.scheduled || known.people === 0) return [];
      const special = await sql<
        { day: string; banking: boolean }[]
      >`select to_char(day, 'YYYY-MM-DD') as day, banking from benefits.calendar_days`;
      const byDay = new Map(special.map((row) => [row.day, row.banking]));
      const months = dueMonths({
        today: known.today,
        ...(await monthsBegun(sql, programme, known.today.slice(0, 7))),
        dueDay: known.dueDay,
        isBankingDay: (day) => byDay.get(day) ?? !isWeekend(day),
        limit: catchUpLimit,
      });
      const { settings } = await readOrganisation(sql);
      for (const period of months) {
        const workflowId = disbursementId(programme, period, 'all');
        await openRun(sql, {
          programme,
          period,
          scope: 'all',
          employeeId: null,
          workflowId,
          settings,
          startedBy: 'schedule',
        });
      }
      // Every open run is given out, not only the new ones: an answer lost here must not leave one without its workflow.
      const open = await sql<{ runId: number; period: string; settings: RunSettings; workflowId: string }[]>`
        select id as "runId", period, settings, workflow_id as "workflowId" from finance.runs
        where programme = ${programme} and state = 'open' and scope = 'all' order by period`;
      return open.map(({ workflowId, ...input }) => ({ workflowId, input: { ...input, programme } }));
    },
  };
}
