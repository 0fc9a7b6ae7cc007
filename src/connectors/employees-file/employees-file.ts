import { bankCodeOf } from '../bank/bank-codes.ts';
import { contributionColumns } from '../contribution-file/columns.ts';
import { FileClosing } from '../tabular-file/file-closing.ts';
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
import { type EmployeeColumn, employeeColumns, employeeNumberColumns } from './columns.ts';
import { type EmployeeRow, readEmployeeRow } from './employee-row.ts';
import { type ManagerNotInFile, SeenEmployees } from './seen-employees.ts';

const layout: Layout<EmployeeColumn> = {
  columns: employeeColumns,
  other: { columns: contributionColumns, kind: 'contributions' },
};

export interface EmployeesFileOptions {
  readonly limits?: FileLimits;
  /** About how many rows are given out at once. */
  readonly chunkRows?: number;
  /** Problems listed; the rest is counted. */
  readonly maxProblems?: number;
}

export interface EmployeesFile {
  /**
   * The people of the file, in chunks. Iterate once, inside the transaction that loads them: the file is read to its
   * end, and where anything is wrong the iteration ends by throwing `FileRefused` with every problem found. No chunk
   * follows a problem.
   */
  readonly rows: AsyncIterable<readonly EmployeeRow[]>;
  /** Lines whose manager is not in the file: unknown, unless on record already. Complete once `rows` has ended. */
  managersNotInFile(): ManagerNotInFile[];
}

/** Reads an employees file (CSV or XLSX), as its rows are asked for. */
export function readEmployeesFile(source: TableSource, options: EmployeesFileOptions = {}): EmployeesFile {
  const seen = new SeenEmployees(source.name);
  return {
    rows: employeeRows(source, options, seen),
    managersNotInFile: () => seen.managersNotInFile(),
  };
}

/** The problem of a line whose manager is neither in the file nor on record. */
export function unknownManager(file: string, line: number): FileProblem {
  return fileProblem({ file, line, column: '直接上级工号' }, 'manager_unknown');
}

async function* employeeRows(
  source: TableSource,
  options: EmployeesFileOptions,
  seen: SeenEmployees,
): AsyncGenerator<readonly EmployeeRow[]> {
  const chunkRows = options.chunkRows ?? 5000;
  const problems = new ProblemList(options.maxProblems);
  const closing = new FileClosing<EmployeeColumn>({
    file: source.name,
    personColumns: ['工号', '身份证号'],
    amountColumn: '月工资(元)',
    numberColumns: employeeNumberColumns,
    isRequired: false,
  });
  const bankCode = remembered(bankCodeOf);
  let chunk: EmployeeRow[] = [];

  const readRow = (header: Header<EmployeeColumn>, row: TableRow) => {
    if (closing.takes(header, row, problems)) return;
    const read = readEmployeeRow(source.name, header, row, bankCode);
    for (const problem of [...read.problems, ...seen.add(row.line, read)]) problems.add(problem);
    closing.count(read.row?.salaryFen ?? null);
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
    closing.check(problems);
  } catch (error) {
    if (error instanceof FileRefused) throw problems.refusal(error);
    throw error;
  }
  if (!problems.isEmpty) throw problems.refusal();
  if (chunk.length > 0) yield chunk;
}

/** A file names few banks, many times. The memory is bounded, as a file may hold anything. */
function remembered(codeOf: (name: string) => string | null): (name: string) => string | null {
  const codes = new Map<string, string | null>();
  return (name) => {
    const known = codes.get(name);
    if (known !== undefined) return known;
    const code = codeOf(name);
    if (codes.size < 10_000) codes.set(name, code);
    return code;
  };
}
