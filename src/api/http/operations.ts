import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Sql } from '../../db/database.ts';
import {
  addOperation,
  endOperation,
  forgetOldOperations,
  giveUpLostOperations,
  holdOperation,
  keepOperation,
  type Operation,
} from '../../db/queries/api/operations.ts';
import { type Api, type Context, personOf } from '../context.ts';
import { problemOf, type Refusal, RequestRefused } from '../problem.ts';
import { createTurns } from '../turns.ts';
import { refusalOfFault } from './errors.ts';
import type { HttpSettings } from './http-settings.ts';

declare module 'fastify' {
  interface FastifyInstance {
    startOperation: (request: FastifyRequest, kind: string, work: Work, bytes: number) => Promise<Operation>;
  }
}

/** Long work. @param read is told of each line that was read. @returns the body that a caller who waits would get. */
export type Work = (read: (lines: number) => void) => Promise<object>;

/** Whether the caller would rather not wait (RFC 7240). */
export function prefersAsync({ headers }: FastifyRequest): boolean {
  return /(^|[,;\s])respond-async($|[,;\s])/i.test(String(headers.prefer ?? ''));
}

export function sendAccepted(reply: FastifyReply, { operationId }: Operation) {
  return reply
    .status(202)
    .header('location', `/v1/operations/${operationId}`)
    .header('preference-applied', 'respond-async')
    .send({ operationId, state: 'queued' as const });
}

const lost: Refusal = {
  status: 503,
  code: 'operation_lost',
  detail:
    'The server ended while this was being done: upload it again; what is loaded twice counts once. 服务中断，请重新上传。',
};
const busy: Refusal = {
  status: 503,
  code: 'uploads_busy',
  detail:
    'As many files as this server keeps wait to be read. Send it again in a moment. 上传繁忙，请稍候再试。',
  retryAfterSeconds: 10,
};
/** Files that wait lie on the disk. */
const mostWaiting = 20;
/** Two at once leave cores for everybody who waits for an answer. */
const atOnce = 2;
const sweepMs = 3_600_000;

/**
 * Work that goes on behind a reply. It has a lease that its process renews; one that died leaves it to whoever looks
 * next, who marks it failed: what an import has begun is one transaction, and is undone.
 */
export function keepOperations(
  app: Api,
  { database: { sql } }: Context,
  { operationLeaseMs: leaseMs, waitingFileBytes }: HttpSettings,
): void {
  const inTurn = createTurns(atOnce);
  const underWay = new Set<Promise<void>>();
  let waitingBytes = 0;
  app.decorate('startOperation', async (request, kind, work, bytes) => {
    const isFull =
      underWay.size >= mostWaiting || (underWay.size > 0 && waitingBytes + bytes > waitingFileBytes);
    if (isFull) throw new RequestRefused(busy);
    waitingBytes += bytes;
    const giveBack = () => {
      waitingBytes -= bytes;
    };
    const operation = await addOperation(sql, personOf(request).userId, kind, leaseMs).catch(
      (error: unknown) => {
        giveBack();
        throw error;
      },
    );
    const done = finish(request, operation.operationId, work).finally(() => {
      underWay.delete(done);
      giveBack();
    });
    underWay.add(done);
    return operation;
  });

  async function finish(request: FastifyRequest, id: number, work: Work): Promise<void> {
    let linesRead = 0;
    let isRunning = false;
    const renew = async () => {
      if (isRunning) await keepOperation(sql, id, linesRead, leaseMs);
      else await holdOperation(sql, id, leaseMs);
    };
    const renewal = setInterval(
      () => {
        renew().catch((error: Error) => request.log.warn({ name: error.name }, 'lease not renewed'));
      },
      Math.min(1_000, leaseMs / 3),
    );
    try {
      const end = await inTurn(async () => {
        isRunning = true;
        if (!(await keepOperation(sql, id, linesRead, leaseMs))) return null;
        return work((lines) => {
          linesRead += lines;
        }).then(
          (result) => ({ state: 'done' as const, status: 200, result }),
          (error: unknown) => {
            const refusal = refusalOfFault(error, request);
            const { status } = refusal;
            return { state: 'failed' as const, status, result: problemOf(refusal, request.id) };
          },
        );
      });
      if (end) await endOperation(sql, id, { ...end, linesRead });
    } catch (error) {
      // The database is away: the lease runs out, and it is marked failed, though it may have been done.
      request.log.error({ name: (error as Error).name, operation: id }, 'operation not ended');
    } finally {
      clearInterval(renewal);
    }
  }

  const sweep = async () => {
    await giveUpLost(sql);
    await forgetOldOperations(sql);
  };
  const quietly = () => {
    sweep().catch((error: Error) => app.log.warn({ name: error.name }, 'operations not swept'));
  };
  const sweeping = setInterval(quietly, Math.min(leaseMs, sweepMs));
  app.addHook('onReady', async () => quietly());
  // What was accepted is finished before the process goes.
  app.addHook('onClose', async () => {
    clearInterval(sweeping);
    await Promise.all(underWay);
  });
}

export const giveUpLost = (sql: Sql): Promise<void> =>
  giveUpLostOperations(sql, lost.status, problemOf(lost, 'none'));
