import { upsertSearchAttributes } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { outsideOptions } from './activity-options.ts';
import type { NoticeDeliveryInput } from './contract.ts';
import { describedActivities } from './described-activities.ts';
import { tellingOfLateCalls } from './late-calls.ts';
import { pinned } from './pinned.ts';

/** Sends a run's SMS, retried for as long as the gateway is down; nothing else ever waits for it. */
export async function noticeDelivery(input: NoticeDeliveryInput): Promise<{ sent: number }> {
  const retryPauseMaxMs = input.retryPauseMaxMs * 10;
  const { sendQueuedSms } = tellingOfLateCalls(
    describedActivities<Activities>(outsideOptions(retryPauseMaxMs)),
    {
      retryPauseMaxMs,
      tell: (isLate) => upsertSearchAttributes({ WulouAttention: isLate ? ['retrying'] : [] }),
    },
  );
  return sendQueuedSms({ runId: input.runId });
}

pinned(noticeDelivery);
