import { Context } from '@temporalio/activity';
import { NativeConnection, type NativeConnectionOptions, Worker } from '@temporalio/worker';
import { type Activities, createActivities } from '../activities/activities.ts';
import type { Dependencies } from '../activities/dependencies.ts';
import { bankQueue } from '../workflows/contract.ts';
import { heartbeating } from './heartbeats.ts';
import { createReach } from './reach.ts';
import { withSafeFailures } from './safe-failures.ts';

export interface WorkerOptions {
  readonly connection: NativeConnectionOptions;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: { code: string };
  readonly dependencies: Omit<Dependencies, 'heartbeat' | 'reach'>;
  /** Calls to the bank a second, over all activities of this worker. */
  readonly bankCallsPerSecond: number;
}

/** Two workers in one process: workflows and records on one queue, the bank with its rate limit on another. */
export async function startWorkers(options: WorkerOptions): Promise<{ run(): Promise<void>; stop(): void }> {
  const connection = await NativeConnection.connect(options.connection);
  const activities: Activities = createActivities({
    ...options.dependencies,
    reach: createReach(connection, options.namespace, options.taskQueue),
    heartbeat: () => Context.current().heartbeat(),
  });
  const shared = {
    connection,
    namespace: options.namespace,
    activities,
    interceptors: {
      activity: [() => ({ inbound: heartbeating() }), () => ({ inbound: withSafeFailures() })],
    },
    shutdownGraceTime: '3 seconds',
  };
  const main = await Worker.create({
    ...shared,
    taskQueue: options.taskQueue,
    workflowBundle: options.bundle,
    stickyQueueScheduleToStartTimeout: '2 seconds',
    maxConcurrentActivityTaskExecutions: 16,
    maxCachedWorkflows: 100,
  });
  const bank = await Worker.create({
    ...shared,
    taskQueue: bankQueue(options.taskQueue),
    maxConcurrentActivityTaskExecutions: 8,
    maxActivitiesPerSecond: options.bankCallsPerSecond,
  });
  return {
    async run() {
      await Promise.all([main.run(), bank.run()]);
      await connection.close();
    },
    stop() {
      for (const worker of [main, bank]) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}
