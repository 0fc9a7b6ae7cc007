import { Context } from '@temporalio/activity';
import { NativeConnection, type NativeConnectionOptions, Worker } from '@temporalio/worker';
import { type Activities, createActivities } from '../activities/activities.ts';
import type { Dependencies } from '../activities/dependencies.ts';
import { type WebhookDependencies, webhookActivities } from '../activities/webhooks.ts';
import { mostWebhooks } from '../domain/webhook-limits.ts';
import { bankQueue, webhookQueue } from '../workflows/contract.ts';
import { heartbeating } from './heartbeats.ts';
import { createReach } from './reach.ts';
import { withSafeFailures } from './safe-failures.ts';
import { webhookWaker } from './webhook-waker.ts';

export interface WorkerOptions {
  readonly connection: NativeConnectionOptions;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: { code: string };
  readonly dependencies: Omit<Dependencies, 'heartbeat' | 'reach'>;
  /** Calls to the bank a second, over all activities of this worker. */
  readonly bankCallsPerSecond: number;
  readonly webhooks: Omit<WebhookDependencies, 'stopping'>;
  /** Told of what nobody waits for, and of what is done again anyway. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Three workers in one process: workflows and records on one queue, the bank with its rate limit on another, receivers
 * of webhooks on a third.
 */
export async function startWorkers(options: WorkerOptions): Promise<{ run(): Promise<void>; stop(): void }> {
  const connection = await NativeConnection.connect(options.connection);
  const activities: Activities = createActivities({
    ...options.dependencies,
    reach: createReach(connection, options.namespace, options.taskQueue),
    heartbeat: () => Context.current().heartbeat(),
  });
  const { namespace, taskQueue, onFault } = options;
  const waker = webhookWaker(options.webhooks.sql, connection, namespace, taskQueue, onFault);
  const alwaysAround = [() => ({ inbound: heartbeating() }), () => ({ inbound: withSafeFailures() })];
  const shared = {
    connection,
    namespace,
    activities,
    interceptors: { activity: [...alwaysAround, () => ({ inbound: waker.interceptor })] },
    shutdownGraceTime: '3 seconds',
  };
  const main = await Worker.create({
    ...shared,
    taskQueue,
    workflowBundle: options.bundle,
    stickyQueueScheduleToStartTimeout: '2 seconds',
    maxConcurrentActivityTaskExecutions: 16,
    maxCachedWorkflows: 100,
  });
  const bank = await Worker.create({
    ...shared,
    taskQueue: bankQueue(taskQueue),
    maxConcurrentActivityTaskExecutions: 8,
    maxActivitiesPerSecond: options.bankCallsPerSecond,
  });
  let stopping = false;
  const webhooks = await Worker.create({
    ...shared,
    activities: webhookActivities({
      ...options.webhooks,
      stopping: () => Context.current().cancellationSignal.aborted || stopping,
    }),
    interceptors: { activity: alwaysAround },
    taskQueue: webhookQueue(taskQueue),
    // One for each endpoint there may be: none waits for another's receiver.
    maxConcurrentActivityTaskExecutions: mostWebhooks,
  });
  const all = [main, bank, webhooks];
  return {
    async run() {
      await Promise.all(all.map((worker) => worker.run()));
      await connection.close();
    },
    stop() {
      stopping = true;
      waker.stop();
      for (const worker of all) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}
