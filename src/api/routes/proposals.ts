import { z } from 'zod';
import {
  decideProposal,
  type ProposalRefusal,
  withdrawProposal,
} from '../../db/queries/proposals/decide-proposal.ts';
import { listProposals, type Proposal, readProposal } from '../../db/queries/proposals/proposals.ts';
import { propose } from '../../db/queries/proposals/propose.ts';
import { maskNumbersIn } from '../../domain/masking.ts';
import { type Proposed, proposalKinds, proposalStates } from '../../domain/proposals.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, idInAddress, moment, rowId, text } from '../fields.ts';
import { newestFirst, pageOf } from '../http/pages.ts';
import { problemSchema, refuse } from '../problem.ts';
import { security } from './run-params.ts';

export const proposalSchema = z
  .object({
    proposalId: rowId,
    kind: z.enum(proposalKinds),
    subject: z.string(),
    content: z.record(z.string(), z.unknown()).describe('What is proposed, as it was sent'),
    reason: z.string(),
    state: z.enum(proposalStates),
    proposedBy: z.string(),
    proposedAt: moment,
    decidedBy: z.string().nullable(),
    decidedAt: moment.nullable(),
    decisionReason: z.string().nullable(),
    result: z.object({ id: rowId, version: count }).nullable().describe('The policy that came of it'),
  })
  .meta({ id: 'Proposal' });
/** At least three characters that are more than blanks. */
export const proposalReason = text(500)
  .regex(/\S[\s\S]+\S/, 'a reason has at least three characters')
  .trim()
  .overwrite(maskNumbersIn);
/** What a route that proposes answers. */
export const proposedResponse = {
  202: proposalSchema,
  404: problemSchema,
  409: problemSchema,
  422: problemSchema,
};

const refusals = {
  proposal_unknown: {
    status: 404,
    detail: 'There is no such proposal. GET /v1/proposals lists them. 没有该提案。',
  },
  programme_unknown: {
    status: 404,
    detail: 'There is no such programme. GET /v1/programmes lists them. 没有该项目。',
  },
  already_decided: {
    status: 409,
    detail: 'This proposal is decided or withdrawn already. 该提案已处理。',
  },
  maker_is_checker: {
    status: 409,
    detail: 'Whoever proposed it may not decide it, administrators included. 提案人不得审批。',
  },
  not_your_proposal: {
    status: 409,
    detail: 'Only who proposed it takes it back: reject it instead. 仅提案人可撤回，他人可驳回。',
  },
  period_has_run: {
    status: 409,
    detail:
      'A month from then on has a run already: propose a later month. 该月之后已有发放，请改为更晚的月份。',
  },
  tiers_incomplete: {
    status: 422,
    detail:
      'Each tier starts at a score of its own, and one starts at 0. 各档起始分不得重复，且须有一档从 0 分起。',
  },
  floor_above_cap: { status: 422, detail: 'The base floor lies above the cap. 基数下限高于上限。' },
} as const;

function refuseProposal(code: ProposalRefusal): never {
  return refuse(refusals[code].status, code, refusals[code].detail);
}

/** Records a proposal, or refuses it with the reason. */
export async function proposeOr(
  { database: { sql } }: Context,
  proposed: Proposed,
  reason: string,
  by: string,
): Promise<Proposal> {
  const made = await propose(sql, proposed, reason, by);
  return made.ok ? made.proposal : refuseProposal(made.refusal.code);
}

/** Rules by which money is paid: proposed by one person, in force when another approves. */
export function proposalRoutes(app: Api, { database: { sql } }: Context): void {
  const proposalParams = z.object({ proposalId: idInAddress });

  app.get(
    '/v1/proposals',
    {
      config: { action: 'proposal.read' },
      schema: {
        summary: 'Proposed policies and money controls, the newest first',
        tags: ['proposals'],
        security,
        querystring: z.strictObject({
          state: z.enum(proposalStates).optional(),
          kind: z.enum(proposalKinds).optional(),
          ...newestFirst,
        }),
        response: { 200: z.object({ proposals: z.array(proposalSchema), next: rowId.nullable() }) },
      },
    },
    async (request) => {
      const { state, kind, after, limit } = request.query;
      const proposals = await listProposals(sql, {
        state: state ?? null,
        kind: kind ?? null,
        before: after,
        limit: limit + 1,
      });
      const { rows, next } = pageOf(proposals, limit, (proposal) => proposal.proposalId);
      return { proposals: rows, next };
    },
  );

  app.get(
    '/v1/proposals/:proposalId',
    {
      config: { action: 'proposal.read' },
      schema: {
        summary: 'One proposal',
        tags: ['proposals'],
        security,
        params: proposalParams,
        response: { 200: proposalSchema, 404: problemSchema },
      },
    },
    async (request) =>
      (await readProposal(sql, request.params.proposalId)) ?? refuseProposal('proposal_unknown'),
  );

  for (const decision of ['approve', 'reject'] as const) {
    app.post(
      `/v1/proposals/:proposalId/${decision}`,
      {
        config: { action: 'proposal.decide' },
        schema: {
          summary:
            decision === 'approve'
              ? 'Let a proposal take effect; not by whoever proposed it'
              : 'End a proposal; nothing of it takes effect',
          tags: ['proposals'],
          security,
          params: proposalParams,
          body: z.strictObject({
            reason: decision === 'approve' ? proposalReason.optional() : proposalReason,
          }),
          response: { 200: proposalSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema },
        },
      },
      async (request) => {
        const { proposalId } = request.params;
        const by = personOf(request).username;
        const decided = await decideProposal(sql, proposalId, decision, request.body.reason ?? null, by);
        return decided.ok ? decided.proposal : refuseProposal(decided.refusal.code);
      },
    );
  }

  app.post(
    '/v1/proposals/:proposalId/withdraw',
    {
      config: { action: 'proposal.make' },
      schema: {
        summary: 'Take my proposal back',
        tags: ['proposals'],
        security,
        params: proposalParams,
        response: { 200: proposalSchema, 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) => {
      const withdrawn = await withdrawProposal(sql, request.params.proposalId, personOf(request).username);
      return withdrawn.ok ? withdrawn.proposal : refuseProposal(withdrawn.refusal.code);
    },
  );
}
