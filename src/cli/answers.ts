import type { AnswerTo } from '../client/client.ts';

/** A run as the API shows it. */
export type ShownRun = AnswerTo<'get', '/v1/disbursements/find'>;
export type RunDetails = AnswerTo<'get', '/v1/disbursements/{runId}'>;
export type Report = AnswerTo<'get', '/v1/disbursements/{runId}/report'>;
export type Approval = AnswerTo<'get', '/v1/disbursements/{runId}/approval'>;
