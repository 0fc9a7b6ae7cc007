import { ActivityFailure } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { fewAttempts } from './activity-options.ts';
import { describedActivities } from './described-activities.ts';

/** An office that does not answer is asked again later; a file that people upload meanwhile is not kept waiting. */
export async function fetchedFromOffice(runId: number, retryPauseMaxMs: number): Promise<boolean> {
  const outside = describedActivities<Activities>(fewAttempts(retryPauseMaxMs));
  try {
    return (await outside.fetchUpload({ runId })).arrived;
  } catch (error) {
    if (error instanceof ActivityFailure) return false;
    throw error;
  }
}
