import { z } from 'zod';
import type { Webhook } from '../../db/queries/webhooks/endpoints.ts';
import { deliveryStates } from '../../db/queries/webhooks/list-deliveries.ts';
import { webhookEventTypes } from '../../domain/webhook-events.ts';
import { count, idInAddress, moment, noteOf, rowId, text } from '../fields.ts';
import { refuse } from '../problem.ts';

export const messageId = z
  .string()
  .regex(/^evt_[1-9]\d{0,14}$/)
  .meta({ id: 'EventId', description: 'The webhook-id of an event.', examples: ['evt_4711'] });

export const webhookParams = z.object({ id: idInAddress });

const url = text(2000, 1).describe(
  'https; of a host on the public internet, or one that WULOU_WEBHOOK_ALLOWED_HOSTS names',
);
const description = noteOf(200);
const types = z
  .array(z.enum(webhookEventTypes as [string, ...string[]]))
  .min(1)
  .max(50);
const parallel = z
  .int()
  .min(1)
  .max(16)
  .describe(
    'requests at once; 1: strictly in order. With more, the events of one item stay in order, and those of runs stand between what was before and after',
  );

export const newWebhook = z.strictObject({
  url,
  description: description.default(''),
  types,
  parallel: parallel.default(1),
});
export const changedWebhook = z.strictObject({ url, description, types, parallel }).partial();

export const shownWebhook = z.object({
  id: rowId,
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()),
  amounts: z.boolean().describe('whether it is told the amounts of items'),
  amountsAllowedBy: z.string().nullable(),
  parallel: z.int(),
  state: z.enum(['active', 'paused', 'disabled']),
  stateReason: z.enum(['gone', 'exhausted']).nullable().describe('why it was disabled'),
  oldSecretUntil: moment.nullable().describe('until then the secret before the last rotation signs too'),
  retryAt: moment.nullable().describe('when the next attempt is; null: the last one went well'),
  createdBy: z.string(),
  createdAt: moment,
});

/** An answer that holds a secret: it is told this once. */
export const webhookWithSecret = shownWebhook.extend({
  secret: z.string().describe('whsec_… for the Standard Webhooks libraries; cannot be read again'),
});

export const shownDelivery = z.object({
  eventId: messageId.describe('the webhook-id header'),
  type: z.string(),
  state: z.enum(deliveryStates),
  attempts: count,
  lastStatus: z.int().nullable(),
  lastReason: z.string().nullable().describe('why the last attempt failed'),
  attemptedAt: moment.nullable(),
  deliveredAt: moment.nullable(),
});

const since = z.iso
  .datetime({ offset: true })
  .regex(/^(?:19|2\d)\d\d/, 'a moment from 1900 to 2999')
  .describe('RFC 3339 with an offset');
export const replayWish = z.union([
  z.strictObject({ since }),
  z.strictObject({ fromEvent: messageId }),
  z.strictObject({ event: messageId }),
]);

export function shown(webhook: Webhook): z.infer<typeof shownWebhook> {
  return { ...webhook, amounts: webhook.amountsAllowedBy !== null };
}

const webhookRefusals = {
  webhook_unknown: {
    status: 404,
    detail: 'There is no such webhook. GET /v1/webhooks lists them. 没有该回调地址。',
  },
  webhook_limit: {
    status: 409,
    detail: 'There are as many webhooks as there may be (50): delete one first. 回调地址数量已达上限（50）。',
  },
  webhook_not_active: {
    status: 409,
    detail: 'The webhook is paused or disabled: POST …/resume first. 该回调已暂停或停用，请先恢复。',
  },
  event_unknown: { status: 404, detail: 'There is no such event. 没有该事件。' },
  url_invalid: {
    status: 422,
    detail:
      'The address must be an absolute https URL without user name, password or fragment. 地址须为完整的 https 网址。',
  },
  url_not_https: { status: 422, detail: 'Events are only sent over https. 仅支持 https。' },
  address_refused: {
    status: 422,
    detail:
      'This address is none of the public internet. An internal host must be named in WULOU_WEBHOOK_ALLOWED_HOSTS. 非公网地址；内网主机须先列入 WULOU_WEBHOOK_ALLOWED_HOSTS。',
  },
} as const;

export function refuseWebhook(code: keyof typeof webhookRefusals): never {
  const { status, detail } = webhookRefusals[code];
  return refuse(status, code, detail);
}
