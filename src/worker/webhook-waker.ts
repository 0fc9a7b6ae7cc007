import { type Client, WorkflowIdReusePolicy } from '@temporalio/client';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';
import type { Sql } from '../db/database.ts';
import { webhooksToWake } from '../db/queries/webhooks/endpoints.ts';
import {
  eventsHappened,
  type WebhookEndpointInput,
  webhookEndpointId,
  webhookPollMs,
  workflowNames,
} from '../workflows/contract.ts';

/** What happens within so long wakes the endpoints once. */
const gatherMs = 500;

/**
 * Whatever runs do, an activity of theirs does: after each, the endpoints are told to look, at most twice a second, and
 * apart from the activity, which never waits for it. A waking that is lost is made good by the endpoint's own look now
 * and then.
 */
export function webhookWaker(
  sql: Sql,
  { workflow }: Client,
  taskQueue: string,
  onFault: (error: unknown) => void,
): { interceptor: ActivityInboundCallsInterceptor; stop(): void } {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function wake(): Promise<void> {
    for (const endpointId of await webhooksToWake(sql)) {
      const input: WebhookEndpointInput = { endpointId, pollMs: webhookPollMs };
      try {
        await workflow.signalWithStart(workflowNames.webhookEndpoint, {
          taskQueue,
          workflowId: webhookEndpointId(endpointId),
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
          args: [input],
          staticSummary: `tells the endpoint ${endpointId}`,
          signal: eventsHappened,
        });
      } catch (error) {
        onFault(error); // The others are woken all the same.
      }
    }
  }

  return {
    interceptor: {
      async execute(input, next) {
        try {
          return await next(input);
        } finally {
          if (!stopped)
            timer ??= setTimeout(() => {
              timer = null;
              wake().catch(onFault);
            }, gatherMs);
        }
      },
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
