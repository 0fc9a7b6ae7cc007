import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import type { Sql } from '../db/database.ts';
import { type RunToDeliver, runsToDeliver } from '../db/queries/disbursement/notices.ts';
import { noticeDeliveryOf, workflowNames } from '../workflows/contract.ts';
import type { Look } from './look-now-and-then.ts';

/**
 * Which runs have SMS that wait; of each the delivery is started, unless it runs. It was lost with its server, somebody
 * ended it, or it had looked for the last time before more was queued. Nobody waits for it: it has no parent here, and so
 * begins on the current code.
 */
export const deliveryStarter = (
  sql: Sql,
  { workflow }: Client,
  taskQueue: string,
): Pick<Look<RunToDeliver[]>, 'find' | 'nameOf' | 'act'> => ({
  find: () => runsToDeliver(sql),
  nameOf: (runs) => runs.map(({ runId }) => runId).join(),
  async act(runs) {
    for (const run of runs)
      await workflow.start(workflowNames.noticeDelivery, {
        taskQueue,
        ...noticeDeliveryOf(run),
        workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
        workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      });
  },
});
