import { z } from 'zod';
import { roles } from '../../domain/roles.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { problemSchema, refuse } from '../problem.ts';
import { login, logout } from '../sessions.ts';

export function loginRoutes(app: Api, { database }: Context): void {
  app.post(
    '/v1/login',
    {
      config: { roles: 'anyone', rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        summary: 'Log in',
        tags: ['identity'],
        body: z.object({ username: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
        response: {
          200: z.object({ token: z.string(), role: z.enum(roles), expiresAt: z.string() }),
          401: problemSchema,
        },
      },
    },
    async (request) => {
      const session = await login(database.sql, request.body.username, request.body.password);
      return (
        session ??
        refuse(
          401,
          'login_failed',
          'User name or password is wrong, or the account is locked for some minutes. 用户名或密码错误。',
        )
      );
    },
  );
  app.post(
    '/v1/logout',
    {
      config: { roles },
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
      config: { roles },
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
