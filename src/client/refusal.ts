import type { components } from './openapi.ts';

/** An error as the API says it: RFC 9457 with a stable `code`; `docs/refusals.md` has a paragraph for each. */
export type Problem = components['schemas']['Problem'];

/** What the API refused, in its own words. */
export class ApiRefusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** What a call answered. Throws ApiRefusal where the API refused it. */
export async function dataOf<Answer extends { data?: unknown; error?: unknown; response: Response }>(
  call: Promise<Answer>,
): Promise<Exclude<Answer['data'], undefined>> {
  const { data, error, response } = await call;
  if (response.ok) return data as Exclude<Answer['data'], undefined>;
  if (isProblem(error)) throw new ApiRefusal(error);
  throw new Error(`${response.status} without a problem document: is this address that of the API?`);
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'code' in error && 'detail' in error;
