import { must } from '../../../domain/assert.ts';
import { type Indicator, weightedScore } from '../../../domain/indicators.ts';
import { parseScore } from '../../../domain/score.ts';
import type { Sql, Transaction } from '../../database.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';
import { type Actor, isEvaluator } from './appraisal-authority.ts';
import {
  auditAppraisal,
  done,
  type LockedAppraisal,
  lockAppraisal,
  type Outcome,
  refused,
} from './appraisal-lock.ts';

export type ScoresRefusal =
  | 'appraisal_unknown'
  | 'not_direct_manager'
  | 'appraisal_over'
  | 'results_released'
  | 'already_calibrated'
  | 'goals_not_confirmed'
  | 'evaluation_not_open'
  | 'score_out_of_range'
  | 'scores_incomplete';

export interface ScoresGiven {
  readonly appraisalId: number;
  readonly actor: Actor;
  /** A decimal text from 0 to 100 for each indicator of the confirmed goals, by code. */
  readonly scores: Readonly<Record<string, string>>;
}

/**
 * The evaluator's scores for all indicators at once. Until the release they may be given anew: a new evaluation, which
 * counts instead. The same ones again are success and change nothing.
 */
export async function giveScores(
  sql: Sql,
  { appraisalId, actor, scores: written }: ScoresGiven,
): Promise<Outcome<ScoresRefusal>> {
  return sql.begin(async (tx) => {
    const appraisal = await lockAppraisal(tx, appraisalId, actor);
    if (!appraisal) return refused('appraisal_unknown');
    if (!isEvaluator(actor, appraisal)) return refused('not_direct_manager');
    if (appraisal.isOver) return refused('appraisal_over');
    if (appraisal.released) return refused('results_released');
    if (appraisal.goalsState !== 'confirmed') return refused('goals_not_confirmed');
    if (!appraisal.evaluationOpen) return refused('evaluation_not_open');
    const scores: Record<string, string> = {};
    for (const [code, text] of Object.entries(written)) {
      const score = parseScore(text);
      if (score === null) return refused('score_out_of_range');
      scores[code] = score;
    }
    const indicators = await confirmedIndicators(tx, appraisal);
    // An indicator may be called like a member that every object has.
    if (!indicators.every(({ code }) => Object.hasOwn(scores, code))) return refused('scores_incomplete');
    const score = weightedScore(indicators, scores);
    if (score === null) return refused('scores_incomplete');
    const standing = await standingEvaluation(tx, appraisalId);
    if (standing?.kind === 'calibration') return refused('already_calibrated');
    if (standing && sameScores(standing.scores, scores)) return done(appraisal);
    await recordEvaluation(tx, appraisal, actor, { kind: 'manager', scores, score, reason: null });
    await closeHrTasks(tx, `appraisal/${appraisalId}`, 'evaluation_overdue');
    await auditAppraisal(tx, actor, 'scores_given', appraisalId, { goalsVersion: appraisal.goalsVersion });
    return done(appraisal);
  });
}

export interface Evaluation {
  readonly kind: 'manager' | 'calibration' | 'appeal';
  readonly scores: Readonly<Record<string, string>> | null;
  readonly score: string;
  readonly reason: string | null;
}

/** Adds an evaluation: its score is the one that stands from now on. */
export async function recordEvaluation(
  tx: Transaction,
  appraisal: LockedAppraisal,
  actor: Actor,
  { kind, scores, score, reason }: Evaluation,
): Promise<void> {
  await tx`
    insert into hr.appraisal_evaluations (appraisal_id, kind, goals_version, scores, weighted_score, reason, by)
    values (${appraisal.id}, ${kind}, ${appraisal.goalsVersion}, ${scores && tx.json(scores)}, ${score}, ${reason}, ${actor.username})`;
  await tx`
    update hr.appraisals set score = ${score}, updated_at = now(),
      evaluated_at = case when ${kind} = 'manager' then now() else evaluated_at end
    where id = ${appraisal.id}`;
}

/** The evaluation that counts: the last one. */
export async function standingEvaluation(
  tx: Transaction,
  appraisalId: number,
): Promise<{ kind: Evaluation['kind']; scores: Record<string, string> | null; by: string } | null> {
  const [row] = await tx<
    { kind: Evaluation['kind']; scores: Record<string, string> | null; by: string }[]
  >`select kind, scores, by from hr.appraisal_evaluations where appraisal_id = ${appraisalId} order by id desc limit 1`;
  return row ?? null;
}

async function confirmedIndicators(tx: Transaction, appraisal: LockedAppraisal): Promise<Indicator[]> {
  const [row] = await tx<{ indicators: Indicator[] }[]>`
    select indicators from hr.appraisal_goals where appraisal_id = ${appraisal.id} and version = ${appraisal.goalsVersion}`;
  return must(row, 'confirmed goals').indicators;
}

function sameScores(
  a: Readonly<Record<string, string>> | null,
  b: Readonly<Record<string, string>>,
): boolean {
  return a !== null && Object.keys(b).every((code) => a[code] === b[code]);
}
