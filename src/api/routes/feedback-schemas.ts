import { z } from 'zod';
import { changedKinds } from '../../db/queries/appraisals/feedback.ts';
import { count, moment, rowId } from '../fields.ts';

export const feedbackSchema = z.object({
  feedbackId: rowId,
  cycle: z.string(),
  appraisalId: rowId,
  employeeNo: z.string(),
  appraisalRating: count,
  benefitRating: count,
  comment: z.string().nullable(),
  preferences: z.array(z.string()),
  givenAt: moment,
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: moment.nullable(),
  links: z.array(z.object({ changed: z.enum(changedKinds), changedId: rowId, linkedAt: moment })),
});

const ratingSummary = z.object({
  average: z.string().nullable(),
  distribution: z.object({
    1: count,
    2: count,
    3: count,
    4: count,
    5: count,
  }),
});

export const feedbackSummarySchema = z.object({
  cycle: z.string(),
  given: count,
  answered: count,
  appraisalRating: ratingSummary,
  benefitRating: ratingSummary,
  preferences: z.array(
    z.object({
      programme: z.string(),
      firstChoices: count,
      mentions: count,
      points: count,
    }),
  ),
  acceptance: z.object({
    appraised: count,
    withResult: count,
    acceptedWithoutAppeal: count,
    appeals: count,
    upheld: count,
    averageAppraisalRating: z.string().nullable(),
  }),
});
