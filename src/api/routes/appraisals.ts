import { z } from 'zod';
import { ownAppraisals, readAppraisal } from '../../db/queries/appraisals/appraisal-details.ts';
import { listAppraisals } from '../../db/queries/appraisals/appraisal-list.ts';
import { refuseAppraisal } from '../appraisal-refusals.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { rowId } from '../fields.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { appraisalAppealRoutes } from './appraisal-appeals.ts';
import { appraisalEvaluationRoutes } from './appraisal-evaluation.ts';
import { appraisalGoalsRoutes } from './appraisal-goals.ts';
import { appraisalParams, detailsSchema, lineSchema, listQuery } from './appraisal-shapes.ts';
import { security } from './run-params.ts';

/** Appraisals: read by whom they concern, and acted upon. */
export function appraisalRoutes(app: Api, context: Context): void {
  const { sql } = context.database;
  appraisalGoalsRoutes(app, context);
  appraisalEvaluationRoutes(app, context);
  appraisalAppealRoutes(app, context);

  app.get(
    '/v1/appraisals',
    {
      config: { action: 'appraisal.list' },
      schema: {
        summary: 'Appraisals: those of your reports, or everybody’s for HR, auditors, operations and admin',
        description:
          'In the order of their keys; pass `next` as `after` for the page that follows. Operations and admin see no scores.',
        tags: ['appraisals'],
        security,
        querystring: listQuery,
        response: { 200: z.object({ appraisals: z.array(lineSchema), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { cycle, stage, reports, after, limit } = request.query;
      const appraisals = await listAppraisals(sql, personOf(request), {
        cycle: cycle ?? null,
        stage: stage ?? null,
        reportsOnly: reports,
        afterId: after,
        limit: limit + 1,
      });
      const { rows, next } = pageOf(appraisals, limit, (appraisal) => appraisal.appraisalId);
      return { appraisals: rows, next };
    },
  );

  app.get(
    '/v1/me/appraisals',
    {
      config: { action: 'self.read' },
      schema: {
        summary: 'My appraisals, newest first; scores from the release on',
        tags: ['mine'],
        security,
        querystring: z.strictObject(newestFirst),
        response: {
          200: z.object({ appraisals: z.array(detailsSchema), next: rowId.nullable() }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const person = personOf(request);
      if (person.employeeId === null)
        refuse(404, 'no_employee', 'This login belongs to no employee on record.');
      const { after, limit } = request.query;
      const own = await ownAppraisals(sql, person, after, limit + 1);
      const { rows, next } = pageOf(own, limit, (appraisal) => appraisal.appraisalId);
      return { appraisals: rows, next };
    },
  );

  app.get(
    '/v1/appraisals/:appraisalId',
    {
      config: { action: 'appraisal.read' },
      schema: {
        summary: 'One appraisal with all versions of its goals, its evaluations, appeal and stages',
        tags: ['appraisals'],
        security,
        params: appraisalParams,
        response: { 200: detailsSchema, 403: problemSchema, 404: problemSchema },
      },
    },
    async (request) => {
      const person = personOf(request);
      const read = await readAppraisal(sql, person, request.params.appraisalId);
      if (read.ok) return read.details;
      const { code } = read.refusal;
      if (code === 'not_allowed')
        return refuse(
          403,
          'not_allowed',
          `The role ${person.role} does not read goals and scores. 该角色无此权限。`,
        );
      return refuseAppraisal(code);
    },
  );
}
