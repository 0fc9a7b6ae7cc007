import type { Period } from '../../domain/period.ts';
import { type Fen, fen } from '../../domain/yuan.ts';
import { employeeColumns } from '../employees-file/columns.ts';
import { FileClosing } from '../tabular-file/file-closing.ts';
import { FileRefused, fileProblem } from '../tabular-file/file-problem.ts';
import { isFormula } from '../tabular-file/formula.ts';
import type { Header, Layout } from '../tabular-file/header.ts';
import { ProblemList } from '../tabular-file/problem-list.ts';
import { rowProblems } from '../tabular-file/row-checks.ts';
import {
  defaultFileLimits,
  type FileLimits,
  type TableRow,
  type TableSource,
} from '../tabular-file/table.ts';
import { readTableBody, type TableBody } from '../tabular-file/table-body.ts';
import { type ContributionColumn, contributionColumns, contributionNumberColumns } from './columns.ts';
import { type ContributionLine, readContributionLine } from './contribution-line.ts';
import { readTitleFacts } from './title-facts.ts';

const layout: Layout<ContributionColumn> = {
  columns: contributionColumns,
  other: { columns: employeeColumns, kind: 'employees' },
};

export interface ContributionFileOptions {
  /** The month that is to be paid; null takes the file's. */
  readonly expectedPeriod: Period | null;
  readonly limits?: FileLimits;
  /** About how many lines are given out at once. */
  readonly chunkRows?: number;
  /** Problems listed; the rest is counted. */
  readonly maxProblems?: number;
}

/** What a file says of itself, found to be true. */
export interface ContributionFacts {
  readonly period: Period;
  readonly unitNo: string;
  readonly lines: number;
  /** Of every base that reads as a number. */
  readonly totalFen: Fen;
}

export interface ContributionFile {
  /**
   * The lines of the file, in chunks. Iterate once, inside the transaction that loads them: count and total are known
   * at the end only, and where anything is wrong the iteration ends by throwing `FileRefused` with every problem
   * found. No chunk follows a problem.
   */
  readonly lines: AsyncIterable<readonly ContributionLine[]>;
  /** Once `lines` has ended well; throws before. */
  facts(): ContributionFacts;
}

/** Reads the social-security office's contribution file (CSV or XLSX), as its lines are asked for. */
export function readContributionFile(
  source: TableSource,
  options: ContributionFileOptions,
): ContributionFile {
  let facts: ContributionFacts | null = null;
  return {
    lines: contributionLines(source, options, (found) => {
      facts = found;
    }),
    facts() {
      if (facts === null) throw new Error('assertion failed: the facts of a file are known once it was read');
      return facts;
    },
  };
}

async function* contributionLines(
  source: TableSource,
  options: ContributionFileOptions,
  onEnd: (facts: ContributionFacts) => void,
): AsyncGenerator<readonly ContributionLine[]> {
  const chunkRows = options.chunkRows ?? 5000;
  const problems = new ProblemList(options.maxProblems);
  const closing = new FileClosing<ContributionColumn>({
    file: source.name,
    personColumns: ['公民身份号码', '医保存折账号'],
    amountColumn: '缴费基数(元)',
    numberColumns: contributionNumberColumns,
    isRequired: true,
  });
  let title: Pick<ContributionFacts, 'period' | 'unitNo'> | null = null;
  let chunk: ContributionLine[] = [];

  const readRow = (header: Header<ContributionColumn>, row: TableRow) => {
    if (closing.takes(header, row, problems)) return;
    for (const problem of rowProblems(source.name, header, row, contributionNumberColumns))
      problems.add(problem);
    const line = readContributionLine(header, row);
    closing.count(line.baseFen);
    chunk.push(line);
  };

  try {
    for await (const body of readTableBody(source, layout, options.limits ?? defaultFileLimits)) {
      title ??= readTitle(source.name, body, options.expectedPeriod);
      for (const row of body.rows) readRow(body.header, row);
      // Once a problem is known nothing will be loaded: the rest is read for its problems alone.
      if (!problems.isEmpty) chunk = [];
      if (chunk.length < chunkRows) continue;
      yield chunk;
      chunk = [];
    }
    closing.check(problems);
  } catch (error) {
    if (error instanceof FileRefused) throw problems.refusal(error);
    throw error;
  }
  if (!problems.isEmpty || title === null) throw problems.refusal();
  const { lines, totalFen } = closing.found();
  // The closing line declares the same total, and its number was read as a safe integer.
  onEnd({ ...title, lines, totalFen: fen(Number(totalFen)) });
  if (chunk.length > 0) yield chunk;
}

/** Month and unit as the title gives them. Throws `FileRefused` where they are missing, or the month is another. */
function readTitle(
  file: string,
  { header, titleRows }: TableBody<ContributionColumn>,
  expectedPeriod: Period | null,
): Pick<ContributionFacts, 'period' | 'unitNo'> {
  const { period, periodLine, unitNo } = readTitleFacts(titleRows);
  const line = periodLine ?? header.line;
  const problems = titleRows
    .filter((row) => row.cells.some((cell) => isFormula(cell, 'text')))
    .map((row) => fileProblem({ file, line: row.line }, 'formula'));
  if (period === null) problems.push(fileProblem({ file, line, column: '申报月份' }, 'period_missing'));
  else if (expectedPeriod !== null && period !== expectedPeriod)
    problems.push(fileProblem({ file, line, column: '申报月份' }, 'period_differs', period, expectedPeriod));
  if (unitNo === null)
    problems.push(fileProblem({ file, line: header.line, column: '单位编号' }, 'unit_missing'));
  if (problems.length > 0 || period === null || unitNo === null) throw new FileRefused(problems);
  return { period, unitNo };
}
