import { z } from 'zod';
import { calibrate } from '../../db/queries/appraisals/appraisal-calibration.ts';
import { reassignEvaluator } from '../../db/queries/appraisals/appraisal-evaluators.ts';
import { giveScores } from '../../db/queries/appraisals/appraisal-scores.ts';
import { concludeAppraisal } from '../appraisal-refusals.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { employeeNo } from '../fields.ts';
import {
  acted,
  actResponse,
  appraisalParams,
  indicatorCode,
  reasonSchema,
  scoreText,
} from './appraisal-shapes.ts';
import { security } from './run-params.ts';

/** From the end of the evaluated days to the release: scores, calibration, another evaluator. */
export function appraisalEvaluationRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/appraisals/:appraisalId/scores',
    {
      config: { action: 'score.give' },
      schema: {
        summary: 'Score every indicator of the confirmed goals, 0 to 100 each',
        description:
          'By the direct manager only; HR where there is none. May be given anew until the release.',
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        body: z.strictObject({ scores: z.record(indicatorCode, scoreText) }),
        response: actResponse,
      },
    },
    async (request) => {
      const { appraisalId } = request.params;
      const outcome = await giveScores(sql, {
        appraisalId,
        actor: personOf(request),
        scores: request.body.scores,
      });
      return acted(await concludeAppraisal(context, appraisalId, outcome));
    },
  );

  app.post(
    '/v1/appraisals/:appraisalId/calibrate',
    {
      config: { action: 'score.calibrate' },
      schema: {
        summary:
          "Set the weighted score before the release, with a reason and within the cycle's salary budget",
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        body: z.strictObject({ score: scoreText, reason: reasonSchema }),
        response: actResponse,
      },
    },
    async (request) => {
      const { appraisalId } = request.params;
      const outcome = await calibrate(sql, { appraisalId, actor: personOf(request), ...request.body });
      return acted(await concludeAppraisal(context, appraisalId, outcome));
    },
  );

  app.post(
    '/v1/appraisals/:appraisalId/evaluator',
    {
      config: { action: 'evaluator.assign' },
      schema: {
        summary: 'Give an appraisal another evaluator, or none: then HR enters the scores',
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        body: z.strictObject({ employeeNo: employeeNo.nullable(), reason: reasonSchema }),
        response: actResponse,
      },
    },
    async (request) => {
      const { appraisalId } = request.params;
      const outcome = await reassignEvaluator(sql, {
        appraisalId,
        actor: personOf(request),
        ...request.body,
      });
      return acted(await concludeAppraisal(context, appraisalId, outcome));
    },
  );
}
