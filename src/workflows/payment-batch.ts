import { proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { outsideOptions, recordOptions } from './activity-options.ts';
import * as contract from './contract.ts';

/** Pays one file of transfers; ends when the bank has answered for it. */
export async function paymentBatch(input: contract.PaymentBatchInput): Promise<{ refused: number }> {
  const records = proxyActivities<Activities>(recordOptions);
  const bank = proxyActivities<Activities>({
    ...outsideOptions(input.retryPauseMaxMs),
    taskQueue: contract.bankQueue(workflowInfo().taskQueue),
  });
  for (let asked = 1; ; asked += 1) {
    const result = await bank.payBatch({ batchId: input.batchId });
    if (result.outcome === 'answered') return { refused: result.refused };
    await records.openTask({
      runId: input.runId,
      kind: 'funds_short',
      reference: `batch-${input.batchId}`,
      owner: 'finance',
    });
    await sleep(input.fundsRecheckMs * Math.min(asked, 60));
  }
}
