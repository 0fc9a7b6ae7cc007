import { type Answers, lineOf, meaningful, successes, times } from './answers.ts';

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly operationId: string;
  readonly 'x-wulou-action'?: string;
  readonly 'x-wulou-roles'?: Readonly<Record<string, unknown>>;
}

/**
 * What a role was answered, operation by operation, and which of those that it may call were never reached: every
 * request was refused before the route's own rules.
 */
export function judged(
  { paths }: Described,
  role: string,
  answers: Answers,
  only?: readonly string[],
): { lines: string[]; unreached: string[] } {
  const operations = Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        label: `${method.toUpperCase()} ${path}`,
        operation,
        mayCall: operation['x-wulou-action'] === 'anyone' || operation['x-wulou-roles']?.[role] !== undefined,
      })),
    )
    .filter(({ operation }) => only === undefined || only.includes(operation.operationId));
  const callable = operations.filter(({ mayCall }) => mayCall);
  const done = callable.filter(({ label }) => successes(answers.get(label)) > 0);
  // Nobody's password is guessed: all that a log-in says is 400 and 401.
  const reachable = callable.filter(({ operation }) => operation.operationId !== 'login');
  const untried = operations.filter(({ label }) => times(answers.get(label)) === 0);
  return {
    lines: [
      `As ${role}: ${callable.length} operations may be called, ${done.length} were answered with 2xx; ${operations.length - callable.length} may not.`,
      ...callable.map(({ label }) => lineOf(label, answers.get(label))),
    ],
    unreached: [...reachable.filter(({ label }) => meaningful(answers.get(label)) === 0), ...untried].map(
      ({ label }) => label,
    ),
  };
}
