import { must } from '../../../domain/assert.ts';
import { parseScore } from '../../../domain/score.ts';
import type { Sql } from '../../database.ts';
import { type Actor, isOwn } from './appraisal-authority.ts';
import { auditAppraisal, done, lockAppraisal, type Outcome, refused } from './appraisal-lock.ts';
import { recordEvaluation } from './appraisal-scores.ts';
import { readCycle } from './cycles.ts';
import { monthlyRaisesFen } from './results.ts';

export type CalibrationRefusal =
  | 'appraisal_unknown'
  | 'own_appraisal'
  | 'appraisal_over'
  | 'results_released'
  | 'not_evaluated'
  | 'score_out_of_range'
  | 'salary_budget_exceeded';

export interface Calibration {
  readonly appraisalId: number;
  readonly actor: Actor;
  /** The weighted score that is to stand. */
  readonly score: string;
  readonly reason: string;
}

/**
 * HR sets the weighted score between evaluation and release. What all raises of the cycle add to the monthly payroll
 * must stay within its budget; a calibration that lowers a sum which is above it already is welcome.
 */
export async function calibrate(
  sql: Sql,
  { appraisalId, actor, score: written, reason }: Calibration,
): Promise<Outcome<CalibrationRefusal>> {
  return sql.begin(async (tx) => {
    // Alone with the cycle: two calibrations at once would each find the budget sufficient.
    const appraisal = await lockAppraisal(tx, appraisalId, actor, 'alone');
    if (!appraisal) return refused('appraisal_unknown');
    if (isOwn(actor, appraisal)) return refused('own_appraisal');
    if (appraisal.isOver) return refused('appraisal_over');
    if (appraisal.released) return refused('results_released');
    if (appraisal.score === null) return refused('not_evaluated');
    const score = parseScore(written);
    if (score === null) return refused('score_out_of_range');
    if (appraisal.salaryBudgetFen !== null) {
      const cycle = must(await readCycle(tx, appraisal.cycleId), 'the cycle of an appraisal');
      const before = await monthlyRaisesFen(tx, cycle);
      const after = await monthlyRaisesFen(tx, cycle, { appraisalId, score });
      if (after > before && after > appraisal.salaryBudgetFen) return refused('salary_budget_exceeded');
    }
    await recordEvaluation(tx, appraisal, actor, { kind: 'calibration', scores: null, score, reason });
    await auditAppraisal(tx, actor, 'calibrated', appraisalId);
    return done(appraisal);
  });
}
