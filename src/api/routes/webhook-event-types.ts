import { z } from 'zod';
import type { Api } from '../context.ts';
import { jsonSchemaOf, messageKinds } from '../webhook-messages.ts';
import { security } from './run-params.ts';

/** What there is to be told, for programs that choose by themselves. */
export function webhookEventTypeRoutes(app: Api): void {
  app.get(
    '/v1/webhook-event-types',
    {
      config: { action: 'webhook.read' },
      schema: {
        summary: 'The types of events with the JSON Schema of their messages',
        tags: ['webhooks'],
        security,
        response: {
          200: z.object({
            types: z.array(
              z.object({
                type: z.string(),
                summary: z.string(),
                schema: z.record(z.string(), z.unknown()),
              }),
            ),
          }),
        },
      },
    },
    async () => ({
      types: messageKinds.map(({ type, summary, schema }) => ({
        type,
        summary,
        schema: jsonSchemaOf(schema),
      })),
    }),
  );
}
