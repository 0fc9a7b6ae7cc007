import { z } from 'zod';
import { type Api, type Context, personOf } from '../context.ts';
import { problemSchema, refuse } from '../problem.ts';

const security = [{ bearer: [] }];
const period = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const tier = z.object({
  fromScore: z.string().regex(/^\d{1,3}(\.\d{1,6})?$/),
  factorTenThousandths: z.number().int().min(0).max(100_000),
});
const policyFields = {
  effectiveFrom: period,
  ratePpm: z.number().int().min(0).max(1_000_000),
  baseFloorFen: z.number().int().min(0),
  baseCapFen: z.number().int().min(0),
  roundingFen: z.number().int().min(1).max(10_000),
  tiers: z.array(tier).min(1).max(20),
};
const policySchema = z.object({
  id: z.number().int(),
  version: z.number().int(),
  createdBy: z.string(),
  ...policyFields,
});

export function policyRoutes(app: Api, { database: { sql } }: Context): void {
  app.get(
    '/v1/programmes',
    {
      config: { action: 'programme.read' },
      schema: {
        summary: 'Programmes',
        tags: ['programmes'],
        security,
        response: {
          200: z.object({
            programmes: z.array(
              z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string(), dueDay: z.number() }),
            ),
          }),
        },
      },
    },
    async () => ({
      programmes: await sql<{ code: string; nameZh: string; nameEn: string; dueDay: number }[]>`
        select code, name_zh as "nameZh", name_en as "nameEn", due_day as "dueDay" from benefits.programmes order by code`,
    }),
  );

  app.post(
    '/v1/programmes',
    {
      config: { action: 'programme.add' },
      schema: {
        summary: 'Add a programme',
        tags: ['programmes'],
        security,
        body: z.object({
          code: z.string().regex(/^[a-z0-9-]{1,60}$/),
          nameZh: z.string().min(1).max(100),
          nameEn: z.string().min(1).max(100),
          dueDay: z.number().int().min(1).max(28),
        }),
        response: { 201: z.object({ code: z.string() }), 409: problemSchema },
      },
    },
    async (request, reply) => {
      const { code, nameZh, nameEn, dueDay } = request.body;
      const added = await sql`
        insert into benefits.programmes (code, name_zh, name_en, due_day) values (${code}, ${nameZh}, ${nameEn}, ${dueDay}) on conflict do nothing`;
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
        params: z.object({ code: z.string() }),
        response: { 200: z.object({ policies: z.array(policySchema) }) },
      },
    },
    async (request) => ({
      policies: await sql<z.infer<typeof policySchema>[]>`
        select id, version, effective_from as "effectiveFrom", rate_ppm as "ratePpm", base_floor_fen as "baseFloorFen", base_cap_fen as "baseCapFen",
          rounding_fen as "roundingFen", tiers, created_by as "createdBy"
        from benefits.policies where programme = ${request.params.code} order by version`,
    }),
  );

  app.post(
    '/v1/programmes/:code/policies',
    {
      config: { action: 'policy.propose' },
      schema: {
        summary: 'A new version of the policy',
        description: 'Takes effect from a period on that has no run yet. Nothing is overwritten.',
        tags: ['programmes'],
        security,
        params: z.object({ code: z.string() }),
        body: z.object(policyFields),
        response: { 201: z.object({ version: z.number() }), 404: problemSchema, 409: problemSchema },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const policy = request.body;
      const version = await sql.begin(async (tx) => {
        const [programme] = await tx`select from benefits.programmes where code = ${code} for update`;
        if (!programme) refuse(404, 'programme_unknown', `There is no programme ${code}.`);
        const [run] =
          await tx`select from finance.runs where programme = ${code} and period >= ${policy.effectiveFrom} and state <> 'cancelled' limit 1`;
        if (run)
          refuse(
            409,
            'period_has_run',
            `A month from ${policy.effectiveFrom} on has a run already: choose a later month.`,
          );
        const [added] = await tx<{ version: number }[]>`
          insert into benefits.policies (programme, version, effective_from, rate_ppm, base_floor_fen, base_cap_fen, rounding_fen, tiers, created_by)
          select ${code}, coalesce(max(version), 0) + 1, ${policy.effectiveFrom}, ${policy.ratePpm}, ${policy.baseFloorFen}, ${policy.baseCapFen},
            ${policy.roundingFen}, ${tx.json(policy.tiers)}, ${personOf(request).username}
          from benefits.policies where programme = ${code} returning version`;
        await tx`insert into audit.events (actor, action, subject) values (${personOf(request).username}, 'policy_added', ${`programme/${code}`})`;
        return (added as { version: number }).version;
      });
      return reply.status(201).send({ version });
    },
  );
}
