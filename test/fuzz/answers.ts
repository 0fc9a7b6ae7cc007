import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** How often an operation (`GET /v1/tasks`) was answered with a status. */
export type Answers = Map<string, Map<number, number>>;

interface ScenarioFinished {
  readonly recorder: {
    readonly label: string;
    readonly interactions?: Readonly<
      Record<
        string,
        { readonly request: { method: string }; readonly response?: { status_code: number } | null }
      >
    >;
  };
}

/** Adds up the answers in the events of a run. Requests with another method than the operation's are left out. */
export async function readAnswers(events: string, answers: Answers = new Map()): Promise<Answers> {
  for await (const line of createInterface({ input: createReadStream(events) })) {
    if (!line.startsWith('{"ScenarioFinished"')) continue;
    const { recorder } = (JSON.parse(line) as { ScenarioFinished: ScenarioFinished }).ScenarioFinished;
    const of = answers.get(recorder.label) ?? new Map<number, number>();
    answers.set(recorder.label, of);
    for (const { request, response } of Object.values(recorder.interactions ?? {})) {
      if (!response || !recorder.label.startsWith(`${request.method} `)) continue;
      of.set(response.status_code, (of.get(response.status_code) ?? 0) + 1);
    }
  }
  return answers;
}

const within = (
  answers: ReadonlyMap<number, number> | undefined,
  fits: (status: number) => boolean,
): number =>
  [...(answers ?? [])].filter(([status]) => fits(status)).reduce((sum, [, times]) => sum + times, 0);

export const times = (answers: ReadonlyMap<number, number> | undefined): number =>
  within(answers, () => true);
export const successes = (answers: ReadonlyMap<number, number> | undefined): number =>
  within(answers, (status) => status >= 200 && status < 400);

/** Answers that show that a request came as far as the route's own rules. */
export const meaningful = (answers: ReadonlyMap<number, number> | undefined): number =>
  within(
    answers,
    (status) => (status >= 200 && status < 400) || [403, 404, 409, 412, 422, 428].includes(status),
  );

/** A line of the table: the operation, how often it was asked, the share of 2xx, and every status. */
export function lineOf(operation: string, answers: ReadonlyMap<number, number> | undefined): string {
  const all = times(answers);
  const share = all === 0 ? '-' : `${Math.round((100 * successes(answers)) / all)}%`;
  const each = [...(answers ?? [])].sort(([a], [b]) => a - b).map(([status, count]) => `${status}×${count}`);
  return `  ${operation.padEnd(64)} ${String(all).padStart(5)} ${share.padStart(5)}  ${each.join(' ')}`;
}
