import type { FastifyRequest } from 'fastify';
import { refuse } from '../problem.ts';

/** Headers of which there is one meaning; two of them are two readers' two meanings. */
const single = new Set([
  'authorization',
  'content-encoding',
  'content-type',
  'host',
  'idempotency-key',
  'last-event-id',
  'origin',
]);

/** Refuses what parsers of different parts could read differently, before anything looks at it. */
export function refuseMalformed(request: FastifyRequest): void {
  const { raw } = request;
  if (raw.headers.host === undefined && raw.httpVersion === '1.1')
    refuseRequest('The header host is missing.');
  const seen = new Set<string>();
  for (let place = 0; place < raw.rawHeaders.length; place += 2) {
    const name = (raw.rawHeaders[place] as string).toLowerCase();
    if (!single.has(name)) continue;
    if (seen.has(name)) refuseRequest(`The header ${name} stands there twice.`);
    seen.add(name);
  }
  refuseBadAddress(raw.url ?? '');
}

/** What PostgreSQL cannot store as text does not reach a route: NUL, and bytes that are no character. */
function refuseBadAddress(url: string): void {
  if (!url.includes('%')) return;
  const text = decoded(url);
  if (text === null) refuseRequest('The address has a percent sign that stands for no character.');
  if (text.includes('\0')) refuseRequest('The address holds a NUL character.');
}

function decoded(url: string): string | null {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

function refuseRequest(what: string): never {
  return refuse(400, 'invalid_request', `${what} 请求格式有误。`);
}
