import { ActivityFailure, continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { ArchiveActivities } from '../activities/archive.ts';
import { recordOptions } from './activity-options.ts';
import { describedActivities } from './described-activities.ts';

const { archivesDue, archiveAppraisals } = describedActivities<ArchiveActivities>(recordOptions);
/** One that cannot be archived just now does not keep the others; it is due the next time as well. */
const { archive: archiveOne } = describedActivities<ArchiveActivities>({
  ...recordOptions,
  startToCloseTimeout: '2 hours',
  retry: { ...recordOptions.retry, maximumAttempts: 5 },
});

/**
 * Archives every run, cycle and change that is over: their own workflows cannot, as a history is complete only when its
 * workflow has ended. Started whenever something is due (see worker/archive-starter.ts); what is left over is due again.
 */
export async function archive(): Promise<{ archived: number; left: number }> {
  let archived = 0;
  let left = 0;
  for (let afterId: number | null = 0; afterId !== null; )
    ({ afterId } = await archiveAppraisals({ afterId }));
  for (let after = { run: 0, cycle: 0, change: 0 }; ; ) {
    const page = await archivesDue({ after });
    if (page.length === 0) break;
    for (const due of page) {
      if (await isArchived(due)) archived += 1;
      else left += 1;
      after = { ...after, [due.kind]: Math.max(after[due.kind], due.id) };
    }
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof archive>();
  }
  return { archived, left };
}

async function isArchived(due: Parameters<typeof archiveOne>[0]): Promise<boolean> {
  try {
    return (await archiveOne(due)).archived;
  } catch (error) {
    if (error instanceof ActivityFailure) return false;
    throw error;
  }
}
