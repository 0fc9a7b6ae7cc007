import {
  type Client,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import type { FastifyBaseLogger } from 'fastify';
import type { Run } from '../db/queries/disbursement/runs.ts';
import {
  approvalChanged,
  type DisbursementInput,
  itemsChanged,
  ofRun,
  pauseChanged,
  state as stateQuery,
  uploadReceived,
  workflowNames,
} from '../workflows/contract.ts';

/**
 * Sees to it that an open run has its workflow: starts it, or finds it running. The guard against a second run of a
 * month is the row in finance.runs, so a workflow that was lost with its server is simply started again.
 */
export async function ensureRunWorkflow(client: Client, taskQueue: string, run: Run): Promise<void> {
  if (run.state !== 'open') return;
  await client.workflow.start(workflowNames.disbursement, {
    taskQueue,
    workflowId: run.workflowId,
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    args: [inputOf(run)],
    ...ofRun('the month', inputOf(run), 'upload'),
  });
}

const facts = { itemsChanged, uploadReceived, approvalChanged, pauseChanged };

/** Tells an open run to look again at what people changed; one whose workflow was lost is started for it. */
export async function tellRun(
  client: Client,
  taskQueue: string,
  run: Run,
  fact: keyof typeof facts,
): Promise<void> {
  if (run.state !== 'open') return;
  await client.workflow.signalWithStart(workflowNames.disbursement, {
    taskQueue,
    workflowId: run.workflowId,
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    args: [inputOf(run)],
    ...ofRun('the month', inputOf(run), 'upload'),
    signal: facts[fact],
  });
}

const inputOf = (run: Run): DisbursementInput => ({
  runId: run.id,
  programme: run.programme,
  period: run.period,
  settings: run.settings,
});

/** What the workflow says it waits for; silence of the server or of all workers is no reason to show nothing else. */
export async function waitsFor(
  client: Client,
  run: Pick<Run, 'state' | 'workflowId'>,
  log: FastifyBaseLogger,
): Promise<string | null> {
  if (run.state !== 'open') return null;
  const handle = client.workflow.getHandle(run.workflowId);
  try {
    return await client.withDeadline(
      Date.now() + 1_000,
      async () => (await handle.query(stateQuery)).waitingFor,
    );
  } catch (error) {
    log.debug({ name: (error as Error).name }, 'the workflow was not asked');
    return 'worker';
  }
}

/** Events of the run's history, and of its largest child. */
export async function largestHistory(
  client: Client,
  run: Run,
  batchWorkflowIds: readonly string[],
): Promise<number> {
  const lengths = await Promise.all(
    [run.workflowId, ...batchWorkflowIds].map(async (workflowId) => {
      try {
        return (await client.workflow.getHandle(workflowId).describe()).historyLength;
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 0;
        throw error;
      }
    }),
  );
  return Math.max(0, ...lengths);
}
