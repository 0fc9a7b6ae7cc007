import { type FileProblem, fileProblem } from '../tabular-file/file-problem.ts';
import type { ReadEmployee } from './employee-row.ts';

/** A line whose manager the file does not hold. */
export interface ManagerNotInFile {
  readonly line: number;
  readonly managerNo: string;
}

/** What rows must not repeat and what they refer to, over the whole file: some hundred bytes a person. */
export class SeenEmployees {
  readonly #file: string;
  readonly #lineByNumber = new Map<string, number>();
  readonly #lineById = new Map<string, number>();
  readonly #linesByManager = new Map<string, number[]>();

  constructor(file: string) {
    this.#file = file;
  }

  /** Notes a row, also one that is unusable otherwise, and says which earlier line it repeats. */
  add(line: number, read: ReadEmployee): FileProblem[] {
    const problems: FileProblem[] = [];
    const sameNumber = read.employeeNo === '' ? undefined : this.#lineByNumber.get(read.employeeNo);
    if (sameNumber !== undefined)
      problems.push(fileProblem({ file: this.#file, line, column: '工号' }, 'employee_no_twice', sameNumber));
    else if (read.employeeNo !== '') this.#lineByNumber.set(read.employeeNo, line);
    const sameId = read.idNumber === null ? undefined : this.#lineById.get(read.idNumber);
    if (sameId !== undefined)
      problems.push(fileProblem({ file: this.#file, line, column: '身份证号' }, 'id_twice', sameId));
    else if (read.idNumber !== null) this.#lineById.set(read.idNumber, line);
    if (read.managerNo !== null) this.#noteManager(read.managerNo, line);
    return problems;
  }

  managersNotInFile(): ManagerNotInFile[] {
    return [...this.#linesByManager]
      .filter(([managerNo]) => !this.#lineByNumber.has(managerNo))
      .flatMap(([managerNo, lines]) => lines.map((line) => ({ line, managerNo })))
      .sort((one, other) => one.line - other.line);
  }

  #noteManager(managerNo: string, line: number): void {
    const lines = this.#linesByManager.get(managerNo);
    if (lines === undefined) this.#linesByManager.set(managerNo, [line]);
    else lines.push(line);
  }
}
