import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemOf, type Refusal } from '../problem.ts';

/** What never became a request: the parser of HTTP gave up, or time ran out. Answered on the bare connection. */
export function answerUnparsed(error: NodeJS.ErrnoException, socket: Duplex): void {
  // Whoever is gone, or is in the middle of a reply, cannot be told anything.
  const isInReply = (socket as { _httpMessage?: { headersSent?: boolean } })._httpMessage?.headersSent;
  if (error.code === 'ECONNRESET' || !socket.writable || isInReply) {
    socket.destroy();
    return;
  }
  refuseOn(socket, refusalOf(error.code));
}

const refusalOf = (code: string | undefined): Refusal => {
  if (code === 'HPE_HEADER_OVERFLOW')
    return {
      status: 431,
      code: 'headers_too_large',
      detail: 'Address and headers are too long. 请求头过大。',
    };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return {
      status: 408,
      code: 'request_too_slow',
      detail: 'The request took too long to arrive. 请求超时。',
    };
  return { status: 400, code: 'invalid_request', detail: 'This is no well-formed HTTP. 请求格式有误。' };
};

/** The ways of HTTP that lead around requests: tunnels, and expectations that nobody here can meet. */
export function refuseDetours(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    refuseOn(socket, {
      status: 405,
      code: 'method_not_allowed',
      detail: 'This server opens no tunnels. 不支持 CONNECT。',
    }),
  );
  server.on('checkExpectation', (request: IncomingMessage) =>
    refuseOn(request.socket, {
      status: 417,
      code: 'expectation_failed',
      detail: 'Of expectations only 100-continue is met. 不支持该 Expect。',
    }),
  );
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  417: 'Expectation Failed',
  431: 'Request Header Fields Too Large',
};

function refuseOn(socket: Duplex, refusal: Refusal): void {
  const requestId = randomUUID();
  const body = JSON.stringify(problemOf(refusal, requestId));
  socket.end(
    [
      `HTTP/1.1 ${refusal.status} ${reasons[refusal.status]}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      'cache-control: no-store',
      // What the other replies have from helmet.
      'x-content-type-options: nosniff',
      'strict-transport-security: max-age=31536000; includeSubDomains',
      "content-security-policy: default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'referrer-policy: no-referrer',
      ...(refusal.status === 405 ? ['allow: GET, HEAD, POST, PATCH, PUT, DELETE'] : []),
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
  // One that does not read its refusal is not kept.
  setTimeout(() => socket.destroy(), 5_000).unref();
}
