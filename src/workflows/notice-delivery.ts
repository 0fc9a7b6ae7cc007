import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { outsideOptions } from './activity-options.ts';
import type { NoticeDeliveryInput } from './contract.ts';

/** Sends a run's SMS, retried for as long as the gateway is down; nothing else ever waits for it. */
export async function noticeDelivery(input: NoticeDeliveryInput): Promise<{ sent: number }> {
  const { sendQueuedSms } = proxyActivities<Activities>(outsideOptions(input.retryPauseMaxMs * 10));
  return sendQueuedSms({ runId: input.runId });
}
