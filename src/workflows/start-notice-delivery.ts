import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, startChild } from '@temporalio/workflow';
import * as contract from './contract.ts';

/** Has the run's notices delivered by a workflow of their own, which the run does not wait for. */
export async function startNoticeDelivery({
  runId,
  programme,
  period,
  settings,
}: contract.DisbursementInput): Promise<void> {
  try {
    await startChild(contract.workflowNames.noticeDelivery, {
      workflowId: contract.noticeDeliveryId(programme, period, runId),
      args: [{ runId, retryPauseMaxMs: settings.retryPauseMaxMs } satisfies contract.NoticeDeliveryInput],
      ...contract.ofRun('notices of', { programme, period, runId }, 'notify'),
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    // One is on its way already and takes up what was just queued.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
