import { WorkflowIdReusePolicy } from '@temporalio/client';
import type { Logger } from '../config/logger.ts';
import {
  endpointChanged,
  type WebhookEndpointInput,
  webhookEndpointId,
  webhookPollMs,
  workflowNames,
} from '../workflows/contract.ts';
import type { Reach } from './appraisal-workflow.ts';
import { isPassingFault } from './passing-fault.ts';

/**
 * Tells an endpoint's workflow to look at what was changed; one that has ended or was lost is started for it. What is
 * committed stands where Temporal does not answer just now: the workflow's own poll finds it, or the worker, which wakes
 * every endpoint from time to time.
 */
export async function tellWebhook(
  reach: Reach,
  endpointId: number,
  logger: Pick<Logger, 'warn'>,
): Promise<void> {
  try {
    await wakeWebhook(reach, endpointId);
  } catch (error) {
    if (!isPassingFault(error)) throw error;
    logger.warn({ name: (error as Error).name, endpointId }, 'webhook not told: it looks by itself');
  }
}

export async function wakeWebhook({ temporal, taskQueue }: Reach, endpointId: number): Promise<void> {
  const input: WebhookEndpointInput = { endpointId, pollMs: webhookPollMs };
  await temporal.workflow.signalWithStart(workflowNames.webhookEndpoint, {
    taskQueue,
    workflowId: webhookEndpointId(endpointId),
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    args: [input],
    staticSummary: `tells the endpoint ${endpointId}`,
    signal: endpointChanged,
  });
}
