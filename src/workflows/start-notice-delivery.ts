import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import * as contract from './contract.ts';

/** Has the run's notices delivered by a workflow of their own, which the run does not wait for. */
export async function startNoticeDelivery(run: contract.DisbursementInput): Promise<void> {
  try {
    await startChild(contract.workflowNames.noticeDelivery, {
      ...contract.noticeDeliveryOf(run),
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // One is on its way already. What it does not take up any more, a worker's look finds.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
