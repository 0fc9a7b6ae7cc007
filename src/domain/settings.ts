import type { ApproverStep } from './approvals.ts';

/** Settings of an organisation that shape a run; a run keeps the ones it started with. Durations in milliseconds. */
export interface RunSettings {
  readonly settlementWindowMs: number;
  readonly correctionWindowMs: number;
  readonly statementPollMs: number;
  readonly uploadReminderMs: number;
  readonly approvalReminderMs: number;
  /** Longest pause between two attempts to reach an outside party. */
  readonly retryPauseMaxMs: number;
  readonly coolingOffDays: number;
  readonly batchSize: number;
  readonly batchesAtOnce: number;
  readonly varianceTenThousandths: number;
  readonly approverSteps: readonly ApproverStep[];
  readonly fundsRecheckMs: number;
}

/** Seconds instead of days: the embedded default shows a whole month while one watches. */
export const embeddedSettings: RunSettings = {
  settlementWindowMs: 3_000,
  correctionWindowMs: 60_000,
  statementPollMs: 1_000,
  uploadReminderMs: 3_600_000,
  approvalReminderMs: 3_600_000,
  retryPauseMaxMs: 3_000,
  coolingOffDays: 3,
  batchSize: 1_000,
  batchesAtOnce: 4,
  varianceTenThousandths: 500,
  approverSteps: [
    { fromFen: 0, approvers: 1 },
    { fromFen: 10_000_000, approvers: 2 },
    { fromFen: 1_000_000_000, approvers: 3 },
  ],
  fundsRecheckMs: 5_000,
};

const [minute, day] = [60_000, 86_400_000];

/**
 * What an installation begins with that pays real people: days for returns, a week for corrections. Banks, offices and
 * people differ; each is changed at `PATCH /v1/settings`.
 */
export const productionSettings: RunSettings = {
  ...embeddedSettings,
  settlementWindowMs: 2 * day,
  correctionWindowMs: 7 * day,
  statementPollMs: minute,
  uploadReminderMs: day,
  approvalReminderMs: day,
  retryPauseMaxMs: 5 * minute,
  fundsRecheckMs: minute,
};
