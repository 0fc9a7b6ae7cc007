import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingProxy {
  readonly url: string;
  /** Method, path and `traceparent` of each request that went through. */
  readonly seen: readonly { readonly what: string; readonly traceparent: string | undefined }[];
  /** How long each request is held before it goes on. */
  delayMs: number;
  close(): void;
}

/** Stands before a server and hands everything on. */
export async function recordingProxy(target: string): Promise<RecordingProxy> {
  const seen: { what: string; traceparent: string | undefined }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({
      what: `${request.method} ${request.url}`,
      traceparent: request.headers.traceparent as string | undefined,
    });
    if (proxy.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, proxy.delayMs));
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method as string,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      headers: { 'content-type': request.headers['content-type'] ?? 'application/octet-stream' },
    });
    const type = answer.headers.get('content-type') ?? 'text/plain';
    response.writeHead(answer.status, { 'content-type': type }).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: RecordingProxy = {
    url: `http://127.0.0.1:${port}`,
    seen,
    delayMs: 0,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return proxy;
}
