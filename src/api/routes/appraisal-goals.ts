import { z } from 'zod';
import { answerGoals, setGoals } from '../../db/queries/appraisals/appraisal-goals.ts';
import { concludeAppraisal } from '../appraisal-refusals.ts';
import { type Api, type Context, personOf } from '../context.ts';
import {
  acted,
  actResponse,
  appraisalParams,
  reasonSchema,
  templateCode,
  writtenIndicators,
} from './appraisal-shapes.ts';
import { security } from './run-params.ts';

/** Of goals; as many as a column holds. */
const version = z.int().min(1).max(2_147_483_647);

/** Goals: proposed by the evaluator, in force when the employee has confirmed them. */
export function appraisalGoalsRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/appraisals/:appraisalId/goals',
    {
      config: { action: 'goals.propose' },
      schema: {
        summary: 'Propose goals: indicators with weights that add up to 100, or those of a template',
        description:
          'By the direct manager; by HR where there is none, and from a template always. A new version, for the employee to answer.',
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        body: z.union([z.strictObject({ indicators: writtenIndicators }), z.strictObject({ templateCode })]),
        response: actResponse,
      },
    },
    async (request) => {
      const { appraisalId } = request.params;
      const outcome = await setGoals(sql, { appraisalId, actor: personOf(request), goals: request.body });
      return acted(await concludeAppraisal(context, appraisalId, outcome));
    },
  );

  app.post(
    '/v1/appraisals/:appraisalId/goals/confirm',
    {
      config: { action: 'goals.answer' },
      schema: {
        summary: 'Confirm my goals, in the version that I read',
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        body: z.strictObject({ version }),
        response: actResponse,
      },
    },
    async (request) => {
      const { appraisalId } = request.params;
      const outcome = await answerGoals(sql, {
        appraisalId,
        actor: personOf(request),
        version: request.body.version,
        answer: 'confirmed',
        reason: null,
      });
      return acted(await concludeAppraisal(context, appraisalId, outcome));
    },
  );

  app.post(
    '/v1/appraisals/:appraisalId/goals/send-back',
    {
      config: { action: 'goals.answer' },
      schema: {
        summary: 'Send my goals back, with the reason',
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        body: z.strictObject({ version, reason: reasonSchema }),
        response: actResponse,
      },
    },
    async (request) => {
      const { appraisalId } = request.params;
      const outcome = await answerGoals(sql, {
        appraisalId,
        actor: personOf(request),
        version: request.body.version,
        answer: 'sent_back',
        reason: request.body.reason,
      });
      return acted(await concludeAppraisal(context, appraisalId, outcome));
    },
  );
}
