import { z } from 'zod';

/**
 * ISO 20022 Max35Text in the character set that clearing systems pass on. Nothing in it needs escaping in XML, so
 * an id goes out exactly as it came in.
 */
export const wireId = z
  .string()
  .regex(/^[A-Za-z0-9/\-?:().,'+ ]{1,35}$/, 'is not an id of at most 35 permitted characters');

/** ISO 20022 Max34Text, as account numbers are written. */
export const wireAccount = z.string().regex(/^[A-Za-z0-9-]{1,34}$/, 'is not an account number');

export const wirePeriod = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is not a month such as 2026-10');

/** Where the input departs from the shape and why; it names places and never repeats a value. */
export function reasonsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 20)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('/')}: ${message}` : message))
    .join('; ');
}
