import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CycleSettings } from '../domain/appraisal-settings.ts';
import type { AppraisalStage } from '../domain/appraisal-stages.ts';
import type { RunSettings } from '../domain/settings.ts';
import type { Stage } from '../domain/stages.ts';

/**
 * What passes between the API, the schedules and the workflows: names, ids and plain JSON references. People never
 * travel here, only ids, counts and digests.
 */

export const workflowNames = {
  disbursement: 'disbursement',
  disbursementDue: 'disbursementDue',
  paymentBatch: 'paymentBatch',
  noticeDelivery: 'noticeDelivery',
  appraisalCycle: 'appraisalCycle',
  appraisal: 'appraisal',
  employeeChange: 'employeeChange',
  webhookEndpoint: 'webhookEndpoint',
  archive: 'archive',
} as const;

/**
 * `disbursement/medical-passbook/2026-10`, with `/employee-ID` for one person's backfill, and `/again-N` for a month
 * that was cancelled N times before.
 */
export function disbursementId(
  programme: string,
  period: string,
  scope: string,
  cancelledBefore = 0,
): string {
  return [
    'disbursement',
    programme,
    period,
    ...(scope === 'all' ? [] : [scope]),
    ...(cancelledBefore > 0 ? [`again-${cancelledBefore}`] : []),
  ].join('/');
}

export const paymentBatchId = (programme: string, period: string, batchId: number): string =>
  `payment-batch/${programme}/${period}/${batchId}`;

export const noticeDeliveryId = (programme: string, period: string, runId: number): string =>
  `notice-delivery/${programme}/${period}/${runId}`;

export const scheduleId = (programme: string): string => `disbursement-due/${programme}`;

/** The bank's own queue: its rate limit does not slow anything else. */
export const bankQueue = (taskQueue: string): string => `${taskQueue}-bank`;

/** Receivers' own queue: one that is slow takes no place from the runs, nor from the bank. */
export const webhookQueue = (taskQueue: string): string => `${taskQueue}-webhooks`;

/** People of a closed month, by what became of them. */
export interface ClosedMonth {
  readonly paid: number;
  readonly carried: number;
  readonly zero: number;
}

export interface DisbursementInput {
  readonly runId: number;
  readonly programme: string;
  readonly period: string;
  readonly settings: RunSettings;
  /** Carried over when the workflow continues as new. */
  readonly correctionsUntilMs?: number | null;
  readonly correctionsEnded?: boolean;
  /** Whether people changed something that the run has not looked at yet. */
  readonly newItems?: boolean;
}

export interface PaymentBatchInput {
  readonly batchId: number;
  readonly retryPauseMaxMs: number;
  readonly fundsRecheckMs: number;
  readonly runId: number;
}

export interface NoticeDeliveryInput {
  readonly runId: number;
  readonly retryPauseMaxMs: number;
}

export interface DisbursementDueInput {
  readonly programme: string;
}

/** Facts for a running disbursement. Each only says "look again": what changed stands in the database. */
export const itemsChanged = defineSignal('itemsChanged');
export const uploadReceived = defineSignal('uploadReceived');
export const approvalChanged = defineSignal('approvalChanged');
/** Somebody paused the run, or let it go on. */
export const pauseChanged = defineSignal('pauseChanged');

export interface DecisionCommand {
  readonly digest: string;
  readonly decision: 'approve' | 'reject';
  /** The approver's user name: no personal data. */
  readonly approver: string;
}

export type DecisionReply =
  | {
      readonly ok: true;
      readonly approvals: number;
      readonly approversNeeded: number;
      readonly complete: boolean;
    }
  | { readonly ok: false; readonly code: string };

export const decide = defineUpdate<DecisionReply, [DecisionCommand]>('decide');
export const cancel = defineUpdate<{ ok: boolean; code?: string }, [{ by: string }]>('cancel');
/** Shortens or lengthens the correction window of a run that is waiting in it. */
export const endCorrections = defineUpdate<{ ok: boolean }, [{ by: string }]>('endCorrections');

export interface DisbursementState {
  readonly stage: Stage;
  readonly round: number;
  readonly digest: string | null;
  /** `resume`: the run is paused, whatever else it would wait for. */
  readonly waitingFor:
    | 'upload'
    | 'approval'
    | 'list_change'
    | 'explanation'
    | 'funds'
    | 'bank'
    | 'operations'
    | 'corrections'
    | 'close_refused'
    | 'resume'
    | null;
}
export const state = defineQuery<DisbursementState>('state');

export const appraisalCycleId = (code: string): string => `appraisal-cycle/${code}`;
/** One for each employee and cycle; the employee is his key in the database. */
export const appraisalId = (cycleCode: string, employeeId: number): string =>
  `appraisal/${cycleCode}/${employeeId}`;
export const employeeChangeId = (changeId: number): string => `employee-change/${changeId}`;

export interface AppraisalCycleInput {
  readonly cycleId: number;
  readonly code: string;
  readonly settings: CycleSettings;
}

export interface AppraisalInput {
  readonly appraisalId: number;
  readonly cycleCode: string;
  readonly settings: CycleSettings;
}

export interface EmployeeChangeInput {
  readonly changeId: number;
  /** Longest pause between two attempts to reach the social-security office. */
  readonly retryPauseMaxMs: number;
}

/** Facts that say "look again": the database has what changed. */
export const appraisalChanged = defineSignal('appraisalChanged');
export const cycleChanged = defineSignal('cycleChanged');
export const changeDecided = defineSignal('changeDecided');

export const appraisalStage = defineQuery<AppraisalStage | 'done' | 'withdrawn'>('stage');

export const webhookEndpointId = (endpointId: number): string => `webhook-endpoint/${endpointId}`;

export interface WebhookEndpointInput {
  readonly endpointId: number;
  /** How often it looks although nobody said that something happened. */
  readonly pollMs: number;
}

export const webhookPollMs = 300_000;

/** Facts for an endpoint: something happened that it may want to know; somebody changed what it is or is to do. */
export const eventsHappened = defineSignal('eventsHappened');
export const endpointChanged = defineSignal('endpointChanged');

/** One for all workers of a queue: it archives whatever is over. */
export const archiveId = (taskQueue: string): string => `archive/${taskQueue}`;

/** What the Temporal UI shows of a workflow that is begun for a run, and finds it by. */
export const ofRun = (
  what: string,
  {
    programme,
    period,
    runId,
  }: { readonly programme: string; readonly period: string; readonly runId: number },
  stage: Stage,
) => ({
  staticSummary: `${what} ${programme} ${period}`,
  staticDetails: `Run ${runId}: \`GET /v1/disbursements/${runId}\`, \`wulou show ${period}\``,
  searchAttributes: { WulouProgramme: [programme], WulouPeriod: [period], WulouStage: [stage] },
});

/** How the delivery of a run's notices is begun, whoever begins it: a second one of the same run is refused by its id. */
export const noticeDeliveryOf = ({
  runId,
  programme,
  period,
  settings,
}: Pick<DisbursementInput, 'runId' | 'programme' | 'period' | 'settings'>) => ({
  workflowId: noticeDeliveryId(programme, period, runId),
  args: [{ runId, retryPauseMaxMs: settings.retryPauseMaxMs }] satisfies [NoticeDeliveryInput],
  ...ofRun('notices of', { programme, period, runId }, 'notify'),
});

/** The same of a workflow that is begun for an appraisal cycle. */
export const ofCycle = (what: string, code: string) => ({
  staticSummary: `${what} cycle ${code}`,
  searchAttributes: { WulouPeriod: [code] },
});
