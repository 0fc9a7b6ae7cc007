import type { AnswerTo } from '../../client/client.ts';

/** A cycle as the API shows it. */
export type ShownCycle = AnswerTo<'get', '/v1/appraisal-cycles/find'>;
export type CycleDetails = AnswerTo<'get', '/v1/appraisal-cycles/{cycleId}'>;
export type CycleReport = AnswerTo<'get', '/v1/appraisal-cycles/{cycleId}/report'>;
export type CycleEmployee = CycleReport['employees'][number];
export type ListedAppraisal = AnswerTo<'get', '/v1/appraisals'>['appraisals'][number];
export type SalaryList = AnswerTo<'get', '/v1/appraisal-cycles/{cycleId}/salary-list'>;
