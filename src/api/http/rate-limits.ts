import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Api } from '../context.ts';
import { refuse } from '../problem.ts';
import type { HttpSettings } from './http-settings.ts';

export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** @returns counts a request against its person, or against its address where nobody is logged in; 429 beyond the limit. */
export async function createRateLimit(
  app: Api,
  { requestsPerMinute, anonymousRequestsPerMinute }: HttpSettings,
): Promise<CountRequest> {
  await app.register(rateLimit, { global: false, cache: 20_000 });
  const timeWindow = 60_000;
  const countPerson = app.createRateLimit({
    max: requestsPerMinute,
    timeWindow,
    keyGenerator: (request) => `person ${request.person?.userId}`,
  });
  const countAddress = app.createRateLimit({ max: anonymousRequestsPerMinute, timeWindow });
  return async (request, reply) => {
    const count = await (request.person ? countPerson : countAddress)(request);
    if (count.isAllowed) return;
    reply.header('ratelimit-limit', count.max);
    reply.header('ratelimit-remaining', count.remaining);
    reply.header('ratelimit-reset', count.ttlInSeconds);
    if (!count.isExceeded) return;
    reply.header('retry-after', count.ttlInSeconds);
    refuse(
      429,
      'too_many_requests',
      `Too many requests in a minute: go on in ${count.ttlInSeconds} seconds. 请求过多，请稍候再试。`,
    );
  };
}
