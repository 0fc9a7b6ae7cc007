import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import type { Api } from '../context.ts';

/** Numbers of records in an address, by the name of the parameter. No other parameter gets into a span. */
const idParameters = /^(runId|batchId|cycleId|appraisalId|changeId|operationId)$/;

/** The ids that a request's address names. */
export function idsOf({ params }: Pick<FastifyRequest, 'params'>): Record<string, number> {
  const named = Object.entries((params ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    named.flatMap(([name, value]) =>
      idParameters.test(name) && Number.isSafeInteger(Number(value)) ? [[name, Number(value)]] : [],
    ),
  );
}

/**
 * A span for each request, in which all that it does happens: by its route's template, never its address, which may hold
 * what somebody searched for. A caller's own trace is gone on with.
 */
export function traceRequests(app: Api): void {
  const tracer = trace.getTracer('wulou');
  app.addHook('onRequest', (request, reply, done) => {
    const { method, routeOptions, headers } = request;
    const parent = propagation.extract(context.active(), headers);
    const span = tracer.startSpan(
      `${method} ${routeOptions.url ?? 'unknown'}`,
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': method,
          'http.route': routeOptions.url ?? 'unknown',
          'wulou.request_id': request.id,
        },
      },
      parent,
    );
    const within = trace.setSpan(parent, span);
    reply.raw.once('close', () => {
      for (const [name, id] of Object.entries(idsOf(request))) span.setAttribute(`wulou.${name}`, id);
      span.setAttribute('http.response.status_code', reply.raw.statusCode);
      if (reply.raw.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    request.trace = within;
    context.with(within, done);
  });
  // A body that is read from its stream comes back outside the span.
  app.addHook('preValidation', (request, _reply, done) =>
    context.with(request.trace ?? context.active(), done),
  );
}

declare module 'fastify' {
  interface FastifyRequest {
    trace?: import('@opentelemetry/api').Context;
  }
}
