import { z } from 'zod';
import { addressOf } from '../../db/queries/appraisals/appraisal-details.ts';
import { tellAppraisal, tellCycle } from '../appraisal-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { problemSchema, refuse } from '../problem.ts';
import { cycleOf, cycleParams } from './appraisal-cycles.ts';
import { appraisalParams } from './appraisal-shapes.ts';
import { security } from './run-params.ts';

/** For operations: a workflow that was lost is started again, one that runs looks at the database again. */
export function wakeRoutes(app: Api, context: Context): void {
  const { sql } = context.database;
  const response = { 200: z.object({ workflowId: z.string() }), 404: problemSchema };
  const woken = (actor: string, subject: string) =>
    sql`insert into audit.events (actor, action, subject) values (${actor}, 'woken', ${subject})`;

  app.post(
    '/v1/appraisal-cycles/:cycleId/wake',
    {
      config: { action: 'workflow.wake' },
      schema: {
        summary: "Let a cycle's workflow look again; a lost one is started",
        tags: ['appraisal'],
        security,
        params: cycleParams,
        response,
      },
    },
    async (request) => {
      const cycle = await cycleOf(context, request.params.cycleId);
      await woken(personOf(request).username, `cycle/${cycle.code}`);
      await tellCycle(context, cycle);
      return { workflowId: cycle.workflowId };
    },
  );

  app.post(
    '/v1/appraisals/:appraisalId/wake',
    {
      config: { action: 'workflow.wake' },
      schema: {
        summary: "Let an appraisal's workflow look again; a lost one is started",
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        response,
      },
    },
    async (request) => {
      const address = await addressOf(sql, request.params.appraisalId);
      if (!address) return refuse(404, 'appraisal_unknown', 'There is no such appraisal. 没有该考核。');
      await woken(personOf(request).username, `appraisal/${address.id}`);
      await tellAppraisal(context, address);
      return { workflowId: address.workflowId };
    },
  );
}
