import { z } from 'zod';
import {
  addKey,
  addServiceAccount,
  isActivePerson,
  keysOf,
  revokeKey,
  roleOfService,
  serviceAccounts,
} from '../../db/queries/people/service-accounts.ts';
import { type Action, actions, reachFor } from '../../domain/authority.ts';
import { maskNumbersIn } from '../../domain/masking.ts';
import { roles } from '../../domain/roles.ts';
import { makeApiKey } from '../auth/api-keys.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { moment, text, words } from '../fields.ts';
import { byText, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

/** Managers and employees are what people are of one another: no program is one. */
const serviceRoles = ['hr', 'finance', 'ops', 'auditor', 'admin'] as const;
const mostDays = 365;

const serviceRefusals = {
  service_unknown: 'There is no such service account. GET /v1/service-accounts lists them. 无此服务账号。',
  name_taken: 'A user or another service account has this name: choose another. 名称已被占用。',
  holder_unknown:
    'heldBy must name a person whose user has not ended. GET /v1/users lists them. 密钥持有人须为在用的个人账号。',
  key_unknown: 'The service account has no such key. GET …/keys lists them. 无此密钥。',
};

const action = z.enum(actions as [Action, ...Action[]]);
const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,62}$/)
  .describe('lower-case letters, digits and dashes');
const account = z.object({
  name: z.string(),
  role: z.enum(roles),
  active: z.boolean(),
  createdAt: moment,
});
const params = z.object({ name: text(200, 1) });

/** Programs that use the API: each a service account with a role, and keys that are made for some of its actions. */
export function serviceAccountRoutes(app: Api, { database: { sql } }: Context): void {
  app.post(
    '/v1/service-accounts',
    {
      config: { action: 'service-account.manage' },
      schema: {
        summary: 'Add a service account, for a program',
        description:
          'It logs in by API keys alone, and never approves, releases or decides, whatever its role. `POST /v1/users/:username/deactivate` ends it.',
        tags: ['identity'],
        security,
        body: z.strictObject({ name, role: z.enum(serviceRoles) }),
        response: { 201: z.object({ name: z.string(), role: z.enum(roles) }), 409: problemSchema },
      },
    },
    async (request, reply) => {
      const wanted = request.body;
      if (!(await addServiceAccount(sql, wanted, personOf(request).username)))
        refuse(409, 'name_taken', serviceRefusals.name_taken);
      return reply.status(201).send(wanted);
    },
  );

  app.get(
    '/v1/service-accounts',
    {
      config: { action: 'service-account.manage' },
      schema: {
        summary: 'Service accounts by name and by pages',
        tags: ['identity'],
        security,
        querystring: z.object(byText),
        response: { 200: z.object({ serviceAccounts: z.array(account), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const { rows, next } = pageOf(
        await serviceAccounts(sql, after, limit + 1),
        limit,
        (account) => account.name,
      );
      return { serviceAccounts: rows, next };
    },
  );

  app.post(
    '/v1/service-accounts/:name/keys',
    {
      config: { action: 'service-account.manage', holdsSecret: true },
      schema: {
        summary: 'Make an API key; it is told once',
        description:
          'The key may do the actions that it is made for, as far as the role of the account may. It is sent as a bearer token, and kept here as a hash: whoever loses it makes another.',
        tags: ['identity'],
        security,
        params,
        body: z.strictObject({
          scopes: z.array(action).min(1).max(actions.length),
          days: z.number().int().min(1).max(mostDays).describe('how long it holds'),
          note: words(200).overwrite(maskNumbersIn),
          heldBy: text(200, 1).describe(
            'the user name of the person who is told the key: what it makes, he may not check',
          ),
        }),
        response: {
          201: z.object({ keyId: z.string(), key: z.string(), expiresAt: moment }),
          404: problemSchema,
          422: problemSchema,
        },
      },
    },
    async (request, reply) => {
      const { name: service } = request.params;
      const { scopes, days, note, heldBy } = request.body;
      const role = await roleOfService(sql, service);
      if (role === null) return refuse(404, 'service_unknown', serviceRefusals.service_unknown);
      const program = { role, kind: 'service', employeeId: null } as const;
      const beyond = scopes.filter((scope) => reachFor(program, scope).length === 0);
      if (beyond.length > 0)
        refuse(
          422,
          'scope_not_of_role',
          `A service account with the role ${role} may not: ${beyond.join(', ')}. Leave them out; what needs a person no key can do. 该角色的服务账号无此权限。`,
        );
      if (!(await isActivePerson(sql, heldBy))) refuse(422, 'holder_unknown', serviceRefusals.holder_unknown);
      const { key, keyId, keyHash } = makeApiKey();
      const fresh = { service, keyId, keyHash, scopes: [...new Set(scopes)], note, heldBy, days };
      const expiresAt = await addKey(sql, fresh, personOf(request).username);
      if (expiresAt === null) return refuse(404, 'service_unknown', serviceRefusals.service_unknown);
      reply.header('cache-control', 'no-store');
      return reply.status(201).send({ keyId, key, expiresAt });
    },
  );

  app.get(
    '/v1/service-accounts/:name/keys',
    {
      config: { action: 'service-account.manage' },
      schema: {
        summary: "A service account's keys, without the keys themselves",
        tags: ['identity'],
        security,
        params,
        response: {
          200: z.object({
            keys: z.array(
              z.object({
                keyId: z.string(),
                scopes: z.array(z.string()),
                note: z.string(),
                heldBy: z.string(),
                createdBy: z.string(),
                createdAt: moment,
                expiresAt: moment,
                lastUsedAt: moment.nullable(),
                revokedAt: moment.nullable(),
              }),
            ),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const keys = await keysOf(sql, request.params.name);
      if (!keys) return refuse(404, 'service_unknown', serviceRefusals.service_unknown);
      return { keys: keys.map((key) => ({ ...key, scopes: [...key.scopes] })) };
    },
  );

  app.delete(
    '/v1/service-accounts/:name/keys/:keyId',
    {
      config: { action: 'service-account.manage' },
      schema: {
        summary: 'Revoke an API key, from its next request on',
        tags: ['identity'],
        security,
        params: params.extend({ keyId: text(100, 1) }),
        response: { 204: z.null(), 404: problemSchema },
      },
    },
    async (request, reply) => {
      const { name: service, keyId } = request.params;
      if (!(await revokeKey(sql, service, keyId, personOf(request).username)))
        refuse(404, 'key_unknown', serviceRefusals.key_unknown);
      return reply.status(204).send(null);
    },
  );
}
