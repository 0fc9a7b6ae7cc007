import { condition, continueAsNew, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import type { WebhookActivities } from '../activities/webhooks.ts';
import { recordOptions } from './activity-options.ts';
import * as contract from './contract.ts';
import { describedActivities } from './described-activities.ts';

/** A burst and a wait take a dozen events: so many are far below what a history should hold. */
const longestHistory = 1_000;
const isLong = () => workflowInfo().historyLength > longestHistory;

/**
 * Tells one endpoint what happens, for as long as it is active. What there is to tell and how far it was told is in the
 * database; here are only the turns and the waits, so it may end and start again at any point.
 */
export async function webhookEndpoint(input: contract.WebhookEndpointInput): Promise<void> {
  const { endpointId, pollMs } = input;
  const { deliverWebhooks } = describedActivities<WebhookActivities>({
    ...recordOptions,
    startToCloseTimeout: '5 minutes',
    taskQueue: contract.webhookQueue(workflowInfo().taskQueue),
  });
  let happened = true;
  let changed = false;
  setHandler(contract.eventsHappened, () => {
    happened = true;
  });
  setHandler(contract.endpointChanged, () => {
    changed = true;
  });

  for (;;) {
    happened = false;
    changed = false;
    const outcome = await deliverWebhooks({ endpointId });
    switch (outcome.next) {
      case 'end':
        // What was changed while the activity looked is looked at.
        if (changed) break;
        return;
      case 'more':
        break;
      case 'idle':
        setCurrentDetails('**up to date**');
        await condition(() => happened || changed, pollMs, { summary: 'until something happens' });
        break;
      case 'retry':
        // What happens meanwhile waits its turn behind what is to be tried again.
        setCurrentDetails('**waiting to try again**');
        // Signals that come in a long wait lengthen the history, too; the wait itself is in the database.
        await condition(() => changed || isLong(), outcome.waitMs, { summary: 'until it is tried again' });
        break;
    }
    if (isLong()) await continueAsNew<typeof webhookEndpoint>(input);
  }
}
