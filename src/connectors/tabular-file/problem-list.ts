import { type FileProblem, FileRefused } from './file-problem.ts';

/** More than this nobody reads; the rest is counted. */
const defaultLimit = 1000;

/** Gathers the problems of a file, so that all are told at once. */
export class ProblemList {
  readonly #limit: number;
  readonly #problems: FileProblem[] = [];
  #more = 0;

  constructor(limit = defaultLimit) {
    this.#limit = limit;
  }

  add(problem: FileProblem): void {
    if (this.#problems.length < this.#limit) this.#problems.push(problem);
    else this.#more += 1;
  }

  get isEmpty(): boolean {
    return this.#problems.length === 0;
  }

  /** What ends the reading, with everything found before it; in the order of the file. */
  refusal(last?: FileRefused): FileRefused {
    const all = [...this.#problems, ...(last?.problems ?? [])];
    all.sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
    return new FileRefused(all, this.#more + (last?.moreProblems ?? 0));
  }
}
