import { z } from 'zod';
import { unlockUser } from '../../db/queries/people/user-locks.ts';
import { endSessions } from '../auth/sessions.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, text } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

const params = z.object({ username: text(200, 1) });
const unknown = 'There is no such user. GET /v1/users lists them. 无此用户。';

/** What an administrator does about others' log-ins. */
export function userSessionRoutes(app: Api, { database: { sql } }: Context): void {
  app.post(
    '/v1/users/:username/end-sessions',
    {
      config: { action: 'user.manage' },
      schema: {
        summary: "End all of a user's sessions, from his next request on",
        tags: ['identity'],
        security,
        params,
        response: { 200: z.object({ username: z.string(), ended: count }), 404: problemSchema },
      },
    },
    async (request) => {
      const { username } = request.params;
      const [user] = await sql<{ id: number }[]>`select id from identity.users where username = ${username}`;
      if (!user) return refuse(404, 'user_unknown', unknown);
      const actor = personOf(request).username;
      const ended = await endSessions(sql, user.id, 'all', { actor, action: 'sessions_revoked' });
      return { username, ended };
    },
  );

  app.post(
    '/v1/users/:username/unlock',
    {
      config: { action: 'user.manage' },
      schema: {
        summary: 'Let somebody who was locked out after wrong passwords try again at once',
        tags: ['identity'],
        security,
        params,
        response: { 200: z.object({ username: z.string() }), 404: problemSchema },
      },
    },
    async (request) => {
      const { username } = request.params;
      if (!(await unlockUser(sql, username, personOf(request).username)))
        refuse(404, 'user_unknown', unknown);
      return { username };
    },
  );
}
