import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A caller's id goes into logs and replies as it is: letters, digits and a few marks, and not too long. */
const wellFormed = /^[A-Za-z0-9._:-]{8,128}$/;

/** The id that the caller gave the request, if it is well-formed; else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && wellFormed.test(given) ? given : randomUUID();
}
