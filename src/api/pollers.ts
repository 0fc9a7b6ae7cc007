import type { Client } from '@temporalio/client';
import { bankQueue, webhookQueue } from '../workflows/contract.ts';

/** Temporal's number for the kind of queue; its enum cannot be imported by name from an ES module. */
const activityQueue = 2;
/** A poll lasts a minute: a process that has not asked for longer is gone. */
const aliveMs = 90_000;

/** How many processes poll each queue of activities, as Temporal knows them. */
export async function pollers(
  client: Pick<Client, 'workflowService' | 'options' | 'withDeadline'>,
  taskQueue: string,
): Promise<{ queue: string; value: number }[]> {
  const queues = { main: taskQueue, bank: bankQueue(taskQueue), webhooks: webhookQueue(taskQueue) };
  const { namespace } = client.options;
  return client.withDeadline(Date.now() + 3_000, () =>
    Promise.all(
      Object.entries(queues).map(async ([queue, name]) => {
        const described = await client.workflowService.describeTaskQueue({
          namespace,
          taskQueue: { name },
          taskQueueType: activityQueue,
        });
        const alive = (described.pollers ?? []).filter(
          ({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 > Date.now() - aliveMs,
        );
        return { queue, value: new Set(alive.map(({ identity }) => identity)).size };
      }),
    ),
  );
}
