import { contributionColumns } from '../contribution-file/columns.ts';
import { employeeColumns } from '../employees-file/columns.ts';
import { type FileProblem, FileRefused, fileProblem } from '../tabular-file/file-problem.ts';
import type { Header, Layout } from '../tabular-file/header.ts';
import { ProblemList } from '../tabular-file/problem-list.ts';
import {
  defaultFileLimits,
  type FileLimits,
  type TableRow,
  type TableSource,
} from '../tabular-file/table.ts';
import { readTableBody } from '../tabular-file/table-body.ts';
import { type ScoreColumn, scoreColumnAliases, scoreColumns } from './columns.ts';
import { readScoreRow, type ScoreRow } from './score-row.ts';
import { SeenNumbers } from './seen-numbers.ts';

const layout: Layout<ScoreColumn> = {
  columns: scoreColumns,
  aliases: scoreColumnAliases,
  other: [
    { columns: employeeColumns, kind: 'employees' },
    { columns: contributionColumns, kind: 'contributions' },
  ],
  expected: 'scores',
};

export interface ScoresFileOptions {
  readonly limits?: FileLimits;
  /** About how many rows are given out at once. */
  readonly chunkRows?: number;
  /** Problems listed; the rest is counted. */
  readonly maxProblems?: number;
}

export interface ScoresFile {
  /**
   * The scores of the file, in chunks. Iterate once, inside the transaction that loads them: the file is read to its
   * end, and where anything is wrong the iteration ends by throwing `FileRefused` with every problem found. No chunk
   * follows a problem, but some may have come before the first one.
   */
  readonly rows: AsyncIterable<readonly ScoreRow[]>;
}

/** Reads the scores file that HR hands in (CSV or XLSX), as its rows are asked for. A person without a score is left out. */
export function readScoresFile(source: TableSource, options: ScoresFileOptions = {}): ScoresFile {
  return { rows: scoreRows(source, options) };
}

/** The problem of a line whose employee is not on record. */
export function unknownEmployee(file: string, line: number): FileProblem {
  return fileProblem({ file, line, column: '工号' }, 'employee_unknown');
}

async function* scoreRows(
  source: TableSource,
  options: ScoresFileOptions,
): AsyncGenerator<readonly ScoreRow[]> {
  const chunkRows = options.chunkRows ?? 5000;
  const problems = new ProblemList(options.maxProblems);
  const seen = new SeenNumbers(source.name);
  let lines = 0;
  let chunk: ScoreRow[] = [];

  const readRow = (header: Header<ScoreColumn>, row: TableRow) => {
    lines += 1;
    const read = readScoreRow(source.name, header, row);
    const repeated = seen.add(row.line, header.textOf('工号'), read.employeeNo);
    for (const problem of [...read.problems, ...repeated]) problems.add(problem);
    if (read.row !== null) chunk.push(read.row);
  };

  try {
    for await (const { header, rows } of readTableBody(source, layout, options.limits ?? defaultFileLimits)) {
      for (const row of rows) readRow(header, row);
      // Once a problem is known nothing will be loaded: the rest is read for its problems alone.
      if (!problems.isEmpty) chunk = [];
      if (chunk.length < chunkRows) continue;
      yield chunk;
      chunk = [];
    }
    if (lines === 0) problems.add(fileProblem({ file: source.name }, 'rows_missing'));
  } catch (error) {
    if (error instanceof FileRefused) throw problems.refusal(error);
    throw error;
  }
  if (!problems.isEmpty) throw problems.refusal();
  if (chunk.length > 0) yield chunk;
}
