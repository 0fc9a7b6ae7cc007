import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { createBusinessGauges, type Figures } from './business-gauges.ts';

export interface ApiMetrics {
  observe(request: { method: string; route: string; status: number; seconds: number }): void;
  metrics(): Promise<string>;
}

/** @param figures reads how the business stands; asked at most once in five seconds. */
export function createApiMetrics(figures: () => Promise<Figures>): ApiMetrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'wulou_http_request_duration_seconds',
    help: 'Requests, by the template of their route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  const business = createBusinessGauges(registers, figures);
  return {
    observe: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    metrics: async () => {
      await business.refresh();
      return registry.metrics();
    },
  };
}
