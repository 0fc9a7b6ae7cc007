import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Sql } from '../../db/database.ts';
import { loginByProvider, noteRefused } from '../auth/oidc/oidc-login.ts';
import { providerSilent } from '../auth/oidc/oidc-refusals.ts';
import {
  beginLogin,
  endLogin,
  isOwnPath,
  isStateOf,
  ownPathForm,
  pendingMinutes,
  proofsOf,
} from '../auth/oidc/pending-logins.ts';
import {
  type OidcProvider,
  ProviderRefused,
  ProviderUnreachable,
  providerOf,
} from '../auth/oidc/provider.ts';
import { cookieOf, setCookie } from '../auth/session-cookie.ts';
import type { Api, Context } from '../context.ts';
import { text } from '../fields.ts';
import { problemSchema, RequestRefused, refuse } from '../problem.ts';

const returnTo = text(500, 1)
  .regex(ownPathForm, 'a path of this address, such as /docs')
  .refine(isOwnPath, 'a path of this address, such as /docs')
  .default('/docs')
  .describe('where the browser goes when it is logged in: a path of this address');
/** What the provider sends people back with; the rest of it is the library's to read. */
const answer = z.looseObject({
  state: text(200).optional(),
  code: text(4000).optional(),
  error: text(200).optional(),
});

/** Logging in at the OpenID provider, for people with a browser: code flow with PKCE. */
export function oidcRoutes(app: Api, { database: { sql }, auth }: Context): void {
  const provider = (): OidcProvider =>
    auth.oidc
      ? providerOf(auth.oidc)
      : refuse(
          404,
          'oidc_off',
          'No OpenID provider is set here: log in at POST /v1/login. 未配置统一身份认证。',
        );
  const keep = (request: FastifyRequest, reply: FastifyReply, secret: string | null) =>
    setCookie(request, reply, auth, { name: 'login', value: secret, seconds: pendingMinutes * 60 });

  app.get(
    '/v1/oidc/login',
    {
      config: { action: 'anyone' },
      schema: {
        summary: 'Go and log in at the OpenID provider',
        tags: ['identity'],
        querystring: z.strictObject({ returnTo }),
        response: { 303: z.null().describe('To the provider'), 404: problemSchema, 503: problemSchema },
      },
    },
    async (request, reply) => {
      const going = provider();
      const secret = await beginLogin(sql, request.query.returnTo);
      const address = await going.loginUrl(proofsOf(secret)).catch(refuseSilence);
      keep(request, reply, secret);
      return reply.header('cache-control', 'no-store').redirect(address.href, 303);
    },
  );

  app.get(
    '/v1/oidc/callback',
    {
      config: { action: 'anyone' },
      schema: {
        summary: 'Come back from the OpenID provider: the session is a cookie that pages cannot read',
        tags: ['identity'],
        querystring: answer,
        response: {
          303: z.null().describe('To the page that was wanted'),
          400: problemSchema,
          403: problemSchema,
          404: problemSchema,
          503: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const coming = provider();
      reply.header('cache-control', 'no-store');
      const secret = cookieOf(request, auth, 'login');
      const { state } = request.query;
      // Another's answer is none to this browser, and does not end what this browser began.
      const isOurs = secret !== undefined && state !== undefined && isStateOf(secret, state);
      const goal = isOurs ? await endLogin(sql, secret) : null;
      if (!isOurs || goal === null) {
        await noteRefused(sql, 'login_not_pending');
        return refuse(
          400,
          'login_not_pending',
          'This browser began no such log-in, ended it already, or took longer than ten minutes: begin again at GET /v1/oidc/login. 登录流程已失效，请重新登录。',
        );
      }
      keep(request, reply, null);
      const query = new URL(request.url, 'http://own.invalid').search;
      const claims = await coming
        .claimsOf(query, proofsOf(secret))
        .catch(refuseSilence)
        .catch((error: unknown) => refuseAnswer(sql, error));
      const userAgent = request.headers['user-agent'] ?? null;
      const login = await loginByProvider(sql, auth, coming, { claims, userAgent });
      if ('refusal' in login) throw new RequestRefused(login.refusal);
      const seconds = auth.sessionHours * 3600;
      setCookie(request, reply, auth, { name: 'session', value: login.session.token, seconds });
      return reply.redirect(goal, 303);
    },
  );
}

function refuseSilence(error: unknown): never {
  if (error instanceof ProviderUnreachable) throw new RequestRefused(providerSilent);
  throw error;
}

async function refuseAnswer(sql: Sql, error: unknown): Promise<never> {
  if (!(error instanceof ProviderRefused)) throw error;
  await noteRefused(sql, 'provider_refused');
  return refuse(
    403,
    'provider_refused',
    'The OpenID provider did not let you in, or its answer does not hold: begin again at GET /v1/oidc/login. 统一身份认证未通过，请重新登录。',
  );
}
