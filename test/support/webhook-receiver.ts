import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { onTestFinished } from 'vitest';

export interface ReceivedMessage {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Record<string, unknown>;
}

/** What a receiver answers: a status with headers, or nothing at all. */
export type ReceiverAnswer =
  | { readonly status: number; readonly headers?: Record<string, string> }
  | 'silence';

export interface Receiver {
  readonly url: string;
  /** What it took (2xx), in the order of arrival; each signature was verified with the library. */
  readonly taken: ReceivedMessage[];
  /** Every request, also those that were not taken. */
  readonly attempts: { readonly id: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
  /** Asked for each request; at first everything is taken. */
  answer: (message: ReceivedMessage) => ReceiverAnswer;
  /** Verified with from now on. */
  secret: string;
  /** Requests whose signature was wrong. */
  readonly unverified: string[];
  close(): Promise<void>;
}

/** A receiver as somebody would write it: a real HTTP server that verifies before it believes. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const id = String(request.headers['webhook-id']);
      receiver.attempts.push({ id, headers: request.headers, body });
      let payload: Omit<ReceivedMessage, 'id'>;
      try {
        payload = new Webhook(receiver.secret).verify(
          body,
          request.headers as Record<string, string>,
        ) as typeof payload;
      } catch {
        receiver.unverified.push(id);
        response.writeHead(401).end();
        return;
      }
      const message = { id, ...payload };
      const answer = receiver.answer(message);
      if (answer === 'silence') return;
      if (answer.status >= 200 && answer.status < 300) receiver.taken.push(message);
      response.writeHead(answer.status, answer.headers).end('thank you');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  let closed = false;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    taken: [],
    attempts: [],
    answer: () => ({ status: 204 }),
    secret: '',
    unverified: [],
    async close() {
      if (closed) return;
      closed = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  onTestFinished(() => receiver.close());
  return receiver;
}
