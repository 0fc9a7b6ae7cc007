import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

export interface Tracing {
  /** Sends what is left, as long as its receiver takes it. */
  stop(): Promise<void>;
}

/**
 * Sends spans to where the standard environment says: OTEL_EXPORTER_OTLP_ENDPOINT, …_HEADERS, …_TIMEOUT, and
 * OTEL_TRACES_SAMPLER, which OpenTelemetry reads itself. Until this is called every span is one that does nothing.
 */
export function startTracing(serviceName: string): Tracing {
  const provider = new BasicTracerProvider({
    resource: new Resource({ 'service.name': serviceName }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return { stop: () => provider.shutdown() };
}
