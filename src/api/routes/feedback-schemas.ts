import { z } from 'zod';
import { changedKinds } from '../../db/queries/appraisals/feedback.ts';

export const feedbackSchema = z.object({
  feedbackId: z.number(),
  cycle: z.string(),
  appraisalId: z.number(),
  employeeNo: z.string(),
  appraisalRating: z.number(),
  benefitRating: z.number(),
  comment: z.string().nullable(),
  preferences: z.array(z.string()),
  givenAt: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  links: z.array(z.object({ changed: z.enum(changedKinds), changedId: z.number(), linkedAt: z.string() })),
});

const ratingSummary = z.object({
  average: z.string().nullable(),
  distribution: z.object({
    1: z.number(),
    2: z.number(),
    3: z.number(),
    4: z.number(),
    5: z.number(),
  }),
});

export const feedbackSummarySchema = z.object({
  cycle: z.string(),
  given: z.number(),
  answered: z.number(),
  appraisalRating: ratingSummary,
  benefitRating: ratingSummary,
  preferences: z.array(
    z.object({
      programme: z.string(),
      firstChoices: z.number(),
      mentions: z.number(),
      points: z.number(),
    }),
  ),
  acceptance: z.object({
    appraised: z.number(),
    withResult: z.number(),
    acceptedWithoutAppeal: z.number(),
    appeals: z.number(),
    upheld: z.number(),
    averageAppraisalRating: z.string().nullable(),
  }),
});
