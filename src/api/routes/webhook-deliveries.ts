import { z } from 'zod';
import { readWebhook } from '../../db/queries/webhooks/endpoints.ts';
import { deliveryStates, listDeliveries } from '../../db/queries/webhooks/list-deliveries.ts';
import { addTestDelivery, type ReplayWish, requestReplay } from '../../db/queries/webhooks/replay.ts';
import { must } from '../../domain/assert.ts';
import { messageIdOf, numberOfMessageId } from '../../domain/webhook-events.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, rowId } from '../fields.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema } from '../problem.ts';
import { tellWebhook } from '../webhook-workflow.ts';
import { security } from './run-params.ts';
import { messageId, refuseWebhook, replayWish, shownDelivery, webhookParams } from './webhook-shapes.ts';

const tags = ['webhooks'];

/** What was sent to an address, and sending it again. */
export function webhookDeliveryRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/webhooks/:id/deliveries',
    {
      config: { action: 'webhook.read' },
      schema: {
        summary: 'What was and is to be sent, the latest first, by pages',
        description:
          'What was delivered is listed for thirty days. What is not on record yet because something before it waits to be sent is not listed.',
        tags,
        security,
        params: webhookParams,
        querystring: z.strictObject({
          state: z.enum(deliveryStates).optional(),
          ...newestFirst,
        }),
        response: {
          200: z.object({ deliveries: z.array(shownDelivery), next: rowId.nullable() }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { state = null, after, limit } = request.query;
      if (!(await readWebhook(sql, id))) return refuseWebhook('webhook_unknown');
      const found = await listDeliveries(sql, id, { state, before: after, limit: limit + 1 });
      const { rows, next } = pageOf(found, limit, (delivery) => delivery.position);
      return {
        deliveries: rows.map(({ eventId, position: _, ...row }) => ({
          ...row,
          eventId: messageIdOf(eventId),
        })),
        next,
      };
    },
  );

  app.post(
    '/v1/webhooks/:id/test',
    {
      config: { action: 'webhook.manage' },
      schema: {
        summary: 'Send a test event at once, before everything else and once',
        description: 'What came of it is in the deliveries, under the id of the answer.',
        tags,
        security,
        params: webhookParams,
        response: { 202: z.object({ eventId: messageId }), 404: problemSchema, 409: problemSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (!(await readWebhook(sql, id))) return refuseWebhook('webhook_unknown');
      const number = await addTestDelivery(sql, id, personOf(request).username);
      if (number === null) return refuseWebhook('webhook_not_active');
      await tellWebhook(context, id, app.log);
      reply.status(202);
      return { eventId: messageIdOf(number) };
    },
  );

  app.post(
    '/v1/webhooks/:id/replay',
    {
      config: { action: 'webhook.manage' },
      schema: {
        summary: 'Send again what happened since a moment, from an event on, or one event',
        description:
          'The same events under the same webhook-id, so that a receiver drops those that it has. What is new goes first.',
        tags,
        security,
        params: webhookParams,
        body: replayWish,
        response: {
          202: z.object({ events: count }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const replayed = await requestReplay(sql, id, wishOf(request.body), personOf(request).username);
      if (!replayed.ok) return refuseWebhook(replayed.refusal.code);
      await tellWebhook(context, id, app.log);
      reply.status(202);
      return { events: replayed.events };
    },
  );
}

function wishOf(body: z.infer<typeof replayWish>): ReplayWish {
  if ('since' in body) return { kind: 'since', moment: new Date(body.since).toISOString() };
  const numberOf = (id: string) => must(numberOfMessageId(id), 'number of an event');
  return 'event' in body
    ? { kind: 'only', event: numberOf(body.event) }
    : { kind: 'from', event: numberOf(body.fromEvent) };
}
