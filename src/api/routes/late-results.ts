import { z } from 'zod';
import { settleResultsTooLate } from '../../db/queries/bases/late-results.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, reasonWords } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { cycleOf, cycleParams } from './appraisal-cycles.ts';
import { security } from './run-params.ts';

const refusals = {
  results_not_late: 'No month of this cycle was paid before its results were final. 本周期没有逾期结果。',
  months_being_paid:
    'A month of this cycle is being paid just now: wait until it is closed. 相关月份正在发放，请待关账后再办理。',
} as const;

/** What HR does about months that were paid before the results for them were final. */
export function lateResultRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.post(
    '/v1/appraisal-cycles/:cycleId/settle-late-results',
    {
      config: { action: 'late-result.settle' },
      schema: {
        summary: 'Settle that months were paid before the results were final: make them good, or leave them',
        tags: ['appraisal'],
        security,
        params: cycleParams,
        body: z.strictObject({ reason: reasonWords, openArrears: z.boolean() }),
        response: {
          200: z.object({ opened: count, overpaid: count }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const cycle = await cycleOf(context, request.params.cycleId);
      const settled = await settleResultsTooLate(sql, {
        cycleId: cycle.id,
        actor: personOf(request).username,
        ...request.body,
      });
      if (!settled.ok) return refuse(409, settled.refusal.code, refusals[settled.refusal.code]);
      return { opened: settled.opened, overpaid: settled.overpaid };
    },
  );
}
