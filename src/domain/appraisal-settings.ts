import type { ApproverStep } from './approvals.ts';

/** How long people have in an appraisal cycle; a cycle keeps the settings it was opened with. Durations in milliseconds. */
export interface CycleSettings {
  /** For the manager to set goals, and then for the employee to answer them. */
  readonly goalsDueMs: number;
  /** After the evaluated days are over, for the manager to score. */
  readonly evaluationDueMs: number;
  /** Between two reminders of something overdue. */
  readonly reminderMs: number;
  /** After so many reminders the manager's manager is told as well. */
  readonly remindersUntilEscalation: number;
  /** From the release on, for the employee to appeal. */
  readonly appealWindowMs: number;
  /** For HR to decide an appeal. */
  readonly appealDueMs: number;
  /** For finance to approve the list of raises. */
  readonly approvalReminderMs: number;
  /** Longest pause between two attempts to reach the social-security office. */
  readonly retryPauseMaxMs: number;
  /** How often the cycle asks whether its payments are settled. */
  readonly payoutPollMs: number;
  /** From the payment on, for the employee to give feedback. */
  readonly feedbackWindowMs: number;
  readonly approverSteps: readonly ApproverStep[];
}

const day = 86_400_000;

export const usualCycleSettings: CycleSettings = {
  goalsDueMs: 14 * day,
  evaluationDueMs: 14 * day,
  reminderMs: 3 * day,
  remindersUntilEscalation: 2,
  appealWindowMs: 7 * day,
  appealDueMs: 7 * day,
  approvalReminderMs: day,
  retryPauseMaxMs: 600_000,
  payoutPollMs: 600_000,
  feedbackWindowMs: 30 * day,
  approverSteps: [
    { fromFen: 0, approvers: 1 },
    { fromFen: 10_000_000, approvers: 2 },
  ],
};
