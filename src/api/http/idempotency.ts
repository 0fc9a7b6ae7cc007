import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import {
  type Claim,
  claimKey,
  forgetExpiredReplies,
  giveBackKey,
  keepReply,
  renewClaims,
} from '../../db/queries/api/idempotent-replies.ts';
import type { Api, Context } from '../context.ts';
import { RequestRefused, refuse } from '../problem.ts';
import type { HttpSettings } from './http-settings.ts';
import { takesFile } from './media-types.ts';
import { packReply, StoredReply } from './stored-reply.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the caller gave a key: takes it for a body of this SHA-256, or ends the request with what is known of it. */
    takeKey: ((bodyHash: Buffer) => Promise<void>) | null;
    /** The key is taken: whoever sends the reply keeps it, or gives the key back. */
    keyClaim: Claim | null;
  }
}

const wellFormed = /^[\x21-\x7e]{8,128}$/;
const changing = new Set(['POST', 'PATCH', 'PUT', 'DELETE']);
/** Most requests are done sooner than the lease of one that may have died runs out. */
const mostWaitSeconds = 3;
const cleanUpMs = 3_600_000;

/**
 * A request that comes with an `Idempotency-Key` is done once: again, it gets the first reply. The key is taken before
 * the route runs, or for a file as soon as it has arrived; the reply is kept before it is sent, so that a caller who is
 * gone by then finds it.
 */
export function keepReplies(
  app: Api,
  { database: { sql }, privateData }: Context,
  { keyLeaseMs: leaseMs, keysPerUser }: HttpSettings,
): void {
  const inFlight = new Set<Claim>();
  app.decorateRequest('takeKey', null);
  app.decorateRequest('keyClaim', null);

  app.addHook('preValidation', async (request) => {
    const key = request.headers['idempotency-key'];
    const { person } = request;
    // Whoever is not logged in has nothing that the key could be his.
    if (key === undefined || person === null || !changing.has(request.method)) return;
    if (request.routeOptions.config.holdsSecret) return;
    if (typeof key !== 'string' || !wellFormed.test(key))
      refuse(
        400,
        'idempotency_key_invalid',
        'An Idempotency-Key has 8 to 128 visible ASCII characters. 幂等键格式有误。',
      );
    request.takeKey = async (bodyHash) => {
      const claimed = await claimKey(
        sql,
        { userId: person.userId, keyHash: sha256(key), requestHash: requestHash(request, bodyHash) },
        leaseMs,
        keysPerUser,
      );
      switch (claimed.kind) {
        case 'claimed':
          inFlight.add(claimed.claim);
          request.keyClaim = claimed.claim;
          return;
        case 'done':
          throw new StoredReply(privateData, claimed.reply);
        case 'in_flight':
          throw new RequestRefused({
            status: 409,
            code: 'request_in_flight',
            detail:
              'A request with this Idempotency-Key is being done: ask again in a moment. 相同请求正在处理。',
            retryAfterSeconds: Math.min(claimed.retryAfterSeconds, mostWaitSeconds),
          });
        case 'too_many':
          throw new RequestRefused({
            status: 429,
            code: 'too_many_keys',
            detail: `${keysPerUser} Idempotency-Keys of a day are kept for one user: ask without one, or when the oldest are a day old. 幂等键过多，请稍后再试。`,
            retryAfterSeconds: 3_600,
          });
        case 'other_request':
          refuse(
            422,
            'idempotency_key_reused',
            'This Idempotency-Key was used for another request: use a new one. 该幂等键已用于其他请求。',
          );
      }
    };
  });
  app.addHook('preHandler', async (request) => {
    if (request.takeKey && !takesFile(request))
      await request.takeKey(sha256(JSON.stringify(request.body ?? null)));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const claim = request.keyClaim;
    if (claim === null) return;
    request.keyClaim = null;
    // A 500 is a bug of ours, by which nobody knows what was done: the same request is not done a second time.
    const isKept = reply.statusCode <= 500 && reply.statusCode !== 429;
    try {
      if (!isKept) await giveBackKey(sql, claim);
      else await keepReply(sql, claim, packReply(privateData, reply, bytesOf(payload)));
    } catch (error) {
      // What was done is done: the caller is told so, and the key is free when its lease has run out.
      request.log.error(
        { name: (error as Error).name, code: (error as { code?: string }).code },
        'reply not kept',
      );
    }
    inFlight.delete(claim);
  });

  const watched = (what: string, work: () => Promise<void>) => () => {
    work().catch((error: Error) => app.log.error({ name: error.name }, what));
  };
  const renewal = setInterval(
    watched('leases not renewed', async () => {
      if (inFlight.size > 0) await renewClaims(sql, [...inFlight], leaseMs);
    }),
    leaseMs / 3,
  );
  const cleanUp = setInterval(
    watched('replies not cleaned up', () => forgetExpiredReplies(sql)),
    cleanUpMs,
  );
  app.addHook('onClose', async () => {
    clearInterval(renewal);
    clearInterval(cleanUp);
  });
}

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();

const requestHash = ({ method, raw, headers }: FastifyRequest, bodyHash: Buffer): Buffer => {
  const match = headers['if-match'];
  return createHash('sha256')
    .update(`${method} ${raw.url}\n${match === undefined ? '' : `if-match ${match}\n`}`)
    .update(bodyHash)
    .digest();
};

function bytesOf(payload: unknown): string | Buffer {
  if (payload === undefined || payload === null) return '';
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return payload;
  throw new TypeError('a reply that changes something is no stream');
}
