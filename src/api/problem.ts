import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { maskNumbersIn } from '../domain/masking.ts';

/** An error as RFC 9457 has it. `type` is stable and leads to the paragraph in docs/refusals.md. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    /** The id under which the log has the request, as in `x-request-id`. */
    requestId: z.string(),
    problems: z
      .array(
        z.object({
          file: z.string(),
          line: z.int().nullable(),
          column: z.string().nullable(),
          code: z.string(),
          zh: z.string(),
          en: z.string(),
        }),
      )
      .optional(),
    moreProblems: z.int().optional(),
    run: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

export interface Refusal {
  readonly status: number;
  readonly code: string;
  /** Says the place and the remedy; holds no personal data. */
  readonly detail: string;
  /** Whole seconds after which the same request may be made again. */
  readonly retryAfterSeconds?: number;
  readonly more?: Pick<Problem, 'problems' | 'moreProblems' | 'run'>;
}

/** Ends a request with a refusal: what the user asked for was not done, and nothing was changed. */
export class RequestRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function refuse(status: number, code: string, detail: string, more?: Refusal['more']): never {
  throw new RequestRefused({ status, code, detail, ...(more ? { more } : {}) });
}

export function problemOf(refusal: Refusal, requestId: string): Problem {
  return {
    type: `https://wulou.example/refusals#${refusal.code}`,
    title: refusal.code.replaceAll('_', ' '),
    status: refusal.status,
    code: refusal.code,
    // It may quote what a caller sent: a number in the wrong place is not said back.
    detail: maskNumbersIn(refusal.detail),
    requestId,
    ...refusal.more,
  };
}

export function sendProblem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  if (refusal.retryAfterSeconds !== undefined) reply.header('retry-after', refusal.retryAfterSeconds);
  return reply
    .status(refusal.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(refusal, reply.request.id));
}
