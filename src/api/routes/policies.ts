import { z } from 'zod';
import { type Api, type Context, personOf } from '../context.ts';
import { count, fenFromZero, month, programmeCode, rowId, text } from '../fields.ts';
import { byNumber, byText, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { proposalReason, proposedResponse, proposeOr } from './proposals.ts';

const security = [{ bearer: [] }];
const tier = z.strictObject({
  fromScore: z.string().regex(/^\d{1,3}(\.\d{1,6})?$/),
  factorTenThousandths: z.int().min(0).max(100_000),
});
const policyFields = {
  effectiveFrom: month,
  ratePpm: z.int().min(0).max(1_000_000),
  baseFloorFen: fenFromZero,
  baseCapFen: fenFromZero,
  roundingFen: z.int().min(1).max(10_000).meta({
    id: 'RoundingFen',
    description: 'Amounts are rounded half up to a multiple of this, in fen (1/100 yuan).',
  }),
  tiers: z.array(tier).min(1).max(20),
};
const policySchema = z.object({
  id: rowId,
  version: z.int(),
  createdBy: z.string(),
  ...policyFields,
});

export function policyRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/programmes',
    {
      config: { action: 'programme.read' },
      schema: {
        summary: 'Programmes',
        tags: ['programmes'],
        security,
        querystring: z.strictObject(byText),
        response: {
          200: z.object({
            programmes: z.array(
              z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), dueDay: count }),
            ),
            next: z.string().nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const found = await sql<{ code: string; nameZh: string; nameEn: string; dueDay: number }[]>`
        select code, name_zh as "nameZh", name_en as "nameEn", due_day as "dueDay" from benefits.programmes
        where code > ${after} order by code limit ${limit + 1}`;
      const { rows, next } = pageOf(found, limit, (programme) => programme.code);
      return { programmes: rows, next };
    },
  );

  app.post(
    '/v1/programmes',
    {
      config: { action: 'programme.add' },
      schema: {
        summary: 'Add a programme',
        tags: ['programmes'],
        security,
        body: z.strictObject({
          code: programmeCode,
          nameZh: text(100, 1),
          nameEn: text(100, 1),
          dueDay: z.int().min(1).max(28),
        }),
        response: { 201: z.object({ code: z.string() }), 409: problemSchema },
      },
    },
    async (request, reply) => {
      const { code, nameZh, nameEn, dueDay } = request.body;
      const added = await sql`
        with added as (
          insert into benefits.programmes (code, name_zh, name_en, due_day) values (${code}, ${nameZh}, ${nameEn}, ${dueDay})
          on conflict do nothing returning code)
        insert into audit.events (actor, action, subject, details)
        select ${personOf(request).username}, 'programme_added', 'programme/' || code, ${sql.json({ dueDay })} from added`;
      if (added.count === 0) refuse(409, 'programme_exists', `The programme ${code} exists already.`);
      return reply.status(201).send({ code });
    },
  );

  app.get(
    '/v1/programmes/:code/policies',
    {
      config: { action: 'programme.read' },
      schema: {
        summary: 'Versions of the policy',
        tags: ['programmes'],
        security,
        params: z.object({ code: programmeCode }),
        querystring: z.strictObject(byNumber),
        response: { 200: z.object({ policies: z.array(policySchema), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const found = await sql<z.infer<typeof policySchema>[]>`
        select id, version, effective_from as "effectiveFrom", rate_ppm as "ratePpm", base_floor_fen as "baseFloorFen", base_cap_fen as "baseCapFen",
          rounding_fen as "roundingFen", tiers, created_by as "createdBy"
        from benefits.policies where programme = ${request.params.code} and version > ${after}::bigint
        order by version limit ${limit + 1}`;
      const { rows, next } = pageOf(found, limit, (policy) => policy.version);
      return { policies: rows, next };
    },
  );

  app.post(
    '/v1/programmes/:code/policies',
    {
      config: { action: 'proposal.make' },
      schema: {
        summary: 'Propose a new version of the policy',
        description:
          'For a period that has no run yet. It holds when another person approves it at POST /v1/proposals/ID/approve. Nothing is overwritten.',
        tags: ['programmes'],
        security,
        params: z.object({ code: programmeCode }),
        body: z.strictObject({ ...policyFields, reason: proposalReason }),
        response: proposedResponse,
      },
    },
    async (request, reply) => {
      const { reason, ...policy } = request.body;
      const content = { programme: request.params.code, ...policy };
      const by = personOf(request).username;
      return reply.status(202).send(await proposeOr(context, { kind: 'policy', content }, reason, by));
    },
  );
}
