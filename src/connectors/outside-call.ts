import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { z } from 'zod';
import { OutsideFault, type OutsideFaultKind, type OutsideParty } from './outside-fault.ts';

export interface OutsideService {
  readonly party: OutsideParty;
  readonly baseUrl: string;
  /** Milliseconds for the whole call, from connecting to the last byte of the answer. */
  readonly timeoutMs: number;
}

export interface OutsideCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path under the base URL, without a leading slash; parts already percent-encoded. */
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
  /** Statuses the caller understands; any other becomes an OutsideFault. */
  readonly expect: readonly number[];
}

export interface OutsideAnswer {
  readonly status: number;
  readonly body: Buffer;
}

/** Codes of a connection that never came about: nothing of the call has left this machine. */
const notReachedCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** A certificate that is not trusted ends the handshake, before the call is written. */
const handshakeCode = /^(CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Codes of a connection that was cut while or after the call was written. */
const cutCodes = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

/**
 * Calls an outside party once and reads the whole answer. Throws OutsideFault alone.
 *
 * A GET whose connection was cut is repeated once: a kept-alive connection that died with the party's last restart
 * looks the same as a lost answer. Nothing else is repeated here, because only the caller knows the key under which
 * it may be sent again.
 */
export async function callOutside(service: OutsideService, call: OutsideCall): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(service.timeoutMs);
  try {
    return await exchange(service, call, signal);
  } catch (error) {
    const repeatable = call.method === 'GET' && error instanceof OutsideFault && cutCodes.has(error.detail);
    if (!repeatable) throw error;
    return await exchange(service, call, signal);
  }
}

/** One exchange as a span of its own: who was called and how it ended, and nothing of what was said. */
async function exchange(
  service: OutsideService,
  call: OutsideCall,
  signal: AbortSignal,
): Promise<OutsideAnswer> {
  const { party } = service;
  const span = trace
    .getTracer('wulou')
    .startSpan(`${party} ${call.method} ${call.path.split(/[/?]/).slice(0, 2).join('/')}`, {
      kind: SpanKind.CLIENT,
      attributes: { 'peer.service': party, 'http.request.method': call.method },
    });
  try {
    const answer = await context.with(trace.setSpan(context.active(), span), () =>
      send(service, call, signal),
    );
    span.setAttribute('http.response.status_code', answer.status);
    return answer;
  } catch (error) {
    if (error instanceof OutsideFault) span.setAttribute('wulou.fault', `${error.kind} (${error.detail})`);
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

async function send(service: OutsideService, call: OutsideCall, signal: AbortSignal): Promise<OutsideAnswer> {
  const { party } = service;
  const url = `${service.baseUrl.replace(/\/+$/, '')}/${call.path}`;
  let status: number;
  let body: Buffer;
  try {
    const response = await fetch(url, {
      method: call.method,
      body: call.body,
      headers: traced(call.contentType === undefined ? {} : { 'content-type': call.contentType }),
      redirect: 'manual',
      signal,
    });
    status = response.status;
    body = await wholeBody(response);
  } catch (error) {
    if (error instanceof TooLong) throw new OutsideFault(party, 'unknown_outcome', 'the answer is too long');
    throw faultOfConnection(party, error);
  }
  if (!call.expect.includes(status)) throw new OutsideFault(party, kindOfStatus(status), `HTTP ${status}`);
  return { status, body };
}

/** With `traceparent`, where anybody traces. */
function traced(headers: Record<string, string>): Record<string, string> {
  propagation.inject(context.active(), headers);
  return headers;
}

/** Beyond it an answer would be no more than a burden on memory: a statement or a book of 50,000 lines has 20 MB. */
const longestAnswer = 256 * 1024 * 1024;

class TooLong extends Error {}

async function wholeBody({ body }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > longestAnswer) throw new TooLong();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function kindOfStatus(status: number): OutsideFaultKind {
  if (status === 429) return 'not_processed';
  // 408 says that the party grew tired of reading, and a 2xx that nobody expects says that it did something.
  if (status >= 500 || status < 300 || status === 408) return 'unknown_outcome';
  return 'rejected';
}

function faultOfConnection(party: OutsideParty, error: unknown): OutsideFault {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new OutsideFault(party, 'unknown_outcome', 'time-out');
  }
  const codes = codesOf(error);
  const neverConnected =
    codes.length > 0 && codes.every((code) => notReachedCodes.has(code) || handshakeCode.test(code));
  const kind = neverConnected ? 'not_reached' : 'unknown_outcome';
  return new OutsideFault(party, kind, codes[0] ?? 'connection failed');
}

/** The codes of an error of fetch; a name with several addresses fails with one for each address tried. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  if ('code' in error && typeof error.code === 'string') return [error.code];
  return codesOf(error.cause);
}

/** Reads a JSON answer, or throws an OutsideFault that quotes nothing of it. */
export function readJson<T>(party: OutsideParty, schema: z.ZodType<T>, body: Buffer): T {
  let json: unknown;
  try {
    json = JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new OutsideFault(party, 'unknown_outcome', 'the answer is not JSON');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw new OutsideFault(party, 'unknown_outcome', 'the answer has an unexpected form');
  return parsed.data;
}
