import { must } from '../../../domain/assert.ts';
import { parsePeriod } from '../../../domain/period.ts';
import { dueDate, isWeekend } from '../../../domain/schedule.ts';
import type { Sql, Transaction } from '../../database.ts';

type Row = Readonly<Record<string, string | number>> & { readonly value: number };

/**
 * How the business stands, as it is measured: counts and ages in seconds, by programme, stage, owner and kind. All of one
 * moment, over one connection: whoever waits for an answer has the others.
 */
export function businessFigures(sql: Sql) {
  return sql.begin('isolation level repeatable read read only', readFigures);
}

async function readFigures(sql: Transaction) {
  const [runs, stages, late, items, unknown, tasks, oldestTasks, exceptions, unsealed] = await Promise.all([
    sql<Row[]>`
      select programme, stage, (paused_at is not null)::text as paused, count(*)::int as value
      from finance.runs where state = 'open' group by 1, 2, 3`,
    sql<Row[]>`
      select r.programme, r.period, r.stage, (r.paused_at is not null)::text as paused, ${age(sql, sql`s.entered_at`)} as value
      from finance.runs r join finance.run_stages s on s.run_id = r.id and s.stage = r.stage
      where r.state = 'open' and r.scope = 'all' and s.left_at is null`,
    lateMonths(sql),
    sql<Row[]>`
      select i.programme, i.state, count(*)::int as value from finance.items i join finance.runs r on r.id = i.run_id
      where r.state = 'open' and i.state in ('held', 'sent', 'unknown') group by 1, 2`,
    sql<Row[]>`
      select coalesce(max(${age(sql, sql`e.at`)}), 0) as value
      from finance.items i join finance.runs r on r.id = i.run_id cross join lateral (
        select max(at) as at from finance.item_events e where e.item_id = i.id and e.to_state = 'unknown') e
      where r.state = 'open' and i.state = 'unknown'`,
    sql<Row[]>`
      select owner, kind, count(*)::int as value from finance.tasks where state = 'open' group by 1, 2`,
    sql<Row[]>`
      select owner, max(${age(sql, sql`created_at`)}) as value from finance.tasks where state = 'open' group by 1`,
    sql<Row[]>`
      select kind, count(*)::int as value from finance.exceptions where state = 'open' group by 1`,
    sql<Row[]>`
      select coalesce(max(${age(sql, sql`e.at`)}), 0) as value from audit.chain c join audit.events e on e.id = c.event_id
      where c.sequence > (select coalesce(max(sequence), 0) from audit.seals)`,
  ]);
  return {
    wulou_runs: runs,
    wulou_run_stage_seconds: stages,
    wulou_run_late_seconds: late,
    wulou_items: items,
    wulou_oldest_unknown_seconds: unknown,
    wulou_tasks_open: tasks,
    wulou_oldest_task_seconds: oldestTasks,
    wulou_exceptions_open: exceptions,
    wulou_oldest_unsealed_seconds: unsealed,
  };
}

const age = (sql: Transaction, since: ReturnType<Transaction>) =>
  sql`extract(epoch from now() - ${since})::float8`;

/** Open months that have fallen due, by the calendar in the database. */
async function lateMonths(sql: Transaction): Promise<Row[]> {
  const open = await sql<
    { programme: string; period: string; dueDay: number; dueTime: string; zone: string }[]
  >`
    select r.programme, r.period, p.due_day as "dueDay", p.due_time as "dueTime", o.time_zone as zone
    from finance.runs r join benefits.programmes p on p.code = r.programme cross join hr.organisation o
    where r.state = 'open' and r.scope = 'all'`;
  if (open.length === 0) return [];
  const special = await sql<{ day: string; banking: boolean }[]>`
    select to_char(day, 'YYYY-MM-DD') as day, banking from benefits.calendar_days`;
  const byDay = new Map(special.map(({ day, banking }) => [day, banking]));
  const due = open.map(({ programme, period, dueDay, dueTime, zone }) => {
    const day = dueDate(
      must(parsePeriod(period), 'period of a run'),
      dueDay,
      (date) => byDay.get(date) ?? !isWeekend(date),
    );
    return { programme, period, moment: `${day} ${dueTime}`, zone };
  });
  return sql<Row[]>`
    select programme, period, greatest(0, extract(epoch from now() - (moment::timestamp at time zone zone)))::float8 as value
    from jsonb_to_recordset(${sql.json(due)}) as due(programme text, period text, moment text, zone text)`;
}
