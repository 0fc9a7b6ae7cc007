import { isGrpcServiceError } from '@temporalio/client';

/** PostgreSQL: connection lost, starting up or shutting down, too many connections, a conflict that a retry resolves. */
const passingSqlStates = /^(08|53|57P0[123]|40001|40P01)/;
const passingCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'CONNECTION_CONNECT_TIMEOUT',
  /** A data key that another process has just made: it is read at once. */
  'DATA_KEY_UNKNOWN',
]);

/** Whether the same request may succeed in a moment: a part behind the API is down or restarting. */
export function isPassingFault(error: unknown): boolean {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 5;
    cause = cause.cause, depth += 1
  ) {
    if (isGrpcServiceError(cause)) return true;
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && (passingCodes.has(code) || passingSqlStates.test(code))) return true;
  }
  return false;
}
