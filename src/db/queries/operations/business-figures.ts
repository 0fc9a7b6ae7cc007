import { must } from '../../../domain/assert.ts';
import { parsePeriod } from '../../../domain/period.ts';
import { dueDate } from '../../../domain/schedule.ts';
import type { Sql, Transaction } from '../../database.ts';
import { oldestUnarchived } from '../archive/archives.ts';
import { monthsDue, readBankingDays } from '../disbursement/months-due.ts';

type Row = Readonly<Record<string, string | number>> & { readonly value: number };

/**
 * How the business stands, as it is measured: counts and ages in seconds, by programme, stage, owner and kind. All of one
 * moment, over one connection: whoever waits for an answer has the others.
 */
export function businessFigures(sql: Sql) {
  return sql.begin('isolation level repeatable read read only', readFigures);
}

async function readFigures(sql: Transaction) {
  const [runs, stages, late, items, unknown, tasks, oldestTasks, exceptions, sms, unsealed, unarchived] =
    await Promise.all([
      sql<Row[]>`
      select programme, stage, (paused_at is not null)::text as paused, count(*)::int as value
      from finance.runs where state = 'open' group by 1, 2, 3`,
      timeInStages(sql),
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
      select coalesce(max(${age(sql, sql`created_at`)}), 0) as value from benefits.notices where sms_state = 'pending'`,
      sql<Row[]>`
      select coalesce(max(${age(sql, sql`e.at`)}), 0) as value from audit.chain c join audit.events e on e.id = c.event_id
      where c.sequence > (select coalesce(max(sequence), 0) from audit.seals)`,
      oldestUnarchived(sql),
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
    wulou_oldest_pending_sms_seconds: sms,
    wulou_oldest_unsealed_seconds: unsealed,
    wulou_oldest_unarchived_seconds: unarchived,
  };
}

const age = (sql: Transaction, since: ReturnType<Transaction>) =>
  sql`extract(epoch from now() - ${since})::float8`;

/**
 * How long open runs have been in their stage, since they entered it last. The close of a run with held people begins
 * when its window for corrections is over: until then it waits for them, unless it is paused.
 */
function timeInStages(sql: Transaction) {
  const windowEnd = sql`
    case when r.stage = 'close' and r.paused_at is null
        and exists (select from finance.items i where i.run_id = r.id and i.state = 'held')
      then s.entered_at + (r.settings ->> 'correctionWindowMs')::float8 * interval '1 millisecond' end`;
  const since: ReturnType<Transaction> = sql`
    greatest(s.entered_at, ${windowEnd}, (select max(left_at) from finance.run_stages l where l.run_id = r.id))`;
  return sql<Row[]>`
    select r.programme, r.period, case r.scope when 'all' then 'all' else 'one' end as scope, r.stage,
      (r.paused_at is not null)::text as paused, greatest(0, max(${age(sql, since)})) as value
    from finance.runs r join finance.run_stages s on s.run_id = r.id and s.stage = r.stage
    where r.state = 'open' and s.left_at is null group by 1, 2, 3, 4, 5`;
}

/** Months that have fallen due, by the calendar in the database: open ones, and those that nobody began. */
async function lateMonths(sql: Transaction): Promise<Row[]> {
  const isBankingDay = await readBankingDays(sql);
  const programmes = await sql<
    { code: string; dueDay: number; dueTime: string; zone: string; open: string[] }[]
  >`
    select p.code, p.due_day as "dueDay", p.due_time as "dueTime", o.time_zone as zone,
      array(select period from finance.runs r where r.programme = p.code and r.state = 'open' and r.scope = 'all') as open
    from benefits.programmes p cross join hr.organisation o`;
  const due: { programme: string; period: string; moment: string; zone: string }[] = [];
  for (const { code, dueDay, dueTime, zone, open } of programmes) {
    for (const period of [...open, ...((await monthsDue(sql, code, isBankingDay)) ?? [])]) {
      const day = dueDate(must(parsePeriod(period), 'period of a run'), dueDay, isBankingDay);
      due.push({ programme: code, period, moment: `${day} ${dueTime}`, zone });
    }
  }
  if (due.length === 0) return [];
  return sql<Row[]>`
    select programme, period, greatest(0, extract(epoch from now() - (moment::timestamp at time zone zone)))::float8 as value
    from jsonb_to_recordset(${sql.json(due)}) as due(programme text, period text, moment text, zone text)`;
}
