import { z } from 'zod';
import { approvalState } from '../../db/queries/disbursement/approval-list.ts';
import { acknowledgeVariance, type Decision, decide } from '../../db/queries/disbursement/approvals.ts';
import type { Run } from '../../db/queries/disbursement/runs.ts';
import { endCorrections } from '../../workflows/contract.ts';
import { askWorkflow } from '../ask-workflow.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { count, digest, fen, month, noteWords } from '../fields.ts';
import { problemSchema, refuse } from '../problem.ts';
import { ensureRunWorkflow, tellRun } from '../run-workflow.ts';
import { runOf, runParams, security } from './run-params.ts';

const decisionReply = z.object({ approvals: count, approversNeeded: count, complete: z.boolean() });

const refusals: Record<string, string> = {
  not_waiting_for_approval: 'The run does not wait for an approval just now. 当前没有待审批的清单。',
  digest_changed:
    'The list changed since you looked at it. Look at it again and approve the new digest. 清单已变更，请重新核对。',
  maker_is_checker:
    'Whoever started the run, uploaded its file or corrected someone on the list may not approve it. 制单人不得复核。',
  own_payment:
    'This list pays you alone, or pays you as corrected: somebody else must decide. 清单涉及本人的更正或仅涉及本人，请由他人复核。',
  variance_not_acknowledged:
    'The swing against last month must be acknowledged first. 请先确认与上月的差异。',
  already_decided: 'You have decided on this list already. 您已对该清单作出决定。',
};

export function approvalRoutes(app: Api, context: Context): void {
  const { sql } = context.database;

  app.get(
    '/v1/disbursements/:runId/approval',
    {
      config: { action: 'run.read' },
      schema: {
        summary:
          'The list that waits for approval, with its digest, and what of the swing against last month is explained',
        tags: ['approval'],
        security,
        params: runParams,
        response: {
          200: z.object({
            round: count,
            digest,
            state: z.string(),
            transferCount: count,
            totalFen: fen,
            approvals: count,
            approversNeeded: count,
            variance: z
              .object({
                previousPeriod: month,
                previousFen: fen,
                currentFen: fen,
                explained: z.boolean(),
                acknowledgedBy: z.string().nullable(),
                explanation: z.record(z.string(), z.object({ count: count, fen: fen })),
              })
              .nullable(),
          }),
          404: problemSchema,
        },
      },
    },
    async (request) => {
      const run = await runOf(sql, request.params.runId);
      const state = await approvalState(sql, run.id, run.round);
      const [list] = await sql<{ transferCount: number; totalFen: number }[]>`
        select transfer_count as "transferCount", total_fen as "totalFen" from finance.approval_rounds where run_id = ${run.id} and round = ${run.round}`;
      if (!state || !list) return refuse(404, 'no_list', 'This run has no list to approve yet.');
      const [variance] = await sql<
        {
          previousPeriod: string;
          previousFen: number;
          currentFen: number;
          explained: boolean;
          acknowledgedBy: string | null;
          explanation: Record<string, { count: number; fen: number }>;
        }[]
      >`
        select previous_period as "previousPeriod", previous_fen as "previousFen", current_fen as "currentFen", explained,
          acknowledged_by as "acknowledgedBy", explanation
        from finance.variances where run_id = ${run.id} and round = ${run.round} and digest = ${state.digest}`;
      return {
        round: run.round,
        digest: state.digest,
        state: state.state,
        approvals: state.approvals,
        approversNeeded: state.approversNeeded,
        ...list,
        variance: variance ?? null,
      };
    },
  );

  for (const decision of ['approve', 'reject'] as const) {
    app.post(
      `/v1/disbursements/:runId/${decision}`,
      {
        config: { action: 'approval.decide' },
        schema: {
          summary: decision === 'approve' ? 'Approve exactly this list' : 'Reject this list, with the reason',
          tags: ['approval'],
          security,
          params: runParams,
          body: z.strictObject({ digest, reason: noteWords.optional() }),
          response: { 200: decisionReply, 404: problemSchema, 409: problemSchema },
        },
      },
      async (request) => {
        const run = await runOf(sql, request.params.runId);
        if (run.state !== 'open') refuse(409, 'run_not_open', `The run is ${run.state}.`);
        await ensureRunWorkflow(context.temporal, context.taskQueue, run);
        const approver = personOf(request).username;
        const { digest, reason = null } = request.body;
        return decideOn(run, { digest, decision, approver, reason });
      },
    );
  }

  /** Recorded here, where it is known who asks: whoever reaches Temporal could say any name there. */
  async function decideOn(run: Run, decision: Omit<Decision, 'runId' | 'round'>) {
    if (run.stage !== 'approve')
      return refuse(409, 'not_waiting_for_approval', refusals.not_waiting_for_approval as string);
    const decided = await decide(sql, { runId: run.id, round: run.round, ...decision });
    if (!decided.ok) {
      const { code } = decided.refusal;
      return refuse(409, code, refusals[code] ?? 'The decision was refused.');
    }
    await tellRun(context.temporal, context.taskQueue, run, 'approvalChanged');
    return decided;
  }

  app.post(
    '/v1/disbursements/:runId/acknowledge-variance',
    {
      config: { action: 'approval.decide' },
      schema: {
        summary: 'Acknowledge the swing against last month for this list',
        tags: ['approval'],
        security,
        params: runParams,
        body: z.strictObject({ digest }),
        response: {
          200: z.object({ acknowledged: z.literal(true) }),
          404: problemSchema,
          409: problemSchema,
        },
      },
    },
    async (request) => {
      const run = await runOf(sql, request.params.runId);
      if (run.state !== 'open') refuse(409, 'run_not_open', `The run is ${run.state}.`);
      const by = personOf(request).username;
      const acknowledged = await acknowledgeVariance(sql, run.id, request.body.digest, by);
      if (acknowledged === 'maker_is_checker') refuse(409, acknowledged, refusals.maker_is_checker as string);
      if (acknowledged === 'no_variance')
        refuse(404, 'no_variance', 'This list has no swing to acknowledge.');
      await tellRun(context.temporal, context.taskQueue, run, 'approvalChanged');
      return { acknowledged: true as const };
    },
  );

  app.post(
    '/v1/disbursements/:runId/end-corrections',
    {
      config: { action: 'corrections.end' },
      schema: {
        summary: 'Close the correction window now: what is held is carried over',
        tags: ['disbursements'],
        security,
        params: runParams,
        response: { 200: z.object({ ok: z.boolean() }), 404: problemSchema, 409: problemSchema },
      },
    },
    async (request) => {
      const run = await runOf(sql, request.params.runId);
      if (run.state !== 'open') refuse(409, 'run_not_open', `The run is ${run.state}.`);
      const by = personOf(request).username;
      // Before it is asked: Temporal keeps what is asked of it, and is no part of the trail.
      await sql`insert into audit.events (actor, action, subject) values (${by}, 'corrections_end_asked', ${`run/${run.id}`})`;
      const handle = context.temporal.workflow.getHandle(run.workflowId);
      const reply = await askWorkflow(context.temporal, handle, endCorrections, [{ by }]);
      if (!reply.ok)
        refuse(
          409,
          'corrections_not_open',
          'The correction window has not opened yet: it does after settlement. 更正期尚未开始。',
        );
      return reply;
    },
  );
}
