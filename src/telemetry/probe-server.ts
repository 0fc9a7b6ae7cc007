import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readiness } from './readiness.ts';

export interface ProbeServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface Probes {
  readonly readiness: Readiness;
  /** What is measured, in Prometheus' text format. */
  readonly metrics: () => Promise<string>;
}

export const prometheusType = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * `/health` (the process lives), `/ready` (and may be given work, or 503 with the reasons) and `/metrics`, for the
 * machines that watch over a process. Nobody logs in: it holds no personal data, and listens on this machine alone
 * unless HOST says otherwise.
 */
export async function serveProbes(
  { host, port }: { readonly host: string; readonly port: number },
  { readiness, metrics }: Probes,
): Promise<ProbeServer> {
  const answers: Record<string, () => Promise<{ status: number; type: string; body: string }>> = {
    '/health': async () => json(200, { status: 'ok' }),
    '/ready': async () => readyAnswer(await readiness.reasons()),
    '/metrics': async () => ({ status: 200, type: prometheusType, body: await metrics() }),
  };
  const server = createServer((request, response) => {
    const answer =
      request.method === 'GET' ? answers[(request.url ?? '').split('?')[0] as string] : undefined;
    const told = answer
      ? answer().catch(() => json(500, { status: 'failed' }))
      : Promise.resolve(json(404, {}));
    void told.then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const json = (status: number, body: object) => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});

const readyAnswer = (reasons: readonly string[]) =>
  reasons.length === 0 ? json(200, { ready: true }) : json(503, { ready: false, reasons });
