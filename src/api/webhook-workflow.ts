import { WorkflowIdReusePolicy } from '@temporalio/client';
import {
  endpointChanged,
  type WebhookEndpointInput,
  webhookEndpointId,
  webhookPollMs,
  workflowNames,
} from '../workflows/contract.ts';
import type { Reach } from './appraisal-workflow.ts';

/** Tells an endpoint's workflow to look at what was changed; one that has ended or was lost is started for it. */
export async function tellWebhook({ temporal, taskQueue }: Reach, endpointId: number): Promise<void> {
  const input: WebhookEndpointInput = { endpointId, pollMs: webhookPollMs };
  await temporal.workflow.signalWithStart(workflowNames.webhookEndpoint, {
    taskQueue,
    workflowId: webhookEndpointId(endpointId),
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    args: [input],
    signal: endpointChanged,
  });
}
