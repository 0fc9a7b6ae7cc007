import type { Fen } from '../../domain/yuan.ts';
import { type ClosingLine, closingProblems, isClosingLine, readClosingLine } from './closing-line.ts';
import { fileProblem } from './file-problem.ts';
import type { Header } from './header.ts';
import type { ProblemList } from './problem-list.ts';
import { rowProblems } from './row-checks.ts';
import type { TableRow } from './table.ts';

interface ClosingRules<Column extends string> {
  readonly file: string;
  /** Columns that only a person's row fills. */
  readonly personColumns: readonly Column[];
  readonly amountColumn: Column;
  readonly numberColumns: ReadonlySet<Column>;
  /** Without a closing line nothing shows that a file is complete. */
  readonly isRequired: boolean;
}

/** Counts the rows of a file and holds what its closing line (合计) declares against them. */
export class FileClosing<Column extends string> {
  readonly #rules: ClosingRules<Column>;
  #closing: ClosingLine | null = null;
  #lines = 0;
  #lastLine = 0;
  #totalFen = 0n;

  constructor(rules: ClosingRules<Column>) {
    this.#rules = rules;
  }

  /** Whether the row is the closing line, or stands behind it; false for a person's row. */
  takes(header: Header<Column>, row: TableRow, problems: ProblemList): boolean {
    const { file, personColumns, amountColumn, numberColumns } = this.#rules;
    this.#lastLine = row.line;
    const isClosing = isClosingLine(row);
    if (this.#closing !== null) {
      // Notes may stand below, such as who made the table.
      const isPerson = personColumns.some((column) => header.cell(row, column).text.trim() !== '');
      if (isPerson || isClosing) problems.add(fileProblem({ file, line: row.line }, 'lines_after_closing'));
      return true;
    }
    if (!isClosing) return false;
    this.#closing = readClosingLine(row, header.cell(row, amountColumn));
    for (const problem of rowProblems(file, header, row, numberColumns))
      if (problem.code === 'formula') problems.add(problem);
    return true;
  }

  /** Counts a person's row, and its amount where that reads as a number. */
  count(amountFen: Fen | null): void {
    this.#lines += 1;
    if (amountFen !== null) this.#totalFen += BigInt(amountFen);
  }

  found(): { readonly lines: number; readonly totalFen: bigint } {
    return { lines: this.#lines, totalFen: this.#totalFen };
  }

  /** At the end of the file. */
  check(problems: ProblemList): void {
    const { file, amountColumn, isRequired } = this.#rules;
    const hadProblems = !problems.isEmpty;
    if (this.#closing === null) {
      if (isRequired) problems.add(fileProblem({ file, line: this.#lastLine || null }, 'closing_missing'));
    } else {
      if (isRequired && (this.#closing.count === null || this.#closing.totalFen === null))
        problems.add(fileProblem({ file, line: this.#closing.line }, 'closing_unreadable'));
      for (const problem of closingProblems({ file, amountColumn }, this.#closing, this.found())) {
        // A total over rows that did not all read would accuse the closing line wrongly.
        if (problem.code !== 'total_differs' || !hadProblems) problems.add(problem);
      }
    }
    if (this.#lines === 0 && problems.isEmpty) problems.add(fileProblem({ file }, 'rows_missing'));
  }
}
