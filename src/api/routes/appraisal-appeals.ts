import { z } from 'zod';
import { decideAppeal, fileAppeal } from '../../db/queries/appraisals/appraisal-appeals.ts';
import { readCycle } from '../../db/queries/appraisals/cycles.ts';
import { must } from '../../domain/assert.ts';
import { concludeAppraisal } from '../appraisal-refusals.ts';
import { tellCycle } from '../appraisal-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { acted, actResponse, appraisalParams, reasonSchema, scoreText } from './appraisal-shapes.ts';
import { security } from './run-params.ts';

export function appraisalAppealRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/appraisals/:appraisalId/appeal',
    {
      config: { action: 'appeal.make' },
      schema: {
        summary: 'Appeal against my result, once, within the window after the release',
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        body: z.strictObject({ reason: reasonSchema }),
        response: actResponse,
      },
    },
    async (request) => {
      const { appraisalId } = request.params;
      const { reason } = request.body;
      const outcome = await fileAppeal(sql, { appraisalId, actor: personOf(request), reason });
      return acted(await concludeAppraisal(context, appraisalId, outcome));
    },
  );

  app.post(
    '/v1/appraisals/:appraisalId/appeal/decide',
    {
      config: { action: 'appeal.decide' },
      schema: {
        summary: 'Uphold an appeal with another score, or reject it',
        description: 'Not by the evaluator, nor by whoever gave or calibrated the score.',
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        body: z.discriminatedUnion('decision', [
          z.strictObject({ decision: z.literal('upheld'), score: scoreText, reason: reasonSchema }),
          z.strictObject({ decision: z.literal('rejected'), reason: reasonSchema }),
        ]),
        response: actResponse,
      },
    },
    async (request) => {
      const { appraisalId } = request.params;
      const outcome = await decideAppeal(sql, {
        appraisalId,
        actor: personOf(request),
        upheldScore: request.body.decision === 'upheld' ? request.body.score : null,
        reason: request.body.reason,
      });
      const answer = await concludeAppraisal(context, appraisalId, outcome);
      // The cycle waits for the last open appeal before results are final.
      const [appraisal] = await sql<{ cycleId: number }[]>`
        select cycle_id as "cycleId" from hr.appraisals where id = ${appraisalId}`;
      await tellCycle(context, must(await readCycle(sql, must(appraisal, 'appraisal').cycleId), 'cycle'));
      return acted(answer);
    },
  );
}
