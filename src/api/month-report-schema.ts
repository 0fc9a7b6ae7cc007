import { z } from 'zod';
import type { MonthReport } from '../db/queries/disbursement/report.ts';
import { stages } from '../domain/stages.ts';

export const stageSchema = z.object({
  stage: z.enum(stages),
  enteredAt: z.string(),
  leftAt: z.string().nullable(),
});

export const reportItemSchema = z.object({
  employeeNo: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  amountFen: z.number().nullable(),
  bookedFen: z.number().nullable(),
  endToEndId: z.string().nullable(),
  attempts: z.number(),
  /** The score in force that the amount was reckoned with; null: no result in force. */
  score: z.string().nullable(),
  /** The version of the policy that the amount was reckoned by. */
  policyVersion: z.number().nullable(),
});

/** A month as it stands, with what the workflows and the bank's statements say of it. */
export const monthReportSchema = z.object({
  programme: z.string(),
  period: z.string(),
  workflowId: z.string(),
  state: z.string(),
  expected: z.number(),
  paid: z.number(),
  carried: z.number(),
  zero: z.number(),
  open: z.number(),
  omitted: z.number(),
  omittedEmployees: z.array(z.string()),
  paidFen: z.number(),
  carriedFen: z.number(),
  stages: z.array(stageSchema),
  lines: z.object({
    received: z.number(),
    notOnRecord: z.array(z.string()),
    duplicates: z.array(z.string()),
  }),
  bank: z.object({ transfers: z.number(), bookedFen: z.number(), duplicates: z.number() }),
  exceptions: z.array(
    z.object({
      kind: z.string(),
      employeeNo: z.string().nullable(),
      endToEndId: z.string().nullable(),
      amountFen: z.number().nullable(),
      bookedFen: z.number().nullable(),
    }),
  ),
  items: z.array(reportItemSchema),
  arrears: z.array(
    z.object({
      employeeNo: z.string(),
      originPeriod: z.string(),
      amountFen: z.number().nullable(),
      endToEndId: z.string().nullable(),
      state: z.string(),
    }),
  ),
  /** Events of the longest workflow history of the run. */
  historyEvents: z.number(),
  /** Transfers for which the statements and what is recorded differ. */
  disagreements: z.number(),
}) satisfies z.ZodType<MonthReport>;
