import { setTimeout as delay } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { temporal } from '@temporalio/proto';

/** gRPC's status codes, as far as they are told apart here. */
const grpc = { notFound: 5, alreadyExists: 6, permissionDenied: 7, unimplemented: 12 };
/** Temporal's numbers for a search attribute's type; its enum cannot be imported by name from an ES module. */
const keyword: temporal.api.enums.v1.IndexedValueType = 2;
const int: temporal.api.enums.v1.IndexedValueType = 3;

/** What runs are found and filtered by in the Temporal UI. References and counts only, never a person. */
export const searchAttributes = {
  WulouProgramme: keyword,
  WulouPeriod: keyword,
  WulouStage: keyword,
  WulouHeld: int,
  WulouAttention: keyword,
};

/** The dev server's default is one day; a year-end question about a month must still find its run's history. */
const retentionDays = 90;

/** Connects as soon as the server answers for the namespace. Tries until the signal. */
export async function connectTemporal(
  address: string,
  namespace: string,
  signal: AbortSignal,
): Promise<Connection> {
  for (;;) {
    signal.throwIfAborted();
    const connection = Connection.lazy({ address });
    try {
      await connection.withDeadline(Date.now() + 2_000, () =>
        connection.workflowService.describeNamespace({ namespace }),
      );
      return connection;
    } catch (error) {
      await connection.close();
      if (!isGrpcServiceError(error)) throw error;
      await delay(50, undefined, { signal });
    }
  }
}

/** Sets the retention of the embedded namespace and registers the search attributes. Twice equals once. */
export async function prepareNamespace(connection: Connection, namespace: string): Promise<void> {
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(`${retentionDays} days`) },
  });
  await registerSearchAttributes(connection, namespace);
}

/** Registers those that are missing: where one is there already, a server refuses the whole list. */
async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in (customAttributes ?? {})));
  if (missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing),
    });
  } catch (error) {
    if (!isGrpcServiceError(error) || error.code !== grpc.alreadyExists) throw error; // Another one was quicker.
  }
}

/** A server that does not let its users add search attributes, or has no such call. */
const refusals: readonly number[] = [grpc.permissionDenied, grpc.unimplemented];

/**
 * Makes a Temporal server of the user's own ready: it must answer and have the namespace, which needs the search
 * attributes. Where it does not let us add them (Temporal Cloud), says which ones to make. Its retention is its owner's
 * business.
 */
export async function prepareExternalTemporal(
  namespace: string,
  progress: (line: string) => void,
): Promise<void> {
  const { connectionOptions } = loadClientConnectConfig();
  const connection = await Connection.connect({ ...connectionOptions, connectTimeout: '20s' });
  try {
    await requireNamespace(connection, namespace);
    await registerSearchAttributes(connection, namespace);
  } catch (error) {
    if (!isGrpcServiceError(error) || !refusals.includes(error.code)) throw error;
    const names = Object.keys(searchAttributes).map(
      (name) => `${name} (${name === 'WulouHeld' ? 'Int' : 'Keyword'})`,
    );
    progress(
      `This Temporal server does not let Wulou add search attributes. If they are missing, make them: ${names.join(', ')}`,
    );
  } finally {
    await connection.close();
  }
}

async function requireNamespace(connection: Connection, namespace: string): Promise<void> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
  } catch (error) {
    if (!isGrpcServiceError(error) || error.code !== grpc.notFound) throw error;
    throw new Error(
      `The Temporal server has no namespace ${namespace}. Make it: temporal operator namespace create --namespace ${namespace} --retention ${retentionDays}d 请先创建命名空间。`,
    );
  }
}
