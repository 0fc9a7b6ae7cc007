import { appraisalStages } from '../../../domain/appraisal-stages.ts';
import type { Indicator } from '../../../domain/indicators.ts';
import type { Sql } from '../../database.ts';
import { type Actor, knowsOf, readsDetails } from './appraisal-authority.ts';
import { appraisalLines, type ListedAppraisal } from './appraisal-list.ts';
import { type AppraisalAddress, type Refused, refused } from './appraisal-lock.ts';

export interface GoalsVersion {
  readonly version: number;
  readonly indicators: Indicator[];
  readonly templateCode: string | null;
  readonly setBy: string;
  readonly setAt: string;
  /** confirmed or sent_back; null: not answered. */
  readonly answer: string | null;
  readonly answerReason: string | null;
  readonly answeredAt: string | null;
}

export interface ShownEvaluation {
  /** manager, calibration or appeal */
  readonly kind: string;
  readonly goalsVersion: number;
  readonly scores: Record<string, string> | null;
  readonly weightedScore: string;
  readonly reason: string | null;
  readonly by: string;
  readonly at: string;
}

export interface ShownAppeal {
  readonly reason: string;
  readonly filedAt: string;
  /** upheld or rejected; null while it is open. */
  readonly decision: string | null;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

export interface ShownStage {
  readonly stage: string;
  readonly enteredAt: string;
  readonly leftAt: string | null;
  readonly outcome: string | null;
}

export interface AppraisalDetails extends ListedAppraisal {
  readonly workflowId: string;
  readonly releasedAt: string | null;
  readonly finalAt: string | null;
  /** Until when an appeal may be filed; null where none may. */
  readonly canAppealUntil: string | null;
  readonly goals: GoalsVersion[];
  /** In the order in which they were given; the last one counts. None for the employee himself before the release. */
  readonly evaluations: ShownEvaluation[];
  readonly appeal: ShownAppeal | null;
  readonly stages: ShownStage[];
}

/** Everything about one's own appraisals, newest first. */
export async function ownAppraisals(
  sql: Sql,
  actor: Actor,
  beforeId: number,
  limit: number,
): Promise<AppraisalDetails[]> {
  const ids = await sql<{ id: number }[]>`
    select id from hr.appraisals where employee_id = ${actor.employeeId}::bigint and id < ${beforeId} order by id desc limit ${limit}`;
  return detailsOf(
    sql,
    actor,
    ids.map(({ id }) => id),
  );
}

export type ReadAppraisal =
  | { readonly ok: true; readonly details: AppraisalDetails }
  | Refused<'appraisal_unknown' | 'not_allowed'>;

/** Everything about one appraisal, for the employee, his evaluator, HR and the auditor. */
export async function readAppraisal(sql: Sql, actor: Actor, appraisalId: number): Promise<ReadAppraisal> {
  const [row] = await sql<{ employeeId: number; evaluatorId: number | null }[]>`
    select employee_id as "employeeId", evaluator_id as "evaluatorId" from hr.appraisals where id = ${appraisalId}`;
  if (!row || !knowsOf(actor, row)) return refused('appraisal_unknown');
  if (!readsDetails(actor, row)) return refused('not_allowed');
  const [details] = await detailsOf(sql, actor, [appraisalId]);
  return details ? { ok: true, details } : refused('appraisal_unknown');
}

/** Where an appraisal's workflow is. */
export async function addressOf(sql: Sql, appraisalId: number): Promise<AppraisalAddress | null> {
  const [row] = await sql<AppraisalAddress[]>`
    select a.id, a.workflow_id as "workflowId", c.code as "cycleCode", c.settings
    from hr.appraisals a join hr.appraisal_cycles c on c.id = a.cycle_id where a.id = ${appraisalId}`;
  return row ?? null;
}

type Keyed<T> = T & { readonly id: number };

async function detailsOf(sql: Sql, actor: Actor, ids: readonly number[]): Promise<AppraisalDetails[]> {
  const wanted = sql`any(${ids as number[]}::bigint[])`;
  const [lines, facts, goals, evaluations, appeals, stages] = await Promise.all([
    appraisalLines(sql, actor, ids),
    sql<Keyed<Pick<AppraisalDetails, 'workflowId' | 'releasedAt' | 'finalAt' | 'canAppealUntil'>>[]>`
      select a.id, a.workflow_id as "workflowId", c.released_at as "releasedAt", a.final_at as "finalAt",
        case when now() < w.closes_at and a.score is not null and a.state = 'open' and c.state = 'open' and a.appeal_state = 'none'
          and a.final_at is null and c.final_at is null then w.closes_at end as "canAppealUntil"
      from hr.appraisals a join hr.appraisal_cycles c on c.id = a.cycle_id
      cross join lateral (select c.released_at
        + make_interval(secs => (c.settings ->> 'appealWindowMs')::float8 / 1000) as closes_at) w
      where a.id = ${wanted}`,
    sql<Keyed<GoalsVersion>[]>`
      select g.appraisal_id as id, g.version, g.indicators, t.code as "templateCode", g.set_by as "setBy", g.set_at as "setAt",
        g.answer, g.answer_reason as "answerReason", g.answered_at as "answeredAt"
      from hr.appraisal_goals g left join hr.appraisal_templates t on t.id = g.template_id
      where g.appraisal_id = ${wanted} order by g.version`,
    sql<Keyed<ShownEvaluation>[]>`
      select v.appraisal_id as id, v.kind, v.goals_version as "goalsVersion", v.scores, v.weighted_score as "weightedScore",
        v.reason, v.by, v.at
      from hr.appraisal_evaluations v join hr.appraisals a on a.id = v.appraisal_id
      join hr.appraisal_cycles c on c.id = a.cycle_id
      where v.appraisal_id = ${wanted}
        and (c.released_at is not null or a.employee_id is distinct from ${actor.employeeId}::bigint)
      order by v.id`,
    sql<Keyed<ShownAppeal>[]>`
      select appraisal_id as id, reason, filed_at as "filedAt", decision, decision_reason as "decisionReason",
        decided_by as "decidedBy", decided_at as "decidedAt"
      from hr.appraisal_appeals where appraisal_id = ${wanted}`,
    sql<Keyed<ShownStage>[]>`
      select appraisal_id as id, stage, entered_at as "enteredAt", left_at as "leftAt", outcome
      from hr.appraisal_stages where appraisal_id = ${wanted}
      order by array_position(${appraisalStages as unknown as string[]}::text[], stage)`,
  ]);
  return lines.flatMap((line) => {
    const of = <T>(rows: readonly Keyed<T>[]): T[] =>
      rows.filter(({ id }) => id === line.appraisalId).map(({ id: _, ...row }) => row as unknown as T);
    const [fact] = of(facts);
    if (!fact) return [];
    return {
      ...line,
      ...fact,
      goals: of(goals),
      evaluations: of(evaluations),
      appeal: of(appeals)[0] ?? null,
      stages: of(stages),
    };
  });
}
