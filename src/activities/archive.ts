import { archiveWorkflow, each } from '../archive/archive-histories.ts';
import { type ArchiveDesk, archiveSubject } from '../archive/archive-subject.ts';
import { appraisalsToArchive } from '../db/queries/archive/archived-histories.ts';
import { type ArchivePlace, archivesDue, type Due } from '../db/queries/archive/archives.ts';

const pageSize = 50;
const appraisalsAtOnce = 500;

/** An appraisal that could not be archived just now. */
export interface PassedOver {
  readonly appraisalId: number;
  readonly error: unknown;
}

/**
 * Keeps what auditors may ask for, for as long as they may ask. Each call is safe to repeat.
 * @param onPassedOver told of each appraisal that could not be archived.
 */
export function archiveActivities(desk: ArchiveDesk, onPassedOver: (passed: PassedOver) => void) {
  return {
    /** What is over and not archived yet, a page of it after a place. */
    async archivesDue(input: { after: ArchivePlace }): Promise<Due[]> {
      return archivesDue(desk.sql, input.after, pageSize);
    },

    /**
     * Archives the histories of appraisals that are over, long before their cycle is: it may take longer than Temporal
     * keeps them. A page at a time; one that still runs is passed over, and so is one that fails: it keeps neither the
     * others nor what comes after them, and is due again in the next pass.
     * @returns how far it came; null: there are no more.
     */
    async archiveAppraisals(input: { afterId: number }): Promise<{ afterId: number | null }> {
      const page = await appraisalsToArchive(desk.sql, input.afterId, appraisalsAtOnce);
      await each(page, async ({ id: appraisalId, workflowId }) => {
        try {
          await archiveWorkflow(desk, { workflowId, type: 'appraisal' });
        } catch (error) {
          onPassedOver({ appraisalId, error });
        }
      });
      return { afterId: page.at(-1)?.id ?? null };
    },

    /** @returns whether it is archived; not while one of its workflows still runs. */
    async archive(due: Due): Promise<{ archived: boolean }> {
      return { archived: await archiveSubject(desk, due) };
    },
  };
}

export type ArchiveActivities = ReturnType<typeof archiveActivities>;
