import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { actions } from '../../domain/authority.ts';
import { roles } from '../../domain/roles.ts';
import { changePassword } from '../auth/change-password.ts';
import { ProviderUnreachable, providerOf } from '../auth/oidc/provider.ts';
import { longestPassword } from '../auth/passwords.ts';
import { setCookie } from '../auth/session-cookie.ts';
import { scopesOfOneTimePassword } from '../auth/session-reader.ts';
import { endSessions, sessionsOf } from '../auth/sessions.ts';
import { type Api, type Context, type Person, personOf } from '../context.ts';
import { idInAddress, moment, rowId, text } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { createTurns } from '../turns.ts';
import { security } from './run-params.ts';

const passwordRefusals = {
  no_password:
    'You log in at the OpenID provider: the password is changed there. 请在统一身份认证处修改密码。',
  password_wrong: 'The current password is wrong. 原密码错误。',
  password_same: 'The new password is the current one: choose another. 新密码不能与原密码相同。',
  password_short: 'A password has at least 8 characters, of any kind. 密码至少 8 个字符。',
  password_common:
    'This password is among those that are guessed first, or made of words that everybody here knows: choose another, such as a few words. 密码过于常见，请更换。',
};

/** Wrong current passwords from one session's user are guesses as much as log-ins are. */
const changesOfUser = 10;
/** Hashing takes all cores. */
const hashedAtOnce = 4;

export function meRoutes(app: Api, { database: { sql }, auth }: Context): void {
  const countChange = app.createRateLimit({
    max: changesOfUser,
    timeWindow: '1 minute',
    keyGenerator: (request) => personOf(request).username,
  });
  const inTurn = createTurns(hashedAtOnce);

  app.get(
    '/v1/me',
    {
      config: { action: 'identity.read' },
      schema: {
        summary: 'Who I am',
        tags: ['identity'],
        security,
        response: {
          200: z.object({
            username: z.string(),
            kind: z.enum(['person', 'service']),
            role: z.enum(roles),
            scopes: z
              .array(z.enum(actions as [string, ...string[]]))
              .nullable()
              .describe('null: all of the role'),
            passwordChangeNeeded: z.boolean(),
          }),
        },
      },
    },
    async (request) => {
      const { username, kind, role, scopes } = personOf(request);
      const passwordChangeNeeded = scopes === scopesOfOneTimePassword;
      return { username, kind, role, scopes: scopes && [...scopes], passwordChangeNeeded };
    },
  );

  app.post(
    '/v1/me/password',
    {
      config: { action: 'password.change', holdsSecret: true },
      schema: {
        summary: 'Change my password; ends my other sessions',
        tags: ['identity'],
        security,
        body: z.strictObject({
          current: text(longestPassword, 1),
          password: text(longestPassword, 1),
        }),
        response: { 204: z.null(), 409: problemSchema, 422: problemSchema, 429: problemSchema },
      },
    },
    async (request, reply) => {
      const { userId, username, session } = inSession(request.person);
      const changes = await countChange(request);
      if (!changes.isAllowed && changes.isExceeded) {
        reply.header('retry-after', changes.ttlInSeconds);
        refuse(429, 'too_many_requests', `Try again in ${changes.ttlInSeconds} seconds. 请稍候再试。`);
      }
      const { current, password: wanted } = request.body;
      const change = { userId, username, sessionId: session.id, current, wanted };
      const changed = await inTurn(() => changePassword(sql, change));
      if (!changed.ok)
        refuse(changed.code === 'no_password' ? 409 : 422, changed.code, passwordRefusals[changed.code]);
      return reply.status(204).send(null);
    },
  );

  app.get(
    '/v1/me/sessions',
    {
      config: { action: 'session.end' },
      schema: {
        summary: 'Where I am logged in',
        tags: ['identity'],
        security,
        response: {
          200: z.object({
            sessions: z.array(
              z.object({
                id: rowId,
                current: z.boolean(),
                method: z.enum(['password', 'oidc']),
                userAgent: z.string().nullable(),
                createdAt: moment,
                lastUsedAt: moment,
                expiresAt: moment,
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const { userId, session: current } = personOf(request);
      const sessions = await sessionsOf(sql, auth, userId);
      return { sessions: sessions.map((session) => ({ ...session, current: session.id === current?.id })) };
    },
  );

  app.delete(
    '/v1/me/sessions/:session',
    {
      config: { action: 'session.end' },
      schema: {
        summary: 'End one of my sessions',
        tags: ['identity'],
        security,
        params: z.object({ session: idInAddress }),
        response: { 204: z.null(), 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { userId, username } = personOf(request);
      const only = request.params.session;
      const ended = await endSessions(sql, userId, { only }, { actor: username, action: 'session_ended' });
      if (ended === 0)
        refuse(
          404,
          'session_unknown',
          'You have no such session. GET /v1/me/sessions lists them. 无此会话。',
        );
      return reply.status(204).send(null);
    },
  );

  app.delete(
    '/v1/me/sessions',
    {
      config: { action: 'session.end' },
      schema: {
        summary: 'End all my sessions, this one too',
        tags: ['identity'],
        security,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { userId, username } = personOf(request);
      await endSessions(sql, userId, 'all', { actor: username, action: 'sessions_ended' });
      dropCookie(request, reply);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/v1/logout',
    {
      config: { action: 'session.end' },
      schema: {
        summary: 'Log out',
        tags: ['identity'],
        security,
        response: {
          200: z
            .object({ endSessionUrl: z.url() })
            .describe(
              'Logged out here; the OpenID provider still knows the browser: send it there to log out too',
            ),
          204: z.null(),
        },
      },
    },
    async (request, reply) => {
      const { userId, username, session } = inSession(request.person);
      await endSessions(sql, userId, { only: session.id }, { actor: username, action: 'logout' });
      dropCookie(request, reply);
      const elsewhere = session.method === 'oidc' ? await providersLogout() : null;
      return elsewhere ? { endSessionUrl: elsewhere.href } : reply.status(204).send(null);
    },
  );

  /** Whoever logs out is out, also while the provider does not answer. */
  const providersLogout = async (): Promise<URL | null> =>
    auth.oidc
      ? providerOf(auth.oidc)
          .logoutUrl()
          .catch((error: unknown) => {
            if (error instanceof ProviderUnreachable) return null;
            throw error;
          })
      : null;
  const dropCookie = (request: Parameters<typeof setCookie>[0], reply: FastifyReply): void =>
    setCookie(request, reply, auth, { name: 'session', value: null, seconds: 0 });
}

/** Keys and tokens of programs may not come here: the action is for people, and people are in sessions. */
function inSession(person: Person | null): Person & { readonly session: NonNullable<Person['session']> } {
  if (!person?.session) throw new Error('assertion failed: a route for people was called without a session');
  return { ...person, session: person.session };
}
