import { parseScore } from '../../../domain/score.ts';
import type { Sql } from '../../database.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';
import { usersOfSamePerson } from '../people/same-person.ts';
import { type Actor, isOwn } from './appraisal-authority.ts';
import { auditAppraisal, done, lockAppraisal, type Outcome, refused } from './appraisal-lock.ts';
import { recordEvaluation } from './appraisal-scores.ts';

export type AppealRefusal =
  | 'appraisal_unknown'
  | 'not_your_appraisal'
  | 'appraisal_over'
  | 'results_not_released'
  | 'no_result'
  | 'already_appealed'
  | 'appeal_window_over';

/** The employee's appeal against his result: once, and within the window after the release. */
export async function fileAppeal(
  sql: Sql,
  { appraisalId, actor, reason }: { appraisalId: number; actor: Actor; reason: string },
): Promise<Outcome<AppealRefusal>> {
  return sql.begin(async (tx) => {
    const appraisal = await lockAppraisal(tx, appraisalId, actor);
    if (!appraisal) return refused('appraisal_unknown');
    if (!isOwn(actor, appraisal)) return refused('not_your_appraisal');
    if (appraisal.isOver) return refused('appraisal_over');
    if (!appraisal.released) return refused('results_not_released');
    if (appraisal.score === null) return refused('no_result');
    if (appraisal.appealState !== 'none') return refused('already_appealed');
    if (!appraisal.appealOpen) return refused('appeal_window_over');
    await tx`
      insert into hr.appraisal_appeals (appraisal_id, reason, filed_by) values (${appraisalId}, ${reason}, ${actor.username})`;
    await tx`update hr.appraisals set appeal_state = 'open', updated_at = now() where id = ${appraisalId}`;
    await auditAppraisal(tx, actor, 'appeal_filed', appraisalId);
    return done(appraisal);
  });
}

export type AppealDecisionRefusal =
  | 'appraisal_unknown'
  | 'own_appraisal'
  | 'evaluator_may_not_decide'
  | 'appeal_not_open'
  | 'score_out_of_range';

export interface AppealDecision {
  readonly appraisalId: number;
  readonly actor: Actor;
  /** The new weighted score where the appeal is upheld; null: it is rejected and the score stays. */
  readonly upheldScore: string | null;
  readonly reason: string;
}

/**
 * HR's decision on an open appeal. Nobody decides who is the evaluator, or who gave or calibrated a score that is
 * appealed against: he would judge himself.
 */
export async function decideAppeal(
  sql: Sql,
  { appraisalId, actor, upheldScore, reason }: AppealDecision,
): Promise<Outcome<AppealDecisionRefusal>> {
  return sql.begin(async (tx) => {
    const appraisal = await lockAppraisal(tx, appraisalId, actor);
    if (!appraisal) return refused('appraisal_unknown');
    if (isOwn(actor, appraisal)) return refused('own_appraisal');
    const [scored] = await tx`
      select from hr.appraisal_evaluations
      where appraisal_id = ${appraisalId} and by = any(${await usersOfSamePerson(tx, actor.username)}::text[]) limit 1`;
    const isDirectManager = actor.employeeId !== null && actor.employeeId === appraisal.evaluatorId;
    if (isDirectManager || (scored && appraisal.appealState === 'open'))
      return refused('evaluator_may_not_decide');
    if (appraisal.isOver || appraisal.appealState !== 'open') return refused('appeal_not_open');
    const score = upheldScore === null ? null : parseScore(upheldScore);
    if (upheldScore !== null && score === null) return refused('score_out_of_range');
    if (score !== null)
      await recordEvaluation(tx, appraisal, actor, { kind: 'appeal', scores: null, score, reason });
    const decision = score === null ? 'rejected' : 'upheld';
    await tx`
      update hr.appraisal_appeals set decision = ${decision}, decision_reason = ${reason}, decided_by = ${actor.username}, decided_at = now()
      where appraisal_id = ${appraisalId}`;
    await tx`update hr.appraisals set appeal_state = 'decided', updated_at = now() where id = ${appraisalId}`;
    await closeHrTasks(tx, `appraisal/${appraisalId}`, 'appeal_undecided');
    await auditAppraisal(tx, actor, `appeal_${decision}`, appraisalId);
    return done(appraisal);
  });
}
