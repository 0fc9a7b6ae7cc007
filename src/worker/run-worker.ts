import { Context } from '@temporalio/activity';
import { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { OpenTelemetryActivityInboundInterceptor } from '@temporalio/interceptors-opentelemetry';
import {
  type ActivityInterceptorsFactory,
  NativeConnection,
  type NativeConnectionOptions,
  Worker,
} from '@temporalio/worker';
import { type Activities, createActivities } from '../activities/activities.ts';
import { type ArchiveActivities, archiveActivities, type PassedOver } from '../activities/archive.ts';
import type { Dependencies } from '../activities/dependencies.ts';
import { type WebhookDependencies, webhookActivities } from '../activities/webhooks.ts';
import type { ArchiveStore } from '../archive/archive-store.ts';
import type { WorkflowCode } from '../db/queries/audit/workflow-code.ts';
import { mostWebhooks } from '../domain/webhook-limits.ts';
import { type ReadinessCheck, temporalCheck } from '../telemetry/readiness.ts';
import { bankQueue, webhookQueue } from '../workflows/contract.ts';
import { type ActivityReport, reporting } from './activity-report.ts';
import { archiveStarter } from './archive-starter.ts';
import { deliveryStarter } from './delivery-starter.ts';
import { deploymentOf, makeCurrent, unpin } from './deployment.ts';
import { heartbeating } from './heartbeats.ts';
import { historySource } from './history-source.ts';
import { lookNowAndThen } from './look-now-and-then.ts';
import { createReach } from './reach.ts';
import { withSafeFailures } from './safe-failures.ts';
import { versionsToRun } from './versions.ts';
import { webhookWaker } from './webhook-waker.ts';

export interface WorkerOptions {
  readonly connection: NativeConnectionOptions;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: WorkflowCode;
  readonly dataConverter: DataConverter;
  readonly dependencies: Omit<Dependencies, 'heartbeat' | 'reach'>;
  /**
   * Runs of a month finish on the code that they began on, beside newer code; see docs/versioning.md. Absent: everything
   * runs on the bundle. `sole`: no other process works on this queue.
   */
  readonly versioned?: {
    readonly sole: boolean;
    /**
     * Told of code that workflows still wait for and that cannot be run here: not kept, or of another SDK.
     * @param moved how many of them go on with the current code; null where they wait for a worker of their own.
     */
    readonly onLost: (buildId: string, moved: number | null) => void;
  };
  /** Calls to the bank a second, over all workers of this queue. */
  readonly bankCallsPerSecond: number;
  readonly webhooks: Omit<WebhookDependencies, 'stopping'>;
  /** How often it is looked for what is over and not archived, and for SMS that nobody delivers; null: never. */
  readonly lookEveryMs: number | null;
  /** Where completed work is archived. */
  readonly archive: {
    readonly store: ArchiveStore;
    /** Told of each appraisal that could not be archived just now. */
    readonly onPassedOver: (passed: PassedOver) => void;
  };
  /** Told of each attempt of an activity. */
  readonly onActivity?: (done: ActivityReport) => void;
  /** Whether anybody takes spans. */
  readonly traced?: boolean;
  /** How long activities may go on once the worker is to end; then they are cancelled, and done again elsewhere. */
  readonly graceSeconds?: number;
  /** Told of what nobody waits for, and of what is done again anyway. */
  readonly onFault: (error: unknown) => void;
}

/** The server finds workflows by their version a moment after they got it: it is asked again after so long. */
const sweepsMs = [5_000, 20_000, 60_000];

export interface Workers {
  isRunning(): boolean;
  /** Whether the server answers for the namespace. */
  readonly check: ReadinessCheck;
  /** Until `stop`. */
  run(): Promise<void>;
  /** Resolves when new workflows start on this code, if they shall: call it once `run` was called. */
  ready(): Promise<void>;
  stop(): void;
}

/**
 * Three workers in one process: workflows and records on one queue, the bank with its rate limit on another, receivers
 * of webhooks on a third.
 */
export async function startWorkers(options: WorkerOptions): Promise<Workers> {
  const connection = await NativeConnection.connect(options.connection);
  const { namespace, taskQueue, bundle, dataConverter, onFault } = options;
  const client = new Client({ connection, namespace, dataConverter });
  const { sql, privateData } = options.dependencies;
  const own: Activities = createActivities({
    ...options.dependencies,
    reach: createReach(client, taskQueue),
    heartbeat: () => Context.current().heartbeat(),
  });
  const archive: ArchiveActivities = archiveActivities(
    {
      sql,
      privateData,
      store: options.archive.store,
      source: historySource(client, dataConverter.payloadCodecs ?? []),
    },
    options.archive.onPassedOver,
  );
  const activities = { ...own, ...archive };
  const sole = options.versioned?.sole ?? false;
  const waker = webhookWaker(options.webhooks.sql, client, taskQueue, onFault);
  const { lookEveryMs: pollMs } = options;
  const stopLooking =
    pollMs === null
      ? []
      : [
          lookNowAndThen({ pollMs, ...archiveStarter(sql, client, taskQueue), onFault }),
          lookNowAndThen({ pollMs, ...deliveryStarter(sql, client, taskQueue), onFault }),
        ];
  const { onActivity = () => undefined } = options;
  const alwaysAround: ActivityInterceptorsFactory[] = [
    // The outermost: what it says of a failure is what has been made safe.
    ...(options.traced
      ? [(context: Context) => ({ inbound: new OpenTelemetryActivityInboundInterceptor(context) })]
      : []),
    () => ({ inbound: heartbeating() }),
    () => ({ inbound: withSafeFailures() }),
    () => ({ inbound: reporting(onActivity) }),
  ];
  const shared = {
    connection,
    namespace,
    dataConverter,
    activities,
    interceptors: { activity: [...alwaysAround, () => ({ inbound: waker.interceptor })] },
    shutdownGraceTime: `${options.graceSeconds ?? 3} seconds`,
  };
  const deployment = options.versioned ? await deploymentOf(connection, namespace, taskQueue) : null;
  const versions = deployment && (await versionsToRun(sql, bundle, deployment.atWork, sole));
  const mains = await Promise.all(
    [bundle, ...(versions?.older ?? [])].map((code) =>
      Worker.create({
        ...shared,
        taskQueue,
        workflowBundle: code,
        ...versionOf(taskQueue, code.buildId, versions !== null),
        stickyQueueScheduleToStartTimeout: '2 seconds',
        maxConcurrentActivityTaskExecutions: 16,
        maxCachedWorkflows: 100,
      }),
    ),
  );
  const bank = await Worker.create({
    ...shared,
    taskQueue: bankQueue(taskQueue),
    maxConcurrentActivityTaskExecutions: 8,
    // Held by the server, over all workers there are.
    maxTaskQueueActivitiesPerSecond: options.bankCallsPerSecond,
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
  const all = [...mains, bank, webhooks];
  const sweeps: NodeJS.Timeout[] = [];
  /** What the server finds late is not left behind. */
  const sweep = async (lost: readonly string[]): Promise<void> => {
    for (const buildId of lost) {
      const moved = await unpin(connection, namespace, taskQueue, buildId).catch(onFault);
      if (moved) options.versioned?.onLost(buildId, moved);
    }
  };
  return {
    isRunning: () => all.every((worker) => worker.getState() === 'RUNNING'),
    check: temporalCheck(client),
    async run() {
      await Promise.all(all.map((worker) => worker.run()));
      await connection.close();
    },
    async ready() {
      if (!deployment || !versions) return;
      if (versions.mineIsCurrent && deployment.current !== bundle.buildId)
        await makeCurrent(connection, namespace, taskQueue, bundle.buildId);
      for (const buildId of versions.lost)
        options.versioned?.onLost(
          buildId,
          sole ? await unpin(connection, namespace, taskQueue, buildId) : null,
        );
      if (!sole || versions.lost.length === 0) return;
      for (const ms of sweepsMs) sweeps.push(setTimeout(() => void sweep(versions.lost), ms));
    },
    stop() {
      stopping = true;
      for (const one of sweeps) clearTimeout(one);
      waker.stop();
      for (const stop of stopLooking) stop();
      for (const worker of all) if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}

/** Histories say by the build id which code ran, also where the server is not to keep versions apart. */
function versionOf(deploymentName: string, buildId: string, versioned: boolean) {
  if (!versioned) return { buildId };
  const version = { deploymentName, buildId };
  return {
    workerDeploymentOptions: {
      version,
      useWorkerVersioning: true as const,
      defaultVersioningBehavior: 'AUTO_UPGRADE' as const,
    },
  };
}
