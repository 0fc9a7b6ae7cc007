import { ActivityFailure, continueAsNew, patched, workflowInfo } from '@temporalio/workflow';
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

/** How far one pass came, and what came of it. */
interface ArchivePass {
  /** The last appraisal that was looked at; null: all were. */
  readonly appraisalId: number | null;
  readonly after: Parameters<ArchiveActivities['archivesDue']>[0]['after'];
  readonly archived: number;
  readonly left: number;
}

const firstPass: ArchivePass = {
  appraisalId: 0,
  after: { run: 0, cycle: 0, change: 0 },
  archived: 0,
  left: 0,
};

/**
 * Archives every run, cycle and change that is over: their own workflows cannot, as a history is complete only when its
 * workflow has ended. Started whenever something is due (see worker/archive-starter.ts); what is left over is due again.
 * A history that grows long is begun anew where it was: what cannot be archived is looked at once, and keeps nothing else.
 */
export async function archive(pass = firstPass): Promise<{ archived: number; left: number }> {
  let { appraisalId, after, archived, left } = pass;
  const begunAnew = () => continueAsNew<typeof archive>({ appraisalId, after, archived, left });
  while (appraisalId !== null) {
    ({ afterId: appraisalId } = await archiveAppraisals({ afterId: appraisalId }));
    if (workflowInfo().continueAsNewSuggested && patched('archive-continues-in-appraisals'))
      await begunAnew();
  }
  for (;;) {
    const page = await archivesDue({ after });
    if (page.length === 0) break;
    for (const due of page) {
      if (await isArchived(due)) archived += 1;
      else left += 1;
      after = { ...after, [due.kind]: Math.max(after[due.kind], due.id) };
    }
    if (workflowInfo().continueAsNewSuggested) await begunAnew();
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
