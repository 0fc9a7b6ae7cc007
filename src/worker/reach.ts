import { Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';
import type { AppraisalAddress, Reach } from '../activities/reach.ts';
import { type AppraisalInput, appraisalChanged, itemsChanged, workflowNames } from '../workflows/contract.ts';

/** Other workflows on the worker's own connection. */
export function createReach(connection: NativeConnection, namespace: string, taskQueue: string): Reach {
  const { workflow } = new Client({ connection, namespace });
  const input = ({ appraisalId, cycleCode, settings }: AppraisalAddress): AppraisalInput => ({
    appraisalId,
    cycleCode,
    settings,
  });
  const again = { taskQueue, workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE };

  return {
    async startAppraisal(appraisal) {
      await workflow.start(workflowNames.appraisal, {
        ...again,
        workflowId: appraisal.workflowId,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
        args: [input(appraisal)],
      });
    },
    async tellAppraisal(appraisal) {
      await workflow.signalWithStart(workflowNames.appraisal, {
        ...again,
        workflowId: appraisal.workflowId,
        args: [input(appraisal)],
        signal: appraisalChanged,
      });
    },
    async tellRun(run) {
      const { id: runId, programme, period, settings } = run;
      await workflow.signalWithStart(workflowNames.disbursement, {
        ...again,
        workflowId: run.workflowId,
        args: [{ runId, programme, period, settings }],
        signal: itemsChanged,
      });
    },
  };
}
