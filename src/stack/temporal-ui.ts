import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where the UI's own server listens, and the API that decodes payloads. Both are asked for anew: parts start again. */
export interface TemporalUi {
  readonly insidePort: () => number;
  readonly apiUrl: () => string;
}

/**
 * Stands before the UI of Temporal's dev server and hands everything on, but for one answer: the settings, in which the
 * dev server cannot be told that the browser shall send its cookies to the codec's address.
 */
export async function serveTemporalUi(
  port: number,
  ui: TemporalUi,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((asked, answer) => handOn(asked, answer, ui));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, resolve);
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

function handOn(asked: IncomingMessage, answer: ServerResponse, ui: TemporalUi): void {
  const isSettings = /^\/api\/v1\/settings(\?|$)/.test(asked.url ?? '');
  const headers = isSettings ? { ...asked.headers, 'accept-encoding': 'identity' } : asked.headers;
  const inside = request(
    { host: '127.0.0.1', port: ui.insidePort(), method: asked.method, path: asked.url, headers },
    (reply) => {
      if (isSettings && reply.statusCode === 200) return void giveSettings(reply, answer, ui);
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
      reply.once('error', () => answer.destroy());
    },
  );
  inside.once('error', () => {
    if (answer.headersSent) return void answer.destroy();
    answer.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' });
    answer.end('The Temporal UI does not answer: Temporal is being started. Temporal 正在启动。\n');
  });
  answer.once('close', () => inside.destroy());
  asked.pipe(inside);
}

async function giveSettings(reply: IncomingMessage, answer: ServerResponse, ui: TemporalUi): Promise<void> {
  try {
    const parts: Buffer[] = [];
    for await (const part of reply) parts.push(part as Buffer);
    const settings = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
    const Codec = {
      Endpoint: `${ui.apiUrl()}/v1/codec`,
      PassAccessToken: false,
      IncludeCredentials: true,
      DefaultErrorMessage:
        'Payloads are shown to operations and auditors who log in. 运维与审计登录后可查看。',
      DefaultErrorLink: `${ui.apiUrl()}/login`,
    };
    const body = Buffer.from(JSON.stringify({ ...settings, Codec }));
    const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = reply.headers;
    answer.writeHead(200, { ...headers, 'content-length': body.length });
    answer.end(body);
  } catch {
    answer.destroy(); // The UI's server went away in the middle, or said what is no settings.
  }
}
