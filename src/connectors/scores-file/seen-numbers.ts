import { type FileProblem, fileProblem } from '../tabular-file/file-problem.ts';

/** The employee numbers of the whole file, of which none may come twice: some hundred bytes a person. */
export class SeenNumbers {
  readonly #file: string;
  readonly #first = new Map<string, { readonly line: number; isReported: boolean }>();

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * Notes a row, also one that is unusable otherwise. A repeated number is a problem of both lines, as nobody but HR
   * knows which of the two scores is meant: the first line is told with the second.
   */
  add(line: number, column: string, employeeNo: string): FileProblem[] {
    if (employeeNo === '') return [];
    const first = this.#first.get(employeeNo);
    if (first === undefined) {
      this.#first.set(employeeNo, { line, isReported: false });
      return [];
    }
    const problems = [fileProblem({ file: this.#file, line, column }, 'employee_no_twice', first.line)];
    if (!first.isReported)
      problems.unshift(
        fileProblem({ file: this.#file, line: first.line, column }, 'employee_no_twice', line),
      );
    first.isReported = true;
    return problems;
  }
}
