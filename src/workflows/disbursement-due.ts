import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ActivityFailure, ParentClosePolicy, startChild, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { fewAttempts, recordOptions } from './activity-options.ts';
import * as contract from './contract.ts';
import { describedActivities } from './described-activities.ts';

const retryPauseMaxMs = 60_000;

/**
 * What a schedule starts, every day: the calendar in the database says which months are due and not begun; a month
 * missed while everything was down is caught up. A month that runs already is success.
 */
export async function disbursementDue(input: contract.DisbursementDueInput): Promise<{ started: number }> {
  const { openDueRuns } = describedActivities<Activities>(recordOptions);
  const bank = describedActivities<Activities>({
    ...fewAttempts(retryPauseMaxMs),
    taskQueue: contract.bankQueue(workflowInfo().taskQueue),
  });
  const due = await openDueRuns({ programme: input.programme });
  for (const run of due) {
    try {
      await startChild(contract.workflowNames.disbursement, {
        workflowId: run.workflowId,
        args: [run.input],
        ...contract.ofRun('the month', run.input, 'upload'),
        parentClosePolicy: ParentClosePolicy.ABANDON,
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
  // Returns come when no run is open, too: a closed month's return opens an arrear.
  // A bank that is down is asked again tomorrow, and by every open run.
  try {
    await bank.settleStatements({ runId: null });
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
  }
  return { started: due.length };
}
