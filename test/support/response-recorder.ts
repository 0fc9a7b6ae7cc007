import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export interface RecordedResponse {
  readonly method: string;
  /** Path and query, as they were asked for. */
  readonly path: string;
  readonly status: number;
  /** Header lines and body, byte for byte. */
  readonly bytes: Buffer;
}

export interface ResponseRecorder {
  readonly url: string;
  readonly responses: readonly RecordedResponse[];
  close(): Promise<void>;
}

/** Stands between callers and an API, passes everything on as it is, and keeps every response. */
export async function recordResponses(target: () => string): Promise<ResponseRecorder> {
  const responses: RecordedResponse[] = [];
  const server = createServer((incoming, outgoing) => {
    const passed = httpRequest(
      new URL(incoming.url ?? '/', target()),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        const chunks: Buffer[] = [];
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          outgoing.write(chunk);
        });
        answer.on('end', () => {
          responses.push({
            method: incoming.method ?? '',
            path: incoming.url ?? '',
            status: answer.statusCode ?? 0,
            bytes: Buffer.concat([Buffer.from(headerLines(answer.headers)), ...chunks]),
          });
          outgoing.end();
        });
        answer.on('error', () => outgoing.destroy());
      },
    );
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    responses,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function headerLines(headers: IncomingHttpHeaders): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${String(value)}\n`)
    .join('');
}
