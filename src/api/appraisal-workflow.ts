import { type Client, WorkflowIdReusePolicy, type WorkflowOptions } from '@temporalio/client';
import type { SignalDefinition } from '@temporalio/common';
import type { CycleSettings } from '../domain/appraisal-settings.ts';
import {
  type AppraisalCycleInput,
  type AppraisalInput,
  appraisalChanged,
  changeDecided,
  cycleChanged,
  type EmployeeChangeInput,
  ofCycle,
  workflowNames,
} from '../workflows/contract.ts';

/** What is needed to reach workflows. */
export interface Reach {
  readonly temporal: Client;
  readonly taskQueue: string;
}

/** Tells one person's appraisal to look again; one whose workflow was lost is started for it. */
export async function tellAppraisal(
  reach: Reach,
  appraisal: { id: number; workflowId: string; cycleCode: string; settings: CycleSettings },
): Promise<void> {
  const input: AppraisalInput = {
    appraisalId: appraisal.id,
    cycleCode: appraisal.cycleCode,
    settings: appraisal.settings,
  };
  const shown = ofCycle('an appraisal of', appraisal.cycleCode);
  await tell(reach, workflowNames.appraisal, appraisal.workflowId, appraisalChanged, input, shown);
}

export async function tellCycle(
  reach: Reach,
  cycle: { id: number; code: string; workflowId: string; settings: CycleSettings },
): Promise<void> {
  const input: AppraisalCycleInput = { cycleId: cycle.id, code: cycle.code, settings: cycle.settings };
  const shown = ofCycle('appraisal', cycle.code);
  await tell(reach, workflowNames.appraisalCycle, cycle.workflowId, cycleChanged, input, shown);
}

/** Also starts it: a change's workflow is begun by its first signal. */
export async function tellChange(
  reach: Reach,
  change: EmployeeChangeInput & { workflowId: string },
): Promise<void> {
  const input: EmployeeChangeInput = { changeId: change.changeId, retryPauseMaxMs: change.retryPauseMaxMs };
  const shown = {
    staticSummary: `change ${change.changeId} of one person`,
    staticDetails: `\`GET /v1/changes/${change.changeId}\``,
  };
  await tell(reach, workflowNames.employeeChange, change.workflowId, changeDecided, input, shown);
}

/** One that has ended is begun anew, looks at the database, finds nothing to do and ends. */
async function tell(
  { temporal, taskQueue }: Reach,
  workflow: string,
  workflowId: string,
  signal: SignalDefinition,
  input: AppraisalInput | AppraisalCycleInput | EmployeeChangeInput,
  shown: Pick<WorkflowOptions, 'staticSummary' | 'staticDetails' | 'searchAttributes'>,
): Promise<void> {
  await temporal.workflow.signalWithStart(workflow, {
    taskQueue,
    workflowId,
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    args: [input],
    ...shown,
    signal,
  });
}
