import { z } from 'zod';
import { auditHeadsSchema } from '../../audit/heads.ts';
import { ownEventsAfter } from '../../db/queries/archive/trail-stretch.ts';
import { auditHeads } from '../../db/queries/audit/seals.ts';
import type { Api, Context } from '../context.ts';
import { moment, rowId, words } from '../fields.ts';
import { byNumber, pageOf } from '../http/pages.ts';
import { security } from './run-params.ts';

/** What the trail says of a run, a cycle or a change, and what outsiders keep of it. */
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

  app.get(
    '/v1/audit/events',
    {
      config: { action: 'audit.events' },
      schema: {
        summary: 'What was done in a run, a cycle or a change, by whom and when',
        description:
          'The events of the trail about it, the oldest first, whether it is over or not. Details that hold words of people are withheld: they are in its archive, for whoever has the key.',
        tags: ['audit'],
        security,
        querystring: z.strictObject({
          subject: words(200).meta({
            description: 'The workflow id of a run, an appraisal cycle or a change.',
            examples: ['disbursement/medical-passbook/2026-10'],
          }),
          ...byNumber,
        }),
        response: {
          200: z.object({
            events: z.array(
              z.object({
                id: rowId,
                at: moment,
                actor: z.string(),
                action: z.string(),
                subject: z.string(),
                details: z.record(z.string(), z.unknown()).nullable(),
                withheld: z.boolean(),
              }),
            ),
            next: rowId.nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { subject, after, limit } = request.query;
      const page = await ownEventsAfter(context.database.sql, subject, after, limit + 1);
      const { rows, next } = pageOf(page, limit, ({ id }) => id);
      const events = rows.map((event) => ({
        ...event,
        at: `${event.at.slice(0, 23)}Z`,
        details: event.details === null ? null : JSON.parse(event.details),
      }));
      return { events, next };
    },
  );
}
