import { type Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/client';
import type { Sql } from '../db/database.ts';
import { appraisalsToArchive } from '../db/queries/archive/archived-histories.ts';
import { archivesDue } from '../db/queries/archive/archives.ts';
import { archiveId, workflowNames } from '../workflows/contract.ts';

/** Of each kind: enough to see that something is new. */
const mostLooked = 50;
const shortestPauseMs = 10_000;
const longestPauseMs = 600_000;

/**
 * Looks now and then whether something is over and not archived, and starts the workflow that archives it. Several
 * workers may look: the workflow is one. A look that fails is made good by the next. What cannot be archived yet, as a
 * workflow of it still runs, is tried again ever more rarely, and at once when something else is over.
 * @returns what ends it.
 */
export function startArchiving(
  { sql, pollMs }: { sql: Sql; pollMs: number },
  { workflow }: Client,
  taskQueue: string,
  onFault: (error: unknown) => void,
): () => void {
  let last = { what: '', at: 0, pauseMs: 0 };

  async function look(): Promise<void> {
    const due = await archivesDue(sql, { run: 0, cycle: 0, change: 0 }, mostLooked);
    const appraisals = await appraisalsToArchive(sql, 0, mostLooked);
    const what = [
      ...due.map(({ subject }) => subject),
      ...appraisals.map(({ workflowId }) => workflowId),
    ].join();
    const isSame = what === last.what;
    if (what === '' || (isSame && Date.now() - last.at < last.pauseMs)) return;
    const pauseMs = isSame ? Math.min(last.pauseMs * 2, longestPauseMs) : shortestPauseMs;
    last = { what, at: Date.now(), pauseMs };
    await workflow.start(workflowNames.archive, {
      taskQueue,
      workflowId: archiveId(taskQueue),
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      args: [],
    });
  }
  const timer = setInterval(() => {
    look().catch(onFault);
  }, pollMs);
  return () => clearInterval(timer);
}
