import { must } from '../../../domain/assert.ts';
import {
  type FactorLink,
  type GoalsLink,
  noResultInForce,
  type ScoreLink,
} from '../../../domain/explanation.ts';
import type { Transaction } from '../../database.ts';
import type { Reckoning } from './explained-amount.ts';

/** The result that the item recorded when it was reckoned, not what may be in force by now. */
export async function explainFactor(
  tx: Transaction,
  { resultId, score, factor, period }: Reckoning,
): Promise<{ factor: FactorLink; appraisalId: number | null }> {
  const [result] = await tx<
    { appraisalId: number; resultId: number; cycleCode: string; firstPeriod: string; lastPeriod: string }[]
  >`
    select r.id as "resultId", r.appraisal_id as "appraisalId", c.code as "cycleCode", r.first_period as "firstPeriod",
      r.last_period as "lastPeriod"
    from hr.appraisal_results r join hr.appraisals a on a.id = r.appraisal_id join hr.appraisal_cycles c on c.id = a.cycle_id
    where r.id = ${resultId}`;
  const isInForce = score !== null || result !== undefined;
  return {
    appraisalId: result?.appraisalId ?? null,
    factor: {
      factorTenThousandths: factor,
      period,
      inForce: isInForce
        ? {
            score,
            resultId,
            cycleCode: result?.cycleCode ?? null,
            firstPeriod: result?.firstPeriod ?? null,
            lastPeriod: result?.lastPeriod ?? null,
          }
        : null,
      note: isInForce ? null : noResultInForce,
    },
  };
}

type AppraisalRow = Omit<ScoreLink, 'cycle' | 'indicators' | 'evaluations' | 'appeal'> &
  ScoreLink['cycle'] & { cycleWorkflowId: string };

/** How an appraisal came to its score: the goals that were scored, who scored them, and what happened after. */
export async function explainAppraisal(
  tx: Transaction,
  appraisalId: number,
): Promise<{ score: ScoreLink; goals: GoalsLink | null }> {
  const [row] = await tx<AppraisalRow[]>`
    select a.id as "appraisalId", a.workflow_id as "workflowId", m.employee_no as "evaluatorNo", coalesce(r.score, a.score) as "weightedScore",
      c.code, c.name_zh as "nameZh", c.name_en as "nameEn", c.workflow_id as "cycleWorkflowId", c.evaluated_from as "evaluatedFrom",
      c.evaluated_to as "evaluatedTo", c.released_at as "releasedAt", c.released_by as "releasedBy", c.final_at as "finalAt"
    from hr.appraisals a
    join hr.appraisal_cycles c on c.id = a.cycle_id
    left join hr.employees m on m.id = a.evaluator_id
    left join hr.appraisal_results r on r.appraisal_id = a.id
    where a.id = ${appraisalId}`;
  const {
    workflowId,
    evaluatorNo,
    weightedScore,
    cycleWorkflowId,
    appraisalId: id,
    ...cycle
  } = must(row, 'appraisal');
  const evaluations = await tx<ScoreLink['evaluations']>`
    select kind, by, at, goals_version as "goalsVersion", weighted_score as "weightedScore", scores, reason is not null as "hasReason",
      reason
    from hr.appraisal_evaluations where appraisal_id = ${appraisalId} order by id`;
  const [appeal] = await tx<NonNullable<ScoreLink['appeal']>[]>`
    select filed_by as "filedBy", filed_at as "filedAt", reason, decision, decided_by as "decidedBy", decided_at as "decidedAt",
      decision_reason is not null as "hasDecisionReason", decision_reason as "decisionReason"
    from hr.appraisal_appeals where appraisal_id = ${appraisalId}`;
  const goals = await readGoals(tx, appraisalId, evaluations.at(-1)?.goalsVersion ?? null);
  const scored = evaluations.findLast(({ scores }) => scores !== null)?.scores;
  return {
    goals,
    score: {
      appraisalId: id,
      workflowId,
      evaluatorNo,
      cycle: { ...cycle, workflowId: cycleWorkflowId },
      weightedScore,
      indicators: (goals?.indicators ?? []).map((indicator) => ({
        ...indicator,
        score: scored?.[indicator.code] ?? null,
      })),
      evaluations: [...evaluations],
      appeal: appeal ?? null,
    },
  };
}

/** The version that was scored; of an appraisal that nobody scored, the confirmed one. */
async function readGoals(
  tx: Transaction,
  appraisalId: number,
  version: number | null,
): Promise<GoalsLink | null> {
  const [goals] = await tx<GoalsLink[]>`
    select g.version, g.indicators, g.set_by as "setBy", g.set_at as "setAt",
      case when g.answer = 'confirmed' then g.answered_by end as "confirmedBy",
      case when g.answer = 'confirmed' then g.answered_at end as "confirmedAt", t.code as "templateCode", t.version as "templateVersion"
    from hr.appraisal_goals g left join hr.appraisal_templates t on t.id = g.template_id
    where g.appraisal_id = ${appraisalId} and (${version}::int is null or g.version = ${version}::int)
    order by g.answer is not distinct from 'confirmed' desc, g.version desc limit 1`;
  return goals ?? null;
}
