import { z } from 'zod';
import { faultOfUrl } from '../../connectors/webhook/webhook-url.ts';
import {
  addWebhook,
  allowAmounts,
  changeWebhook,
  deleteWebhook,
  listWebhooks,
  pauseWebhook,
  readWebhook,
  replaceSecret,
  resumeWebhook,
} from '../../db/queries/webhooks/endpoints.ts';
import { longestSecretOverlapHours } from '../../domain/webhook-limits.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { rowId } from '../fields.ts';
import { ifMatch, requireMatch, sendTagged } from '../http/etag.ts';
import { byNumber, pageOf } from '../http/pages.ts';
import { problemSchema } from '../problem.ts';
import { newWebhookSecret } from '../webhook-secret.ts';
import { tellWebhook } from '../webhook-workflow.ts';
import { security } from './run-params.ts';
import {
  changedWebhook,
  newWebhook,
  refuseWebhook,
  shown,
  shownWebhook,
  webhookParams,
  webhookWithSecret,
} from './webhook-shapes.ts';

const tags = ['webhooks'];
const hourMs = 3_600_000;

/** Addresses that are told what happens to runs and items. */
export function webhookRoutes(app: Api, context: Context): void {
  const { sql } = context.database;
  const { privateData, webhookRules } = context;

  function checkUrl(url: string | undefined): void {
    const fault = url === undefined ? null : faultOfUrl(url, webhookRules);
    if (fault) refuseWebhook(fault);
  }

  app.get(
    '/v1/webhooks',
    {
      config: { action: 'webhook.read' },
      schema: {
        summary: 'Webhooks, by pages',
        tags,
        security,
        querystring: z.strictObject(byNumber),
        response: { 200: z.object({ webhooks: z.array(shownWebhook), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const { rows, next } = pageOf(
        await listWebhooks(sql, after, limit + 1),
        limit,
        (webhook) => webhook.id,
      );
      return { webhooks: rows.map(shown), next };
    },
  );

  app.post(
    '/v1/webhooks',
    {
      config: { action: 'webhook.manage' },
      schema: {
        summary: 'Have an address told what happens from now on',
        description:
          'Answers with the secret that signs, once. Events carry numbers of employees and reasons, never names, ID numbers, accounts or phones; amounts only after `POST /v1/webhooks/{id}/amounts`.',
        tags,
        security,
        body: newWebhook,
        response: { 201: webhookWithSecret, 409: problemSchema, 422: problemSchema },
      },
    },
    async (request, reply) => {
      checkUrl(request.body.url);
      const secret = newWebhookSecret();
      const webhook = await addWebhook(sql, {
        ...request.body,
        secret: privateData.encrypt(secret),
        by: personOf(request).username,
      });
      if (!webhook) return refuseWebhook('webhook_limit');
      await tellWebhook(context, webhook.id, app.log);
      reply.status(201).header('cache-control', 'no-store');
      return { ...shown(webhook), secret };
    },
  );

  app.get(
    '/v1/webhooks/:id',
    {
      config: { action: 'webhook.read', tagged: true },
      schema: {
        summary: 'One webhook',
        tags,
        security,
        params: webhookParams,
        response: { 200: shownWebhook, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const webhook = await readWebhook(sql, request.params.id);
      return webhook ? sendTagged(request, reply, shown(webhook)) : refuseWebhook('webhook_unknown');
    },
  );

  app.patch(
    '/v1/webhooks/:id',
    {
      config: { action: 'webhook.manage', tagged: true },
      schema: {
        summary: 'Change the address or what it is told',
        description: 'Other types hold for what happens from then on. Another address loses the amounts.',
        tags,
        security,
        params: webhookParams,
        headers: ifMatch,
        body: changedWebhook,
        response: {
          200: shownWebhook,
          404: problemSchema,
          412: problemSchema,
          422: problemSchema,
          428: problemSchema,
        },
      },
    },
    async (request, reply) => {
      checkUrl(request.body.url);
      const webhook = await changeWebhook(
        sql,
        request.params.id,
        request.body,
        personOf(request).username,
        (current) => requireMatch(request, shown(current)),
      );
      if (!webhook) return refuseWebhook('webhook_unknown');
      await tellWebhook(context, webhook.id, app.log);
      return sendTagged(request, reply, shown(webhook));
    },
  );

  app.delete(
    '/v1/webhooks/:id',
    {
      config: { action: 'webhook.manage' },
      schema: {
        summary: 'End a webhook: nothing more is sent to it',
        tags,
        security,
        params: webhookParams,
        response: { 200: z.object({ id: rowId, deleted: z.literal(true) }), 404: problemSchema },
      },
    },
    async (request) => {
      const { id } = request.params;
      if (!(await deleteWebhook(sql, id, personOf(request).username)))
        return refuseWebhook('webhook_unknown');
      await tellWebhook(context, id, app.log);
      return { id, deleted: true as const };
    },
  );

  app.post(
    '/v1/webhooks/:id/rotate-secret',
    {
      config: { action: 'webhook.manage' },
      schema: {
        summary: 'A new secret, told once; the one before signs too for some hours',
        tags,
        security,
        params: webhookParams,
        body: z.strictObject({
          overlapHours: z.number().min(0).max(longestSecretOverlapHours).default(24),
        }),
        response: { 200: webhookWithSecret, 404: problemSchema },
      },
    },
    async (request, reply) => {
      const secret = newWebhookSecret();
      const webhook = await replaceSecret(
        sql,
        request.params.id,
        privateData.encrypt(secret),
        request.body.overlapHours * hourMs,
        personOf(request).username,
      );
      if (!webhook) return refuseWebhook('webhook_unknown');
      reply.header('cache-control', 'no-store');
      return { ...shown(webhook), secret };
    },
  );

  app.post(
    '/v1/webhooks/:id/amounts',
    {
      config: { action: 'webhook.allow-amounts' },
      schema: {
        summary: 'Allow a webhook the amounts of items, or take that back',
        description: 'By somebody who may read amounts himself. Another address needs to be allowed anew.',
        tags,
        security,
        params: webhookParams,
        body: z.strictObject({ allowed: z.boolean() }),
        response: { 200: shownWebhook, 404: problemSchema },
      },
    },
    async (request) => {
      const webhook = await allowAmounts(
        sql,
        request.params.id,
        request.body.allowed,
        personOf(request).username,
      );
      return webhook ? shown(webhook) : refuseWebhook('webhook_unknown');
    },
  );

  for (const [name, act, summary] of [
    ['pause', pauseWebhook, 'Send nothing for a while; what happens meanwhile is sent later'],
    ['resume', resumeWebhook, 'Go on where it stopped; also where it was disabled, or waits to try again'],
  ] as const)
    app.post(
      `/v1/webhooks/:id/${name}`,
      {
        config: { action: 'webhook.manage' },
        schema: {
          summary,
          tags,
          security,
          params: webhookParams,
          response: { 200: shownWebhook, 404: problemSchema },
        },
      },
      async (request) => {
        const webhook = await act(sql, request.params.id, personOf(request).username);
        if (!webhook) return refuseWebhook('webhook_unknown');
        await tellWebhook(context, webhook.id, app.log);
        return shown(webhook);
      },
    );
}
