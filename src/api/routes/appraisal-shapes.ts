import { z } from 'zod';
import { appraisalStages } from '../../domain/appraisal-stages.ts';
import { maskNumbersIn } from '../../domain/masking.ts';
import { count, idInAddress, moment, rowId, text, words, yesOrNo } from '../fields.ts';
import { byNumber } from '../http/pages.ts';
import { problemSchema } from '../problem.ts';

/** What the API says and takes about one appraisal. */

export const appraisalParams = z.object({ appraisalId: idInAddress });
export const reasonSchema = words(1_000).overwrite(maskNumbersIn);
/** As written; the domain says what is a score. */
export const scoreText = text(40, 1);
export const indicatorCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'a code has letters, digits, - and _');

export const templateCode = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, 'a template’s code has lower-case letters, digits and -');

const indicatorWords = {
  nameZh: words(100),
  nameEn: words(100),
  weight: z
    .string()
    .regex(/^(0|[1-9]\d{0,2})(\.\d{1,2})?$/, 'a weight is a decimal in percent with at most two places'),
};
export const writtenIndicators = z
  .array(z.strictObject({ code: indicatorCode.optional(), ...indicatorWords }))
  .max(50);
export const shownIndicators = z.array(
  z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), weight: z.string() }),
);

const lineFields = {
  appraisalId: rowId,
  cycle: z.string(),
  employeeNo: z.string(),
  workflowId: z.string(),
  stage: z.string(),
  state: z.string(),
  goalsState: z.string(),
  goalsVersion: count.nullable(),
  indicators: shownIndicators.nullable(),
  evaluatorNo: z.string().nullable(),
  scored: z.boolean(),
  score: z.string().nullable(),
  sheetScore: z.string().nullable(),
};
export const lineSchema = z.object(lineFields).meta({ id: 'AppraisalLine' });

export const detailsSchema = z.object({
  ...lineFields,
  releasedAt: moment.nullable(),
  finalAt: moment.nullable(),
  canAppealUntil: moment.nullable(),
  goals: z.array(
    z.object({
      version: count,
      indicators: shownIndicators,
      templateCode: z.string().nullable(),
      setBy: z.string(),
      setAt: moment,
      answer: z.string().nullable(),
      answerReason: z.string().nullable(),
      answeredAt: moment.nullable(),
    }),
  ),
  evaluations: z.array(
    z.object({
      kind: z.string(),
      goalsVersion: count,
      scores: z.record(z.string(), z.string()).nullable(),
      weightedScore: z.string(),
      reason: z.string().nullable(),
      by: z.string(),
      at: moment,
    }),
  ),
  appeal: z
    .object({
      reason: z.string(),
      filedAt: moment,
      decision: z.string().nullable(),
      decisionReason: z.string().nullable(),
      decidedBy: z.string().nullable(),
      decidedAt: moment.nullable(),
    })
    .nullable(),
  stages: z.array(
    z.object({
      stage: z.string(),
      enteredAt: moment,
      leftAt: moment.nullable(),
      outcome: z.string().nullable(),
    }),
  ),
});

export const listQuery = z.strictObject({
  cycle: text(100).optional(),
  stage: z.enum(appraisalStages).optional(),
  reports: yesOrNo,
  ...byNumber,
});

/** What every act answers with: which appraisal it was. */
const actedSchema = z.object({ appraisalId: rowId, workflowId: z.string() }).meta({ id: 'ActedOnAppraisal' });

export const acted = ({ id, workflowId }: { id: number; workflowId: string }) => ({
  appraisalId: id,
  workflowId,
});

/** Answers of an act. */
export const actResponse = {
  200: actedSchema,
  403: problemSchema,
  404: problemSchema,
  409: problemSchema,
  422: problemSchema,
};
