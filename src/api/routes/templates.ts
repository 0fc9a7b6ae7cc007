import { z } from 'zod';
import { addTemplate, listTemplates } from '../../db/queries/appraisals/appraisal-templates.ts';
import { refuseAppraisal } from '../appraisal-refusals.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, moment, pageLimit, rowId, words } from '../fields.ts';
import { pageOf } from '../http/pages.ts';
import { problemSchema } from '../problem.ts';
import { shownIndicators, templateCode, writtenIndicators } from './appraisal-shapes.ts';
import { security } from './run-params.ts';

const name = words(100);
const industry = z.string().regex(/^[a-z0-9-]{1,60}$/);

export function templateRoutes(app: Api, { database: { sql } }: Context): void {
  app.get(
    '/v1/appraisal-templates',
    {
      config: { action: 'template.read' },
      schema: {
        summary:
          'The last version of every appraisal template; with `code`, every version of one, newest first',
        tags: ['appraisals'],
        security,
        querystring: z.strictObject({
          code: templateCode.optional(),
          after: z
            .string()
            .regex(/^[^/]{1,60}\/\d{1,9}$/)
            .optional()
            .describe('`next` of the page before'),
          limit: pageLimit(),
        }),
        response: {
          200: z.object({
            templates: z.array(
              z.object({
                templateId: rowId,
                code: z.string(),
                version: count,
                nameZh: z.string(),
                nameEn: z.string(),
                position: z.string().nullable(),
                industry: z.string(),
                indicators: shownIndicators,
                createdBy: z.string(),
                createdAt: moment,
              }),
            ),
            next: z.string().nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { code = null, after, limit } = request.query;
      const [afterCode = '', afterVersion = '0'] = after?.split('/') ?? [];
      const found = await listTemplates(
        sql,
        code,
        { code: afterCode, version: Number(afterVersion) },
        limit + 1,
      );
      const { rows, next } = pageOf(found, limit, (template) => `${template.code}/${template.version}`);
      return { templates: rows, next };
    },
  );

  app.post(
    '/v1/appraisal-templates',
    {
      config: { action: 'template.add' },
      schema: {
        summary: 'Add a template, or a version of one',
        description: 'Cycles that are opened later use it. Goals that were set before stay as they are.',
        tags: ['appraisals'],
        security,
        body: z.strictObject({
          code: templateCode,
          nameZh: name,
          nameEn: name,
          position: name.nullable().default(null),
          industry,
          indicators: writtenIndicators,
        }),
        response: {
          201: z.object({ templateId: rowId, code: z.string(), version: count }),
          422: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const added = await addTemplate(sql, request.body, personOf(request).username);
      if (!added.ok) return refuseAppraisal(added.refusal.code);
      const { templateId, version } = added;
      return reply.status(201).send({ templateId, code: request.body.code, version });
    },
  );
}
