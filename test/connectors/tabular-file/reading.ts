import { FileRefused } from '../../../src/connectors/tabular-file/file-problem.ts';
import { readTable } from '../../../src/connectors/tabular-file/read-table.ts';
import {
  defaultFileLimits,
  type FileLimits,
  type TableRow,
  type TableSource,
} from '../../../src/connectors/tabular-file/table.ts';

export async function allOf<T>(chunks: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const chunk of chunks) all.push(...chunk);
  return all;
}

export async function rowsOf(source: TableSource, limits: Partial<FileLimits> = {}): Promise<TableRow[]> {
  return allOf(readTable(source, { ...defaultFileLimits, ...limits }));
}

/** The lines and texts of a table. */
export async function textsOf(source: TableSource): Promise<[number, ...string[]][]> {
  return (await rowsOf(source)).map((row) => [row.line, ...row.cells.map((cell) => cell.text)]);
}

export async function refusalOf(reading: Promise<unknown>): Promise<FileRefused> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof FileRefused) return error;
    throw error;
  }
  throw new Error('the file was not refused');
}

/** What a refusal says, in short: line, column and code of each problem. */
export async function refusedFor(reading: Promise<unknown>): Promise<string[]> {
  const { problems } = await refusalOf(reading);
  return problems.map(({ line, column, code }) =>
    [line, column, code].filter((part) => part !== null).join(' '),
  );
}
