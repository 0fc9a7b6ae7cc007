import { sleep, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { outsideOptions, recordOptions } from './activity-options.ts';
import * as contract from './contract.ts';
import { describedActivities } from './described-activities.ts';
import { tellingOfLateCalls } from './late-calls.ts';
import { pinned } from './pinned.ts';

/** Pays one file of transfers; ends when the bank has answered for it. */
export async function paymentBatch(input: contract.PaymentBatchInput): Promise<{ refused: number }> {
  const records = describedActivities<Activities>(recordOptions);
  const taskQueue = contract.bankQueue(workflowInfo().taskQueue);
  const bank = tellingOfLateCalls(
    describedActivities<Activities>({ ...outsideOptions(input.retryPauseMaxMs), taskQueue }),
    { ...input, tell: (isLate) => upsertSearchAttributes({ WulouAttention: isLate ? ['retrying'] : [] }) },
  );
  for (let asked = 1; ; asked += 1) {
    const result = await bank.payBatch({ batchId: input.batchId });
    if (result.outcome === 'answered') return { refused: result.refused };
    await records.openTask({
      runId: input.runId,
      kind: 'funds_short',
      reference: `batch-${input.batchId}`,
      owner: 'finance',
    });
    await sleep(input.fundsRecheckMs * Math.min(asked, 60), {
      summary: 'until the bank is asked for funds again',
    });
  }
}

pinned(paymentBatch);
