import { z } from 'zod';
import { linkUser } from '../../db/queries/people/link-user.ts';
import {
  addUsers,
  deactivateUser,
  employeesWithoutUser,
  type NewUser,
  replacePassword,
  type Skipped,
  sortNewcomers,
  usersByName,
} from '../../db/queries/people/users.ts';
import { roles } from '../../domain/roles.ts';
import { type InitialPassword, initialPasswordDays, initialPasswords } from '../auth/initial-passwords.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { employeeNo, moment, text } from '../fields.ts';
import { byText, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

const linkRefusals = {
  user_unknown: 'There is no such user, or it has ended. GET /v1/users lists them. 无此用户。',
  employee_unknown: 'Nobody on record has this number. 没有该工号。',
  employee_linked:
    'Another user who approves, pays or administers is this employee: unlink or end that one first. 该员工已关联其他账号。',
};

/** So many users are made in one call: hashing their passwords takes some 15 seconds. */
const mostUsers = 1000;

export function userRoutes(app: Api, { database: { sql }, auth }: Context): void {
  const passwordDays = auth.oneTimePasswords ? initialPasswordDays : null;

  app.post(
    '/v1/users/provision',
    {
      config: { action: 'user.manage', holdsSecret: true },
      schema: {
        summary: 'A user for each employee who has none, with an initial password that is told once',
        description:
          'Without numbers: everyone employed today, at most `limit` a call; call again while `more` is true. Passwords are not kept: whoever loses this answer cannot get them again.',
        tags: ['identity'],
        security,
        body: z
          .strictObject({
            employeeNos: z.array(employeeNo).max(mostUsers).optional(),
            limit: z.int().min(1).max(mostUsers).default(mostUsers),
          })
          .nullable(),
        response: {
          200: z.object({
            users: z.array(
              z.object({
                employeeNo: z.string(),
                username: z.string(),
                password: z.string(),
                role: z.enum(roles),
              }),
            ),
            skipped: z.array(
              z.object({
                employeeNo: z.string(),
                reason: z.enum(['employee_unknown', 'employee_left', 'user_exists']),
              }),
            ),
            more: z.boolean(),
          }),
        },
      },
    },
    async (request, reply) => {
      const { employeeNos, limit } = request.body ?? { limit: mostUsers };
      const sorted = employeeNos
        ? await sortNewcomers(sql, employeeNos)
        : { newcomers: await employeesWithoutUser(sql, limit + 1), skipped: [] };
      const newcomers = sorted.newcomers.slice(0, limit);
      // Hashed before the transaction, which would otherwise be open for as long as that takes.
      const passwords = await initialPasswords(newcomers.length);
      const passwordOf = (place: number) => passwords[place] as InitialPassword;
      const fresh = newcomers.map(
        (newcomer, place): NewUser => ({ ...newcomer, passwordHash: passwordOf(place).hash }),
      );
      const names = await addUsers(sql, fresh, personOf(request).username, passwordDays);
      const users = newcomers.flatMap(({ employeeId, employeeNo, role }, place) => {
        const username = names.get(employeeId);
        return username === undefined
          ? []
          : [{ employeeNo, username, password: passwordOf(place).password, role }];
      });
      const overtaken = newcomers
        .filter(({ employeeId }) => !names.has(employeeId))
        .map(({ employeeNo }): Skipped => ({ employeeNo, reason: 'user_exists' }));
      reply.header('cache-control', 'no-store');
      return {
        users,
        skipped: [...sorted.skipped, ...overtaken],
        more: sorted.newcomers.length > limit,
      };
    },
  );

  app.get(
    '/v1/users',
    {
      config: { action: 'user.manage' },
      schema: {
        summary: 'Users by name and by pages',
        tags: ['identity'],
        security,
        querystring: z.strictObject({
          role: z.enum(roles).optional(),
          active: z.enum(['true', 'false']).optional(),
          ...byText,
        }),
        response: {
          200: z.object({
            users: z.array(
              z.object({
                username: z.string(),
                role: z.enum(roles),
                employeeNo: z.string().nullable(),
                kind: z.enum(['person', 'service']),
                active: z.boolean(),
                locked: z.boolean().describe('after wrong passwords, for some minutes'),
                createdAt: moment,
              }),
            ),
            next: z.string().nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { role = null, active, after, limit } = request.query;
      const wanted = { role, active: active === undefined ? null : active === 'true' };
      const users = await usersByName(sql, wanted, after, limit + 1);
      const { rows, next } = pageOf(users, limit, (user) => user.username);
      return { users: rows, next };
    },
  );

  app.post(
    '/v1/users/:username/deactivate',
    {
      config: { action: 'user.manage' },
      schema: {
        summary: 'End a user and his sessions',
        tags: ['identity'],
        security,
        params: z.object({ username: text(100, 1) }),
        response: {
          200: z.object({ username: z.string(), active: z.literal(false) }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const { username } = request.params;
      const actor = personOf(request).username;
      if (username === actor)
        refuse(409, 'own_user', 'Nobody ends his own user: another administrator does. 不能停用本人账号。');
      if (!(await deactivateUser(sql, username, actor)))
        refuse(404, 'user_unknown', 'There is no such user. GET /v1/users lists them. 无此用户。');
      return { username, active: false as const };
    },
  );

  app.post(
    '/v1/users/:username/link',
    {
      config: { action: 'user.manage' },
      schema: {
        summary: 'Which employee a user is, so that he decides on nothing of his own',
        description:
          'An employee is one user: his plain user, that of an employee or a manager, ends, and he does everything with this one. `employeeNo` null: the user is nobody on record.',
        tags: ['identity'],
        security,
        params: z.object({ username: text(100, 1) }),
        body: z.strictObject({ employeeNo: employeeNo.nullable() }),
        response: {
          200: z.object({
            username: z.string(),
            employeeNo: z.string().nullable(),
            ended: z.string().nullable().describe('the plain user that ended'),
          }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const { username } = request.params;
      const { employeeNo } = request.body;
      const actor = personOf(request).username;
      if (username === actor)
        refuse(409, 'own_user', 'Nobody links his own user: another administrator does. 不能关联本人账号。');
      const linked = await linkUser(sql, { username, employeeNo, actor });
      if (linked.ok) return { username, employeeNo, ended: linked.ended };
      const { code } = linked.refusal;
      return refuse(code === 'employee_linked' ? 409 : 404, code, linkRefusals[code]);
    },
  );

  app.post(
    '/v1/users/:username/reset-password',
    {
      config: { action: 'user.manage', holdsSecret: true },
      schema: {
        summary: "A new password for a manager's or an employee's user, told once; ends his sessions",
        tags: ['identity'],
        security,
        params: z.object({ username: text(100, 1) }),
        response: {
          200: z.object({ username: z.string(), password: z.string() }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { username } = request.params;
      const [fresh] = await initialPasswords(1);
      const { password, hash } = fresh as InitialPassword;
      const reset = await replacePassword(
        sql,
        { username, passwordHash: hash, passwordDays },
        personOf(request).username,
      );
      if (reset === 'user_unknown')
        refuse(404, reset, 'There is no such user. GET /v1/users lists them. 无此用户。');
      if (reset === 'password_not_resettable')
        refuse(
          409,
          reset,
          'Only the passwords of employees and managers are reset so: the others approve or pay, and who logs in at the OpenID provider has none here. 只能重置员工和主管的本地密码。',
        );
      reply.header('cache-control', 'no-store');
      return { username, password };
    },
  );
}
