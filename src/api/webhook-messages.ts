import { z } from 'zod';
import { itemStates } from '../domain/item-states.ts';
import { roles } from '../domain/roles.ts';
import { stages } from '../domain/stages.ts';
import {
  itemEventStates,
  type RunEventType,
  testEventType,
  type WebhookEventType,
  waitOwners,
} from '../domain/webhook-events.ts';

const runData = z.object({
  runId: z.number().int(),
  programme: z.string(),
  period: z.string().describe('YYYY-MM'),
  employeeNo: z.string().nullable().describe("of one person's backfill; null: everybody's month"),
  stage: z.enum(stages),
  round: z.number().int(),
  waitingFor: z.enum(Object.keys(waitOwners) as [string, ...string[]]).nullable(),
  owner: z.enum(roles).nullable().describe('who must act'),
});

const itemData = z.object({
  runId: z.number().int(),
  programme: z.string(),
  period: z.string().describe('the month of the run, YYYY-MM'),
  employeeNo: z.string(),
  obligation: z.string().describe('month, or arrears-ID for an arrear that the run pays'),
  owedFor: z.string().describe('the month that it is owed for'),
  stateBefore: z.enum(itemStates),
  state: z.enum(itemStates),
  reason: z
    .string()
    .nullable()
    .describe('why it is held, at zero, carried or returned: see docs/refusals.md'),
  amountFen: z
    .number()
    .int()
    .nullable()
    .describe(
      'whole fen, as it stood at the move; null while not reckoned, and where amounts are not allowed',
    ),
  endToEndId: z.string().nullable(),
});

const message = <T extends z.ZodType>(type: WebhookEventType, data: T) =>
  z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().describe('when it happened'),
    data,
  });

const runMeanings: Record<RunEventType, string> = {
  'run.started': 'A run was opened',
  'run.stage_entered': 'A run entered a stage; a further round enters stages again',
  'run.waiting': 'A run waits for somebody: `waitingFor` and `owner` say what for and whose it is',
  'run.closed': 'A month was closed: everybody is paid, at zero or carried over',
  'run.cancelled': 'A run was cancelled before anything was sent',
};

const itemMeanings: Record<(typeof itemEventStates)[number], string> = {
  due: 'An item will be paid as the list stands',
  zero: 'Nothing is due, for a stated reason',
  held: 'An item is not paid for a reason, until somebody has settled it',
  sent: 'An item is on its way to the bank, or the bank confirmed that it has it',
  unknown: "The bank's answer was lost; it is asked before anything else",
  paid: 'An item is on the bank’s statement',
  returned: 'A booked item was given back by the bank',
  carried: 'The month was closed without it: it is owed as an arrear',
  cancelled: 'The run was cancelled',
};

export interface MessageKind {
  readonly type: WebhookEventType;
  readonly summary: string;
  readonly schema: z.ZodType;
}

/** Every message that a receiver may get, with its form. */
export const messageKinds: readonly MessageKind[] = [
  ...Object.entries(runMeanings).map(([type, summary]) => ({
    type: type as RunEventType,
    summary,
    schema: message(type as RunEventType, runData),
  })),
  ...itemEventStates.map((state) => ({
    type: `item.${state}` as const,
    summary: itemMeanings[state],
    schema: message(`item.${state}`, itemData),
  })),
  {
    type: testEventType,
    summary: 'Sent by POST /v1/webhooks/{id}/test, whatever types were chosen',
    schema: message(testEventType, z.object({ webhookId: z.number().int() })),
  },
];

/** The `webhooks` of the OpenAPI document (3.1): what a receiver must be able to take. */
export function webhooksOfDocument(): Record<string, object> {
  return Object.fromEntries(
    messageKinds.map(({ type, summary, schema }) => [
      type,
      {
        post: {
          summary,
          tags: ['webhooks'],
          parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
            name,
            in: 'header',
            required: true,
            schema: { type: 'string' },
            description: headerMeanings[name],
          })),
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchemaOf(schema) } },
          },
          responses: {
            '2XX': { description: 'Taken. Anything else is tried again, but for 410.' },
            '410': { description: 'Nothing more is to be sent: the webhook is disabled.' },
          },
        },
      },
    ]),
  );
}

const headerMeanings: Record<string, string> = {
  'webhook-id': 'The same for every attempt and every replay: drop what you have',
  'webhook-timestamp': 'Seconds since 1970 of this attempt: refuse what is older than five minutes',
  'webhook-signature': 'v1,BASE64, one for each secret, with spaces between them (Standard Webhooks)',
};

export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' });
  return rest;
}
