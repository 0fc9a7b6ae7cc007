import type { ApiMetrics } from '../../telemetry/api-metrics.ts';
import type { Api } from '../context.ts';

/** Measures each request under its route's template. A stream of events lasts as long as its reader likes. */
export function measureRequests(app: Api, metrics: Pick<ApiMetrics, 'observe'>): void {
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const { produces } = routeOptions.config as { produces?: readonly string[] };
    if (produces?.includes('text/event-stream')) return;
    metrics.observe({
      method,
      route: routeOptions.url ?? 'unknown',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1_000,
    });
  });
}
