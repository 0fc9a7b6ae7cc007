import type { AppealDecisionRefusal, AppealRefusal } from '../db/queries/appraisals/appraisal-appeals.ts';
import type { CalibrationRefusal } from '../db/queries/appraisals/appraisal-calibration.ts';
import { addressOf } from '../db/queries/appraisals/appraisal-details.ts';
import type { EvaluatorRefusal } from '../db/queries/appraisals/appraisal-evaluators.ts';
import type { GoalsAnswerRefusal, GoalsRefusal } from '../db/queries/appraisals/appraisal-goals.ts';
import type { AppraisalAddress, Outcome } from '../db/queries/appraisals/appraisal-lock.ts';
import type { ScoresRefusal } from '../db/queries/appraisals/appraisal-scores.ts';
import { tellAppraisal } from './appraisal-workflow.ts';
import type { Context } from './context.ts';
import { refuse } from './problem.ts';

export type AppraisalRefusal =
  | GoalsRefusal
  | GoalsAnswerRefusal
  | ScoresRefusal
  | CalibrationRefusal
  | AppealRefusal
  | AppealDecisionRefusal
  | EvaluatorRefusal;

/** Status and words for each: 403 not yours to do, 404 not there, 409 not now, 422 not as it is written. */
export const appraisalRefusals: Record<AppraisalRefusal, readonly [number, string]> = {
  appraisal_unknown: [404, 'There is no such appraisal that you may see. 没有您可查看的该考核。'],
  appraisal_over: [
    409,
    'This appraisal is over: it was completed or withdrawn, or its cycle ended. 该考核已结束。',
  ],
  results_released: [409, 'The results are released: what remains is an appeal. 结果已发布，只能申诉。'],
  not_direct_manager: [
    403,
    'Only the evaluator, who is the direct manager, may do this; HR where there is none. 仅直接上级可操作。',
  ],
  goals_already_confirmed: [409, 'The goals are confirmed and in force. 指标已确认。'],
  template_unknown: [404, 'There is no such template: GET /v1/appraisal-templates lists them. 没有该模板。'],
  weights_not_100: [422, 'The weights must add up to exactly 100. 权重合计必须为100。'],
  weight_zero: [422, 'Every indicator needs a weight above zero. 权重必须大于零。'],
  indicator_repeated: [422, 'Two indicators have the same code or name. 指标重复。'],
  no_indicators: [422, 'Goals need at least one indicator. 至少需要一项指标。'],
  not_your_goals: [403, 'Only the employee himself answers his goals. 只能由本人确认或退回指标。'],
  goals_not_proposed: [409, 'No goals wait for your answer just now. 当前没有待确认的指标。'],
  goals_version_changed: [
    409,
    'Another version of the goals was proposed since: read it and answer that one. 指标已更新，请重新查看。',
  ],
  already_calibrated: [
    409,
    'HR has calibrated this score: only a calibration changes it now. 该得分已由人力资源部校准。',
  ],
  goals_not_confirmed: [409, 'The goals are not confirmed yet. 指标尚未确认。'],
  evaluation_not_open: [409, 'The evaluated days are not over yet. 考核期尚未结束。'],
  score_out_of_range: [
    422,
    'A score is a decimal from 0 to 100 with at most four places. 得分应为0至100，最多四位小数。',
  ],
  scores_incomplete: [
    422,
    'Exactly the indicators of the confirmed goals need a score, all at once. 须一次为全部指标打分。',
  ],
  own_appraisal: [403, 'Nobody acts on his own appraisal. 不得处理本人的考核。'],
  not_evaluated: [409, 'There is no score to calibrate yet. 尚未评分。'],
  salary_budget_exceeded: [
    409,
    "The raises would cost more than the cycle's salary budget. 调薪总额将超出预算。",
  ],
  not_your_appraisal: [403, 'Only the employee himself may appeal. 只能由本人申诉。'],
  results_not_released: [409, 'The results are not released yet. 结果尚未发布。'],
  no_result: [409, 'There is no result to appeal against. 没有可申诉的结果。'],
  already_appealed: [409, 'There was an appeal already; there is one at most. 已申诉过，每次考核限一次。'],
  appeal_window_over: [409, 'The time to appeal is over. 申诉期已过。'],
  evaluator_may_not_decide: [
    403,
    'Whoever evaluated or calibrated may not decide the appeal. 评分人或校准人不得裁决申诉。',
  ],
  appeal_not_open: [409, 'There is no open appeal. 没有待处理的申诉。'],
  employee_unknown: [404, 'There is nobody of that number on record. 没有该员工。'],
  evaluator_is_self: [
    409,
    'Nobody makes himself the evaluator: let somebody else of HR do it. 不得将本人指定为评价人，请由人事其他人员办理。',
  ],
  evaluator_not_employed: [409, 'That person is not employed today. 该员工目前不在职。'],
};

/** What was asked for stands already: the workflow may not have heard of it if the first answer was lost. */
const standsAlready: readonly AppraisalRefusal[] = [
  'goals_already_confirmed',
  'goals_not_proposed',
  'already_appealed',
  'appeal_not_open',
];

/** Tells the workflow of what was done, or ends the request with the refusal. */
export async function concludeAppraisal(
  context: Context,
  appraisalId: number,
  outcome: Outcome<AppraisalRefusal>,
): Promise<AppraisalAddress> {
  if (outcome.ok) {
    await tellAppraisal(context, outcome.appraisal);
    return outcome.appraisal;
  }
  const { code } = outcome.refusal;
  if (standsAlready.includes(code)) {
    const address = await addressOf(context.database.sql, appraisalId);
    if (address) await tellAppraisal(context, address);
  }
  return refuseAppraisal(code);
}

export function refuseAppraisal(code: AppraisalRefusal): never {
  const [status, detail] = appraisalRefusals[code];
  return refuse(status, code, detail);
}
