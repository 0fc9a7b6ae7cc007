import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { FastifyRequest } from 'fastify';
import type { Api } from '../context.ts';
import type { HttpSettings } from './http-settings.ts';

/** What /docs needs: its own scripts and styles, and nothing of anybody else's. */
export const docsContentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Headers that keep browsers from doing more with a reply than show it to whoever asked. */
export async function addSecurityHeaders(
  app: Api,
  { allowedOrigins, temporalUiOrigin }: Pick<HttpSettings, 'allowedOrigins' | 'temporalUiOrigin'>,
): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  if (allowedOrigins.length === 0 && temporalUiOrigin === null) return;
  const isAllowed = (request: FastifyRequest, origin: string) =>
    allowedOrigins.includes(origin) || (origin === temporalUiOrigin && request.url.startsWith('/v1/codec/'));
  await app.register(cors, {
    delegator: async (request: FastifyRequest) => ({
      origin: isAllowed(request, request.headers.origin ?? '') ? (request.headers.origin as string) : false,
      credentials: true,
      strictPreflight: false,
      methods: ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'],
      allowedHeaders: [
        'authorization',
        'content-type',
        'idempotency-key',
        'if-match',
        'if-none-match',
        'last-event-id',
        'prefer',
        'x-namespace',
        'x-request-id',
      ],
      exposedHeaders: [
        'etag',
        'idempotent-replayed',
        'location',
        'ratelimit-limit',
        'ratelimit-remaining',
        'ratelimit-reset',
        'retry-after',
        'x-request-id',
      ],
      maxAge: 600,
    }),
  });
}
