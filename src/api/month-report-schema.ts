import { z } from 'zod';
import type { MonthReport } from '../db/queries/disbursement/report.ts';
import { stages } from '../domain/stages.ts';
import { count, fen, moment, month } from './fields.ts';

export const stageSchema = z.object({
  stage: z.enum(stages),
  enteredAt: moment,
  leftAt: moment.nullable(),
});

export const reportItemSchema = z.object({
  employeeNo: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  amountFen: fen.nullable(),
  bookedFen: fen.nullable(),
  endToEndId: z.string().nullable(),
  attempts: count,
  /** The score in force that the amount was reckoned with; null: no result in force. */
  score: z.string().nullable(),
  /** The version of the policy that the amount was reckoned by. */
  policyVersion: count.nullable(),
});

/** A month as it stands, with what the workflows and the bank's statements say of it. */
export const monthReportSchema = z.object({
  programme: z.string(),
  period: month,
  workflowId: z.string(),
  state: z.string(),
  expected: count,
  paid: count,
  carried: count,
  zero: count,
  open: count,
  omitted: count,
  omittedEmployees: z.array(z.string()),
  paidFen: fen,
  carriedFen: fen,
  stages: z.array(stageSchema),
  lines: z.object({
    received: count,
    notOnRecord: z.array(z.string()),
    duplicates: z.array(z.string()),
  }),
  bank: z.object({ transfers: count, bookedFen: fen, duplicates: count }),
  exceptions: z.array(
    z.object({
      kind: z.string(),
      employeeNo: z.string().nullable(),
      endToEndId: z.string().nullable(),
      amountFen: fen.nullable(),
      bookedFen: fen.nullable(),
    }),
  ),
  items: z.array(reportItemSchema),
  arrears: z.array(
    z.object({
      employeeNo: z.string(),
      originPeriod: month,
      amountFen: fen.nullable(),
      endToEndId: z.string().nullable(),
      state: z.string(),
    }),
  ),
  /** Events of the longest workflow history of the run. */
  historyEvents: count,
  /** Transfers for which the statements and what is recorded differ. */
  disagreements: count,
}) satisfies z.ZodType<MonthReport>;
