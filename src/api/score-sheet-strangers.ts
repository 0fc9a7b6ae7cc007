import { scoreColumnAliases, scoreColumns } from '../connectors/scores-file/columns.ts';
import { unknownEmployee } from '../connectors/scores-file/scores-file.ts';
import { type FileProblem, FileRefused } from '../connectors/tabular-file/file-problem.ts';
import { defaultFileLimits, type TableSource } from '../connectors/tabular-file/table.ts';
import { readTableBody } from '../connectors/tabular-file/table-body.ts';
import type { Sql } from '../db/database.ts';
import { linesOfStrangers } from '../db/queries/appraisals/score-sheets.ts';
import { compactText } from '../domain/notation.ts';

/**
 * The lines of a scores file whose number is not on record, where the file is refused for something else: rows that
 * are wrong never come out of its reader, and whoever mends the file wants to know everything at once.
 */
export async function strangersIn(
  sql: Sql,
  source: TableSource,
  maxBytes: number,
): Promise<readonly FileProblem[]> {
  const layout = { columns: scoreColumns, aliases: scoreColumnAliases, other: [] };
  const strangers: number[] = [];
  try {
    for await (const { header, rows } of readTableBody(source, layout, { ...defaultFileLimits, maxBytes })) {
      const lines = rows
        .map((row) => ({ line: row.line, employeeNo: compactText(header.cell(row, '工号').text) }))
        .filter(({ employeeNo }) => employeeNo !== '');
      strangers.push(...(await linesOfStrangers(sql, lines)));
    }
  } catch (error) {
    // The first reading has said it already: this one goes as far as the file can be read.
    if (!(error instanceof FileRefused)) throw error;
  }
  return strangers.map((line) => unknownEmployee(source.name, line));
}
