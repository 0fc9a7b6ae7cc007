import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import type { Sql } from '../db/database.ts';
import { appraisalsToArchive } from '../db/queries/archive/archived-histories.ts';
import { archivesDue } from '../db/queries/archive/archives.ts';
import { archiveId, workflowNames } from '../workflows/contract.ts';
import type { Look } from './look-now-and-then.ts';

/** Of each kind: enough to see that something is new. */
const mostLooked = 50;

/**
 * Whether something is over and not archived; then the workflow that archives it is started. Several workers may look:
 * the workflow is one. What cannot be archived yet, as a workflow of it still runs, is found again.
 */
export const archiveStarter = (
  sql: Sql,
  { workflow }: Client,
  taskQueue: string,
): Pick<Look<string[]>, 'find' | 'nameOf' | 'act'> => ({
  async find() {
    const due = await archivesDue(sql, { run: 0, cycle: 0, change: 0 }, mostLooked);
    const appraisals = await appraisalsToArchive(sql, 0, mostLooked);
    return [...due.map(({ subject }) => subject), ...appraisals.map(({ workflowId }) => workflowId)];
  },
  nameOf: (subjects) => subjects.join(),
  async act() {
    await workflow.start(workflowNames.archive, {
      taskQueue,
      workflowId: archiveId(taskQueue),
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      args: [],
    });
  },
});
