import { compactText } from '../../domain/notation.ts';
import { parseScore } from '../../domain/score.ts';
import { type FileProblem, fileProblem } from '../tabular-file/file-problem.ts';
import type { Header } from '../tabular-file/header.ts';
import { rowProblems } from '../tabular-file/row-checks.ts';
import type { TableRow } from '../tabular-file/table.ts';
import { type ScoreColumn, scoreNumberColumns } from './columns.ts';

/** One person's score of a scores file, checked. */
export interface ScoreRow {
  /** Line of the file, or row of the sheet, from 1. */
  readonly line: number;
  readonly employeeNo: string;
  /** A decimal text from 0 to 100 as the file has it, such as 89.99 or 90.00: never rounded. */
  readonly score: string;
}

/** What of a row is known though the row may be unusable: the number must not stand in other rows. */
export interface ReadScore {
  readonly row: ScoreRow | null;
  readonly employeeNo: string;
  readonly problems: readonly FileProblem[];
}

/** Reads one row and says everything that is wrong with it. */
export function readScoreRow(file: string, header: Header<ScoreColumn>, row: TableRow): ReadScore {
  const problems = rowProblems(file, header, row, scoreNumberColumns);
  const isCutShort = problems.some((problem) => problem.code === 'row_cut_short');
  // A column is reported once: what a formula would calculate says nothing more about it.
  const report = (column: ScoreColumn, code: 'employee_no_blank' | 'score_missing' | 'score_invalid') => {
    const name = header.textOf(column);
    if (!problems.some((problem) => problem.column === name))
      problems.push(fileProblem({ file, line: row.line, column: name }, code));
  };

  const employeeNo = compactText(header.cell(row, '工号').text);
  if (employeeNo === '' && !isCutShort) report('工号', 'employee_no_blank');
  const text = header.cell(row, '得分').text;
  const score = parseScore(text);
  if (score === null && !isCutShort)
    report('得分', compactText(text) === '' ? 'score_missing' : 'score_invalid');
  if (problems.length > 0 || score === null) return { row: null, employeeNo, problems };
  return { row: { line: row.line, employeeNo, score }, employeeNo, problems };
}
