import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ChildWorkflowFailure, condition, executeChild } from '@temporalio/workflow';
import type { RunSettings } from '../domain/settings.ts';
import * as contract from './contract.ts';
import type { Pause } from './pause.ts';

export interface PayBatches {
  readonly runId: number;
  readonly programme: string;
  readonly period: string;
  readonly settings: RunSettings;
  readonly batchIds: readonly number[];
  readonly pause: Pause;
}

/**
 * Pays all batches, a few at once: each is a child of its own, and as one ends, whatever its outcome, the next
 * begins, unless the run is paused. A child that failed is a bug and frees its place all the same. A batch that is answered ends at once, so
 * all may be given again.
 * @returns how many failed.
 */
export async function payBatches({
  runId,
  programme,
  period,
  settings,
  batchIds,
  pause,
}: PayBatches): Promise<number> {
  const queue = [...batchIds];
  let failed = 0;
  async function lane(): Promise<void> {
    while (queue.length > 0) {
      if (pause.holds()) await condition(() => !pause.holds());
      const batchId = queue.shift();
      if (batchId === undefined) break;
      const input: contract.PaymentBatchInput = {
        batchId,
        runId,
        retryPauseMaxMs: settings.retryPauseMaxMs,
        fundsRecheckMs: settings.fundsRecheckMs,
      };
      try {
        await executeChild(contract.workflowNames.paymentBatch, {
          workflowId: contract.paymentBatchId(programme, period, batchId),
          args: [input],
          ...contract.ofRun(`batch ${batchId} of`, { programme, period, runId }, 'pay'),
        });
      } catch (error) {
        const stillRuns = error instanceof WorkflowExecutionAlreadyStartedError;
        if (!stillRuns && !(error instanceof ChildWorkflowFailure)) throw error;
        failed += 1;
      }
    }
  }
  await Promise.all(Array.from({ length: settings.batchesAtOnce }, lane));
  return failed;
}
