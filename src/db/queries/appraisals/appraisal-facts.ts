import type { AppraisalStage } from '../../../domain/appraisal-stages.ts';
import type { Sql, Transaction } from '../../database.ts';
import { settled } from './cycles.ts';

/** Where one appraisal stands: what its workflow acts upon. No names, scores or amounts. */
export interface AppraisalFacts {
  readonly cycleId: number;
  readonly state: 'open' | 'completed' | 'withdrawn';
  readonly stage: AppraisalStage;
  readonly goals: 'unset' | 'proposed' | 'sent_back' | 'confirmed';
  readonly goalsVersion: number;
  readonly evaluated: boolean;
  /** Milliseconds until the evaluated days are over; 0 when they are. */
  readonly evaluationOpensInMs: number;
  readonly released: boolean;
  readonly appeal: 'none' | 'open' | 'decided';
  readonly final: boolean;
  readonly hasResult: boolean;
  /** Whether the cycle's list of raises was applied, and whether it raises this person. */
  readonly raisesApplied: boolean;
  readonly raised: boolean;
  readonly filing: 'not_needed' | 'pending' | 'accepted' | 'refused' | 'settled';
  /** What became of the payment of the first month that the result is in force for. */
  readonly payout: 'waiting' | 'paid' | 'zero' | 'carried' | 'returned';
  readonly feedbackGiven: boolean;
  /** Milliseconds since the present stage was entered; 0 before the first. */
  readonly stageAgeMs: number;
}

export async function appraisalFacts(
  sql: Sql | Transaction,
  appraisalId: number,
): Promise<AppraisalFacts | null> {
  const [row] = await sql<AppraisalFacts[]>`
    select a.cycle_id as "cycleId", a.state, a.stage, a.goals_state as goals,
      coalesce((select max(version) from hr.appraisal_goals g where g.appraisal_id = a.id), 0)::int as "goalsVersion",
      a.score is not null as evaluated,
      greatest(0, extract(epoch from (coalesce(c.evaluation_opens_on, c.evaluated_to + 1)::timestamp at time zone o.time_zone) - now()) * 1000)::bigint as "evaluationOpensInMs",
      c.released_at is not null as released, a.appeal_state as appeal, a.final_at is not null as final,
      a.final_at is not null and a.score is not null as "hasResult",
      l.id is not null as "raisesApplied", p.id is not null as raised,
      coalesce(case f.state when 'refiled' then 'pending' else f.state end, 'not_needed') as filing,
      case when ${settled(sql)} then i.state else 'waiting' end as payout,
      exists (select from hr.feedback b where b.appraisal_id = a.id) as "feedbackGiven",
      coalesce((select extract(epoch from now() - s.entered_at) * 1000 from hr.appraisal_stages s
        where s.appraisal_id = a.id and s.stage = a.stage), 0)::bigint as "stageAgeMs"
    from hr.appraisals a
    join hr.appraisal_cycles c on c.id = a.cycle_id
    cross join hr.organisation o
    left join payroll.salary_lists l on l.cycle_id = c.id and l.state = 'applied'
    left join payroll.salary_proposals p on p.list_id = l.id and p.appraisal_id = a.id
    left join lateral (
      select state from benefits.base_filings b where b.source = 'appraisal' and b.source_id = p.id order by b.attempt desc limit 1) f on true
    left join finance.items i on i.programme = c.programme and i.period = c.first_period and i.employee_id = a.employee_id and i.obligation = 'month'
    left join finance.runs r on r.id = i.run_id
    where a.id = ${appraisalId}`;
  return row ?? null;
}

/**
 * Leaves the stage before, with how it ended, and enters the next; entering it again changes nothing.
 * @param next null ends the appraisal: completed.
 */
export async function moveAppraisal(
  sql: Sql,
  appraisalId: number,
  outcome: string | null,
  next: AppraisalStage | null,
): Promise<void> {
  await sql.begin(async (tx) => {
    const [open] =
      await tx`select from hr.appraisals where id = ${appraisalId} and state = 'open' for update`;
    if (!open) return;
    await tx`
      update hr.appraisal_stages set left_at = clock_timestamp(), outcome = ${outcome}
      where appraisal_id = ${appraisalId} and left_at is null and stage is distinct from ${next}`;
    if (next === null) {
      await tx`update hr.appraisals set state = 'completed', updated_at = now() where id = ${appraisalId}`;
      return;
    }
    await tx`
      insert into hr.appraisal_stages (appraisal_id, stage, entered_at) values (${appraisalId}, ${next}, clock_timestamp())
      on conflict do nothing`;
    await tx`update hr.appraisals set stage = ${next}, updated_at = now() where id = ${appraisalId}`;
  });
}

/** Ends the stages of someone whose appraisal was withdrawn. */
export async function leaveAppraisal(sql: Sql, appraisalId: number): Promise<void> {
  await sql`
    update hr.appraisal_stages set left_at = clock_timestamp(), outcome = 'withdrawn'
    where appraisal_id = ${appraisalId} and left_at is null`;
  await sql`
    update hr.tasks set state = 'done', closed_at = now() where subject = ${`appraisal/${appraisalId}`} and state = 'open'`;
}

export interface Responsible {
  readonly employeeId: number;
  readonly evaluatorId: number | null;
  /** The evaluator's own manager, who is told when reminders do not help. */
  readonly aboveId: number | null;
  readonly cycleId: number;
}

export async function responsibleFor(sql: Sql, appraisalId: number): Promise<Responsible | null> {
  const [row] = await sql<Responsible[]>`
    select a.employee_id as "employeeId", a.evaluator_id as "evaluatorId", a.cycle_id as "cycleId", above.id as "aboveId"
    from hr.appraisals a
    left join hr.assignments s on s.employee_id = a.evaluator_id and s.superseded_at is null
    left join hr.employees above on above.employee_no = s.manager_no and above.left_on is null and above.id <> a.employee_id
    where a.id = ${appraisalId}`;
  return row ?? null;
}
