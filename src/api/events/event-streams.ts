import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Action } from '../../domain/authority.ts';
import { type Api, personOf } from '../context.ts';
import { isOver, whenOver } from '../http/when-over.ts';
import { RequestRefused } from '../problem.ts';
import { Stream } from './stream.ts';
import { createWatches, type ReadSnapshot } from './watches.ts';

export interface StreamSettings {
  readonly streamsPerPerson: number;
  /** How often what is followed is looked at. */
  readonly pollMs: number;
  /** A sign of life where nothing happens, and how often a reader is looked at. */
  readonly heartbeatMs: number;
  /** How soon a stream ends whose reader may not read it any more. */
  readonly recheckMs: number;
}

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Answers with a stream of what is followed, as it changes, until it is over.
     * @param name names what is followed: all who follow the same share one look.
     */
    streamEvents: (
      request: FastifyRequest,
      reply: FastifyReply,
      name: string,
      read: ReadSnapshot,
    ) => Promise<FastifyReply>;
  }
}

/** The header of a stream as a route's schema has it. */
export const lastEventId = z.looseObject({
  'last-event-id': z.string().max(100).optional().describe('The id of the last event that was read'),
});

const event = z
  .object({
    id: z.string().describe('Sent as Last-Event-ID, the stream goes on after it'),
    event: z.enum(['stage', 'progress', 'end']),
    data: z.string().meta({ contentMediaType: 'application/json' }),
  })
  .describe('One event of the stream');

/** What makes a route one of events: its action, and that a HEAD of it opens no stream. */
export const eventStream = Object.assign(
  (action: Action) => ({
    config: { action, produces: ['text/event-stream'] },
    exposeHeadRoute: false as const,
  }),
  {
    reply: {
      description: 'Events as they happen (HTML, server-sent events)',
      content: { 'text/event-stream': { schema: event } },
    },
  },
);

const retryMs = 2_000;

/** @param mayStill whether the caller of a request may still do what it asked for. */
export function serveEventStreams(
  app: Api,
  settings: StreamSettings,
  mayStill: (request: FastifyRequest) => Promise<boolean>,
): void {
  const watches = createWatches(settings.pollMs, app.log);
  const streams = new Map<Stream, number>();
  app.addHook('preClose', async () => {
    for (const stream of streams.keys()) stream.end();
  });

  app.decorate('streamEvents', async (request, reply, name, read) => {
    const { userId } = personOf(request);
    const own = [...streams.values()].filter((owner) => owner === userId).length;
    if (own >= settings.streamsPerPerson)
      throw new RequestRefused({
        status: 429,
        code: 'too_many_streams',
        detail: `${settings.streamsPerPerson} streams of events are open already: close one. 打开的事件流过多。`,
        retryAfterSeconds: 5,
      });
    reply.hijack();
    // He left while it was found out who he is: nothing would ever end his stream.
    if (isOver(request, reply)) return reply;
    const stream = new Stream(open(reply), String(request.headers['last-event-id'] ?? ''));
    streams.set(stream, userId);
    const unfollow = watches.follow(name, read, (version) => stream.tell(version));
    const heartbeat = setInterval(() => stream.heartbeat(), settings.heartbeatMs);
    const recheck = setInterval(() => {
      mayStill(request).then(
        (may) => may || stream.end(),
        // Whether he may cannot be said just now: asked again at the next look.
        (error: Error) => request.log.warn({ name: error.name }, 'authority not checked'),
      );
    }, settings.recheckMs);
    whenOver(request, reply, () => {
      clearInterval(heartbeat);
      clearInterval(recheck);
      unfollow();
      streams.delete(stream);
    });
    return reply;
  });
}

function open(reply: FastifyReply): ServerResponse {
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    // Proxies hand it on as it comes.
    'x-accel-buffering': 'no',
  });
  reply.raw.write(`retry: ${retryMs}\n\n`);
  return reply.raw;
}
