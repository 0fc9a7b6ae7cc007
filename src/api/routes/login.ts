import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { roles } from '../../domain/roles.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { moment, text, words } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { login, logout } from '../sessions.ts';
import { createTurns } from '../turns.ts';

/** A whole organisation may log in from one address: what is bounded there is how often it fails. */
const attemptsOfUser = 60;
const failuresOfAddress = 60;
const timeWindow = '1 minute';
/**
 * Attempts that are judged at once. Bounded, as the failures of an address are looked at before a password is and
 * counted after: beyond the limit come only those that were being judged already.
 */
const judgedAtOnce = 4;

export function loginRoutes(app: Api, { database }: Context): void {
  const countAttempt = app.createRateLimit({
    max: attemptsOfUser,
    timeWindow,
    keyGenerator: (request) => `${request.ip} ${(request.body as { username: string }).username}`,
  });
  const countFailure = app.createRateLimit({ max: failuresOfAddress, timeWindow });
  const inTurn = createTurns(judgedAtOnce);

  app.post(
    '/v1/login',
    {
      config: { action: 'anyone' },
      schema: {
        summary: 'Log in',
        tags: ['identity'],
        body: z.strictObject({
          // An employee number is printed in capitals; user names are in lower case.
          username: words(100).toLowerCase(),
          password: text(200, 1),
        }),
        response: {
          200: z.object({ token: z.string(), role: z.enum(roles), expiresAt: moment }),
          401: problemSchema,
          429: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const attempts = await countAttempt(request);
      if (!attempts.isAllowed && attempts.isExceeded) tooMany(reply, attempts.ttlInSeconds);
      return inTurn(async () => {
        const failures = await countFailure(request, { increment: false });
        if (!failures.isAllowed && failures.remaining === 0) tooMany(reply, failures.ttlInSeconds);
        const session = await login(database.sql, request.body.username, request.body.password);
        if (session) return session;
        await countFailure(request);
        return refuse(
          401,
          'login_failed',
          'User name or password is wrong, or the account is locked for some minutes. 用户名或密码错误。',
        );
      });
    },
  );
  app.post(
    '/v1/logout',
    {
      config: { action: 'session.end' },
      schema: {
        summary: 'Log out',
        tags: ['identity'],
        security: [{ bearer: [] }],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await logout(database.sql, (request.headers.authorization ?? '').slice('Bearer '.length));
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/v1/me',
    {
      config: { action: 'self.read' },
      schema: {
        summary: 'Who I am',
        tags: ['identity'],
        security: [{ bearer: [] }],
        response: { 200: z.object({ username: z.string(), role: z.enum(roles) }) },
      },
    },
    async (request) => ({ username: personOf(request).username, role: personOf(request).role }),
  );
}

function tooMany(reply: FastifyReply, seconds: number): never {
  reply.header('retry-after', seconds);
  return refuse(
    429,
    'too_many_requests',
    `Too many attempts to log in: try again in ${seconds} seconds. 登录尝试过多，请稍候再试。`,
  );
}
