/** The six stages of an appraisal, in order. */
export const appraisalStages = [
  'goals',
  'evaluation',
  'salary_update',
  'base_adjustment',
  'payout',
  'feedback',
] as const;
export type AppraisalStage = (typeof appraisalStages)[number];
