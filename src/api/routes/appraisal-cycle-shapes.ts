import { z } from 'zod';
import { count, day, fen, moment, month, rowId } from '../fields.ts';

/** What the API says and takes about a cycle. */

const ms = z
  .int()
  .min(0)
  .max(400 * 86_400_000);
export const settingsSchema = z.strictObject({
  goalsDueMs: ms,
  evaluationDueMs: ms,
  reminderMs: ms.min(1000),
  remindersUntilEscalation: z.int().min(1).max(100),
  appealWindowMs: ms,
  appealDueMs: ms,
  approvalReminderMs: ms.min(1000),
  retryPauseMaxMs: ms.min(100),
  payoutPollMs: ms.min(200),
  feedbackWindowMs: ms,
});
export const cycleSchema = z
  .object({
    cycleId: rowId,
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    evaluatedFrom: day,
    evaluatedTo: day,
    evaluationOpensOn: day.nullable(),
    firstPeriod: month,
    lastPeriod: month,
    programme: z.string(),
    salaryEffectiveOn: day,
    salaryBudgetFen: fen.nullable(),
    industry: z.string(),
    workflowId: z.string(),
    state: z.enum(['open', 'closed', 'cancelled']),
    openedBy: z.string(),
    openedAt: moment,
    releasedAt: moment.nullable(),
    finalAt: moment.nullable(),
    closedAt: moment.nullable(),
  })
  .meta({ id: 'AppraisalCycle' });
const counted = z.record(z.string(), count);
export const countsSchema = z.object({
  appraisals: count,
  open: count,
  completed: count,
  withdrawn: count,
  stages: counted,
  goalsConfirmed: count,
  scored: count,
  results: count,
  raises: count,
  filings: counted,
  feedback: count,
  openTasks: count,
  withoutOwner: count,
});
