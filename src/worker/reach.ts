import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import type { AppraisalAddress, Reach } from '../activities/reach.ts';
import {
  type AppraisalInput,
  appraisalChanged,
  itemsChanged,
  ofCycle,
  ofRun,
  workflowNames,
} from '../workflows/contract.ts';

/** Other workflows on the worker's own connection. */
export function createReach({ workflow }: Client, taskQueue: string): Reach {
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
        ...ofCycle('an appraisal of', appraisal.cycleCode),
      });
    },
    async tellAppraisal(appraisal) {
      await workflow.signalWithStart(workflowNames.appraisal, {
        ...again,
        workflowId: appraisal.workflowId,
        args: [input(appraisal)],
        ...ofCycle('an appraisal of', appraisal.cycleCode),
        signal: appraisalChanged,
      });
    },
    async tellRun(run) {
      const { id: runId, programme, period, settings } = run;
      await workflow.signalWithStart(workflowNames.disbursement, {
        ...again,
        workflowId: run.workflowId,
        args: [{ runId, programme, period, settings }],
        ...ofRun('the month', { runId, programme, period }, 'upload'),
        signal: itemsChanged,
      });
    },
  };
}
