import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { reasonsOf } from './wire-fields.ts';

/** The request is the caller's mistake; answered 400 with the message, which holds none of the values. */
export class BadRequest extends Error {
  override name = 'BadRequest';
}

/** The body as it came, whatever its content type says. */
export function bodyBytes(request: FastifyRequest): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

export function readJsonBody<T>(schema: z.ZodType<T>, request: FastifyRequest): T {
  return check(schema, parseJson(bodyBytes(request)));
}

export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new BadRequest(reasonsOf(result.error));
  return result.data;
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    // The parser's own message quotes the input.
    if (error instanceof SyntaxError) throw new BadRequest('the body is not JSON');
    throw error;
  }
}
