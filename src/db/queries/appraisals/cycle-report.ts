import type { AppraisalStage } from '../../../domain/appraisal-stages.ts';
import type { Sql } from '../../database.ts';
import type { Cycle } from './cycles.ts';

export interface CycleEmployee {
  readonly employeeNo: string;
  /** The result's score, or null: no result in force. */
  readonly score: string | null;
  readonly salaryFenBefore: number | null;
  readonly salaryFenAfter: number | null;
  /** Contribution base in force in the first and in the last month of the report. */
  readonly baseFenBefore: number | null;
  readonly baseFenAfter: number | null;
  /** By month. */
  readonly amountFen: Record<string, number | null>;
  readonly state: Record<string, string>;
  readonly reason: Record<string, string | null>;
  readonly endToEndId: Record<string, string | null>;
  /** Null: no appraisal in this cycle. */
  readonly workflowId: string | null;
  readonly appraisalState: string | null;
  readonly stages: {
    stage: AppraisalStage;
    enteredAt: string;
    leftAt: string | null;
    outcome: string | null;
  }[];
}

/** What a cycle came to, for everyone on record, with the payments of some months. @param periods in order. */
export async function cycleEmployees(
  sql: Sql,
  cycle: Cycle,
  periods: readonly string[],
): Promise<CycleEmployee[]> {
  const baseIn = (period: string | undefined) => sql`
    coalesce((select b.base_fen from benefits.bases b where b.employee_id = e.id and b.valid_from <= ${period ?? ''}
        order by b.valid_from desc, b.id desc limit 1),
      (select i.base_fen from finance.items i where i.employee_id = e.id and i.programme = ${cycle.programme} and i.period = ${period ?? ''}
        and i.obligation = 'month'))`;
  // A moment within JSON is written as the database client writes those outside of it.
  const inUtc = (at: ReturnType<typeof baseIn>) =>
    sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return sql<CycleEmployee[]>`
    with months as (
      select i.employee_id, jsonb_object_agg(i.period, i.amount_fen) as amounts, jsonb_object_agg(i.period, i.state) as states,
        jsonb_object_agg(i.period, i.reason) as reasons, jsonb_object_agg(i.period, i.end_to_end_id) as ids
      from finance.items i
      where i.programme = ${cycle.programme} and i.period = any(${periods as string[]}::text[]) and i.obligation = 'month' and i.state <> 'cancelled'
      group by i.employee_id),
    passed as (
      select a.employee_id, jsonb_agg(jsonb_build_object('stage', s.stage, 'enteredAt', ${inUtc(sql`s.entered_at`)}, 'leftAt', ${inUtc(sql`s.left_at`)}, 'outcome', s.outcome)
        order by s.entered_at) as stages
      from hr.appraisal_stages s join hr.appraisals a on a.id = s.appraisal_id where a.cycle_id = ${cycle.id} group by a.employee_id)
    select e.employee_no as "employeeNo", r.score, coalesce(p.salary_before_fen, s.salary_fen) as "salaryFenBefore",
      s.salary_fen as "salaryFenAfter", ${baseIn(periods[0])} as "baseFenBefore", ${baseIn(periods.at(-1))} as "baseFenAfter",
      coalesce(m.amounts, '{}') as "amountFen", coalesce(m.states, '{}') as state, coalesce(m.reasons, '{}') as reason,
      coalesce(m.ids, '{}') as "endToEndId", a.workflow_id as "workflowId", a.state as "appraisalState", coalesce(x.stages, '[]') as stages
    from hr.employees e
    left join hr.appraisals a on a.employee_id = e.id and a.cycle_id = ${cycle.id}
    left join hr.appraisal_results r on r.appraisal_id = a.id
    left join payroll.salaries s on s.employee_id = e.id and s.superseded_at is null
    left join payroll.salary_lists l on l.cycle_id = ${cycle.id} and l.state = 'applied'
    left join payroll.salary_proposals p on p.list_id = l.id and p.employee_id = e.id
    left join months m on m.employee_id = e.id
    left join passed x on x.employee_id = e.id
    order by e.employee_no`;
}

export interface CycleCounts {
  readonly appraisals: number;
  readonly open: number;
  readonly completed: number;
  readonly withdrawn: number;
  /** Open appraisals by stage. */
  readonly stages: Record<string, number>;
  readonly goalsConfirmed: number;
  readonly scored: number;
  readonly results: number;
  readonly raises: number;
  /** Filings by state. */
  readonly filings: Record<string, number>;
  readonly feedback: number;
  readonly openTasks: number;
  /** Open appraisals that nobody has a task for: must be none when the cycle is over. */
  readonly withoutOwner: number;
}

export async function cycleCounts(sql: Sql, cycle: Cycle): Promise<CycleCounts> {
  const [row] = await sql<CycleCounts[]>`
    with mine as (select * from hr.appraisals where cycle_id = ${cycle.id}),
    filed as (
      select f.state, f.id, p.appraisal_id from benefits.base_filings f join payroll.salary_proposals p on p.id = f.source_id
      join payroll.salary_lists l on l.id = p.list_id and l.cycle_id = ${cycle.id} where f.source = 'appraisal'),
    owned as (
      select substring(subject from 11)::bigint as appraisal_id from hr.tasks where state = 'open' and cycle_id = ${cycle.id} and subject like 'appraisal/%'
      union select f.appraisal_id from filed f join hr.tasks t on t.subject = 'filing/' || f.id and t.state = 'open')
    select (select count(*) from mine) as appraisals,
      (select count(*) from mine where state = 'open') as open,
      (select count(*) from mine where state = 'completed') as completed,
      (select count(*) from mine where state = 'withdrawn') as withdrawn,
      (select coalesce(jsonb_object_agg(stage, n), '{}') from (select stage, count(*) as n from mine where state = 'open' group by stage) s) as stages,
      (select count(*) from mine where goals_state = 'confirmed') as "goalsConfirmed",
      (select count(*) from mine where score is not null) as scored,
      (select count(*) from hr.appraisal_results r join mine on mine.id = r.appraisal_id) as results,
      (select coalesce(sum(raises), 0)::int from payroll.salary_lists where cycle_id = ${cycle.id} and state = 'applied') as raises,
      (select coalesce(jsonb_object_agg(state, n), '{}') from (select state, count(*) as n from filed group by state) f) as filings,
      (select count(*) from hr.feedback b join mine on mine.id = b.appraisal_id) as feedback,
      (select count(*) from hr.tasks where state = 'open' and (cycle_id = ${cycle.id} or subject in (select 'filing/' || id from filed))) as "openTasks",
      (select count(*) from mine where state = 'open' and id not in (select appraisal_id from owned)) as "withoutOwner"`;
  return row as CycleCounts;
}

/** People whose proposed score has no effect: they have no appraisal in the cycle. */
export async function scoresWithoutEffect(sql: Sql, cycle: Cycle): Promise<string[]> {
  const rows = await sql<{ employeeNo: string }[]>`
    select e.employee_no as "employeeNo" from hr.score_sheet_lines l join hr.employees e on e.id = l.employee_id
    where l.cycle_id = ${cycle.id} and not exists (
      select from hr.appraisals a where a.cycle_id = l.cycle_id and a.employee_id = l.employee_id and a.state <> 'withdrawn')
    order by 1`;
  return rows.map((row) => row.employeeNo);
}
