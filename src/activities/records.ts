import { ApplicationFailure } from '@temporalio/common';
import { calculateAmounts } from '../db/queries/disbursement/amounts.ts';
import { approvalState, prepareApprovalList } from '../db/queries/disbursement/approval-list.ts';
import { type Decided, decide } from '../db/queries/disbursement/approvals.ts';
import { type Cancelled, type Closed, cancelRun, closeRun } from '../db/queries/disbursement/close-run.ts';
import { expectItems } from '../db/queries/disbursement/expected-items.ts';
import { isPaused } from '../db/queries/disbursement/pauses.ts';
import { policyInForce } from '../db/queries/disbursement/policies.ts';
import { reconcileItems } from '../db/queries/disbursement/reconcile-items.ts';
import { recordWait } from '../db/queries/disbursement/run-events.ts';
import { enterStage, itemCounts, type Run, readRun } from '../db/queries/disbursement/runs.ts';
import { closeTasks, openTask, type TaskKind } from '../db/queries/disbursement/tasks.ts';
import { currentUpload } from '../db/queries/disbursement/uploads.ts';
import { must } from '../domain/assert.ts';
import type { Stage } from '../domain/stages.ts';
import type { PersonsWait } from '../domain/webhook-events.ts';
import type { DecisionCommand } from '../workflows/contract.ts';
import type { Dependencies } from './dependencies.ts';

interface OfRun {
  readonly runId: number;
}

/** Tasks that the run waits for as soon as they are open, whatever it waited for before. */
const waitsOfTasks: Partial<Record<TaskKind['kind'], PersonsWait>> = {
  list_rejected: 'list_change',
  bank_ahead: 'explanation',
  close_refused: 'close_refused',
};

/** What a run does to employee records and the books: all of it sets, all of it safe to do twice. */
export function recordActivities({ sql, heartbeat }: Dependencies) {
  const runOf = async ({ runId }: OfRun): Promise<Run> => {
    const run = await readRun(sql, runId);
    if (!run) throw ApplicationFailure.nonRetryable(`run ${runId} is not on record`, 'RunMissing');
    return run;
  };

  return {
    async enterStage(
      input: OfRun & { stage: Stage; round: number },
    ): Promise<{ held: number; paused: boolean }> {
      await enterStage(sql, input.runId, input.stage, input.round);
      return {
        held: (await itemCounts(sql, input.runId)).held ?? 0,
        paused: await isPaused(sql, input.runId),
      };
    },

    async pauseState(input: OfRun): Promise<{ paused: boolean }> {
      return { paused: await isPaused(sql, input.runId) };
    },

    /** Where an open run stands, for a workflow that starts again on it. */
    async resumePoint(input: OfRun): Promise<{
      state: Run['state'];
      round: number;
      sendingBegun: boolean;
      roundIsCut: boolean;
      paused: boolean;
    }> {
      const run = await runOf(input);
      const [cut] =
        await sql`select from finance.batches where run_id = ${run.id} and round = ${run.round} limit 1`;
      return {
        state: run.state,
        round: run.round,
        sendingBegun: run.sendingStartedAt !== null,
        roundIsCut: cut !== undefined,
        paused: await isPaused(sql, run.id),
      };
    },

    /** Takes up the month's current upload, unless sending has begun. One person's backfill goes on without one. */
    async takeUpload(input: OfRun): Promise<{ ready: boolean }> {
      const run = await runOf(input);
      if (run.sendingStartedAt && run.uploadId !== null) return { ready: true };
      const upload = await currentUpload(sql, run.programme, run.period);
      if (upload !== null) await sql`update finance.runs set upload_id = ${upload} where id = ${run.id}`;
      return { ready: upload !== null || run.scope !== 'all' };
    },

    async reconcile(input: OfRun): Promise<{ due: number; held: number; zero: number }> {
      const run = await runOf(input);
      await expectItems(sql, run);
      heartbeat();
      return reconcileItems(sql, run, await policyOf(run));
    },

    async calculate(input: OfRun): Promise<{ totalFen: number }> {
      const run = await runOf(input);
      const policy = await policyOf(run);
      await sql`update finance.runs set policy_id = ${policy.id} where id = ${run.id} and policy_id is distinct from ${policy.id}`;
      return calculateAmounts(sql, run, policy, heartbeat);
    },

    async prepareApproval(input: OfRun & { round: number }) {
      const run = await runOf(input);
      return prepareApprovalList(sql, run, input.round, run.startedBy);
    },

    async approvalState(input: OfRun & { round: number }) {
      return approvalState(sql, input.runId, input.round);
    },

    async decide(input: OfRun & { round: number; command: DecisionCommand }): Promise<Decided> {
      return decide(sql, { runId: input.runId, round: input.round, ...input.command });
    },

    async closeRun(input: OfRun): Promise<Closed> {
      const run = await runOf(input);
      if (run.state === 'closed') {
        const counts = await itemCounts(sql, run.id);
        return { ok: true, paid: counts.paid ?? 0, carried: counts.carried ?? 0, zero: counts.zero ?? 0 };
      }
      // A pause of which the workflow was not told holds as well.
      if (await isPaused(sql, run.id))
        throw ApplicationFailure.retryable(`run ${run.id} is paused`, 'RunPaused');
      return closeRun(sql, run);
    },

    async cancelRun(input: OfRun & { by: string }): Promise<Cancelled> {
      return cancelRun(sql, await runOf(input), input.by);
    },

    async openTask(input: TaskKind & { details?: Record<string, string | number | null> }): Promise<void> {
      const { details, ...task } = input;
      await openTask(sql, task, details);
      const waitingFor = waitsOfTasks[task.kind];
      if (waitingFor) await recordWait(sql, task.runId, waitingFor);
    },

    async recordWait(input: OfRun & { waitingFor: PersonsWait }): Promise<void> {
      await recordWait(sql, input.runId, input.waitingFor);
    },

    async closeTasks(input: OfRun & { kind: TaskKind['kind'] }): Promise<void> {
      await closeTasks(sql, input.runId, input.kind);
    },
  };

  async function policyOf(run: Run) {
    return must(
      await policyInForce(sql, run.programme, run.period),
      `a policy of ${run.programme} for ${run.period}`,
    );
  }
}
