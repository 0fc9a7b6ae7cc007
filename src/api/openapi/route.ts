import type { FastifyContextConfig, FastifySchema } from 'fastify';

/** A route as the document sees it: one method, with its schema as the route wrote it. */
export interface DescribedRoute {
  readonly method: string;
  /** With parameters as `:name`. */
  readonly url: string;
  readonly config: FastifyContextConfig;
  readonly schema: FastifySchema;
}
