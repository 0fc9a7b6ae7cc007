import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { ResponseSerializationError } from 'fastify-type-provider-zod';
import type { z } from 'zod';

/**
 * Holds every reply against its schema, and leaves out what the schema does not name. By parsing: no reply has a form
 * inside that differs from the one on the wire, and encoding costs four times as much on a page of items.
 */
export const replySerializer: FastifySerializerCompiler<z.ZodType | { properties: z.ZodType }> = ({
  schema: given,
  method,
  url,
}) => {
  const schema = 'safeParse' in given ? given : given.properties;
  return (data) => {
    const { data: reply, error } = schema.safeParse(data);
    if (error) throw new ResponseSerializationError(method, url, { cause: error });
    return JSON.stringify(reply);
  };
};
