import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';
import type { NativeConnection } from '@temporalio/worker';

/** gRPC's status codes, as far as they are told apart here. */
const grpc = { notFound: 5, permissionDenied: 7, unimplemented: 12 };
/** Temporal's numbers for what a version is doing; its enum cannot be imported by name from an ES module. */
const atWork = [2, 3, 4]; // current, ramping, draining
/** A version is known to the server a moment after its worker first asks for work. */
const knownWithinMs = 30_000;

/** The versions of the workflow code on one task queue, as the server knows them (a "worker deployment"). */
export interface Deployment {
  /** Build ids of the versions that new or open workflows may need. */
  readonly atWork: readonly string[];
  /** That of the version which new workflows start on; null before the first. */
  readonly current: string | null;
}

/** Null where the server has no deployment versions: before Temporal 1.28, or switched off. */
export async function deploymentOf(
  { workflowService }: NativeConnection,
  namespace: string,
  deploymentName: string,
): Promise<Deployment | null> {
  try {
    // Refused where they are switched off; the description is not.
    await workflowService.listWorkerDeployments({ namespace, pageSize: 1 });
    const { workerDeploymentInfo: info } = await workflowService.describeWorkerDeployment({
      namespace,
      deploymentName,
    });
    const versions = info?.versionSummaries ?? [];
    return {
      atWork: versions
        .filter(({ status }) => atWork.includes(status ?? 0))
        .map((version) => version.deploymentVersion?.buildId ?? ''),
      current: info?.routingConfig?.currentDeploymentVersion?.buildId || null,
    };
  } catch (error) {
    if (!isGrpcServiceError(error)) throw error;
    if (error.code === grpc.notFound) return { atWork: [], current: null };
    const isOff = error.code === grpc.permissionDenied && /disabled/.test(error.message);
    if (isOff || error.code === grpc.unimplemented) return null;
    throw error;
  }
}

/** New workflows start on this version from now on, and those that are not pinned go over to it. */
export async function makeCurrent(
  { workflowService }: NativeConnection,
  namespace: string,
  deploymentName: string,
  buildId: string,
): Promise<void> {
  for (const deadline = Date.now() + knownWithinMs; ; ) {
    try {
      await workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId });
      return;
    } catch (error) {
      // It does not know the version yet, or is away for a moment.
      if (!isGrpcServiceError(error) || Date.now() > deadline) throw error;
      await pause(100);
    }
  }
}

/** Pinned workflows of a version that nobody can run any more go on with the current one. @returns how many. */
export async function unpin(
  connection: NativeConnection,
  namespace: string,
  deploymentName: string,
  buildId: string,
): Promise<number> {
  const { workflowService } = connection;
  const query = [
    `TemporalWorkerDeploymentVersion = '${deploymentName}:${buildId}'`,
    "TemporalWorkflowVersioningBehavior = 'Pinned'",
    "ExecutionStatus = 'Running'",
  ].join(' and ');
  let moved = 0;
  let nextPageToken: Uint8Array | null | undefined;
  do {
    const page = await workflowService.listWorkflowExecutions({ namespace, query, nextPageToken });
    for (const { execution } of page.executions ?? []) {
      try {
        await workflowService.updateWorkflowExecutionOptions({
          namespace,
          workflowExecution: execution,
          workflowExecutionOptions: { versioningOverride: { autoUpgrade: true } },
          updateMask: { paths: ['versioning_override'] },
        });
        moved += 1;
      } catch (error) {
        if (!isGrpcServiceError(error) || error.code !== grpc.notFound) throw error; // It is over meanwhile.
      }
    }
    nextPageToken = page.nextPageToken;
  } while (nextPageToken?.length);
  return moved;
}
