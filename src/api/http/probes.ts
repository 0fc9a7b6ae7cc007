import type { Readiness } from '../../telemetry/readiness.ts';
import type { Api } from '../context.ts';

/**
 * `/health`: the process lives, whatever becomes of those that it needs; it is not to be killed for them. `/ready`: it
 * may be given requests, or 503 with what stands against it. Nobody logs in for them.
 */
export function answerProbes(app: Api, readiness: Readiness): void {
  const probe = { config: { action: 'anyone' as const }, schema: { hide: true } };
  let isEnding = false;
  app.addHook('preClose', async () => {
    isEnding = true;
  });
  app.get('/health', probe, async () => ({ status: 'ok' }));
  app.get('/ready', probe, async (_request, reply) => {
    const reasons = isEnding ? ['api: it is ending'] : await readiness.reasons();
    reply.header('cache-control', 'no-store');
    return reasons.length === 0 ? { ready: true } : reply.status(503).send({ ready: false, reasons });
  });
}
