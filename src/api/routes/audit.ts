import { z } from 'zod';
import { auditHeadsSchema } from '../../audit/heads.ts';
import { auditHeads } from '../../db/queries/audit/seals.ts';
import type { Api, Context } from '../context.ts';
import { security } from './run-params.ts';

/** What outsiders keep of the trail. */
export function auditRoutes(app: Api, context: Context): void {
  app.get(
    '/v1/audit/heads',
    {
      config: { action: 'audit.heads' },
      schema: {
        summary: 'Sealed heads of the trail, to be kept elsewhere',
        description:
          'The last seal of each day on which anything happened, the newest first. A copy that is kept elsewhere proves what came before it: `npx wulou audit verify --head FILE` holds the trail against it.',
        tags: ['audit'],
        security,
        querystring: z.strictObject({
          days: z.coerce.number().int().min(1).max(4_000).default(90),
        }),
        response: { 200: auditHeadsSchema },
      },
    },
    (request) => auditHeads(context.database.sql, request.query.days),
  );
}
