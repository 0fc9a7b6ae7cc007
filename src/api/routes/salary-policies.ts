import { z } from 'zod';
import { salaryPolicies } from '../../db/queries/raises/salary-policies.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, day, moment, rowId } from '../fields.ts';
import { byNumber, pageOf } from '../http/pages.ts';
import { proposalReason, proposedResponse, proposeOr } from './proposals.ts';
import { security } from './run-params.ts';

const raiseTier = z.strictObject({
  fromScore: z.string().regex(/^\d{1,3}(\.\d{1,4})?$/),
  raiseTenThousandths: z.int().min(0).max(10_000),
});

/** What a result does to the salary. */
export function salaryPolicyRoutes(app: Api, context: Context): void {
  app.get(
    '/v1/salary-policies',
    {
      config: { action: 'salary-policy.read' },
      schema: {
        summary: 'Versions of what a result does to the salary',
        tags: ['raises'],
        security,
        querystring: z.strictObject(byNumber),
        response: {
          200: z.object({
            policies: z.array(
              z.object({
                id: rowId,
                version: count,
                effectiveFrom: day,
                tiers: z.array(raiseTier),
                createdBy: z.string(),
                createdAt: moment,
              }),
            ),
            next: rowId.nullable(),
          }),
        },
      },
    },
    async (request) => {
      const { after, limit } = request.query;
      const found = await salaryPolicies(context.database.sql, after, limit + 1);
      const { rows, next } = pageOf(found, limit, (policy) => policy.version);
      return { policies: rows.map(({ tiers, ...policy }) => ({ ...policy, tiers: [...tiers] })), next };
    },
  );

  app.post(
    '/v1/salary-policies',
    {
      config: { action: 'proposal.make' },
      schema: {
        summary: 'Propose a new version of what a result does to the salary',
        description:
          'It holds when another person approves it at POST /v1/proposals/ID/approve. Nothing is overwritten.',
        tags: ['raises'],
        security,
        body: z.strictObject({
          effectiveFrom: day,
          tiers: z.array(raiseTier).min(1).max(20),
          reason: proposalReason,
        }),
        response: proposedResponse,
      },
    },
    async (request, reply) => {
      const { reason, ...content } = request.body;
      const by = personOf(request).username;
      return reply.status(202).send(await proposeOr(context, { kind: 'salary_policy', content }, reason, by));
    },
  );
}
