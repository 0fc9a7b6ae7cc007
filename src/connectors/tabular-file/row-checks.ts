import { type FileProblem, fileProblem } from './file-problem.ts';
import { isFormula } from './formula.ts';
import type { Header } from './header.ts';
import type { Cell, TableRow } from './table.ts';

/** Longer texts are none of a table of people; the limit keeps them out of indexes and messages. */
const maxCharacters = 200;

/** What is wrong with a row before anything of it is read: formulas, too long texts, cells that belong to no column. */
export function rowProblems<Column extends string>(
  file: string,
  header: Header<Column>,
  row: TableRow,
  numberColumns: ReadonlySet<Column>,
): FileProblem[] {
  const problems: FileProblem[] = [];
  if (row.format === 'csv' && row.cells.length < header.width)
    problems.push(fileProblem({ file, line: row.line }, 'row_cut_short'));
  for (let place = 0; place < row.cells.length; place += 1) {
    const cell = row.cells[place];
    if (cell === undefined || (cell.text === '' && cell.kind === 'text')) continue;
    const column = header.columnAt(place);
    const at = { file, line: row.line, column: column === null ? null : header.textOf(column) };
    const kind = column !== null && numberColumns.has(column) ? 'number' : 'text';
    if (isFormula(cell, kind)) problems.push(fileProblem(at, 'formula'));
    else if (column === null) {
      if (cell.text.trim() !== '') problems.push(fileProblem(at, 'cells_beyond_header'));
    } else if (cell.text.length > maxCharacters)
      problems.push(fileProblem(at, 'text_too_long', maxCharacters));
  }
  return problems;
}

/** A number of more than fifteen digits, or in scientific notation, has lost digits when a spreadsheet stored it. */
export function lostDigits(cell: Cell): boolean {
  return cell.kind === 'number' && (/e/i.test(cell.text) || cell.text.replace(/\D/g, '').length > 15);
}
