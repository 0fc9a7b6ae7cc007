import { compactText } from '../../domain/notation.ts';
import { FileRefused, fileProblem, refused } from './file-problem.ts';
import { isFormula } from './formula.ts';
import { blankCell, type Cell, type TableRow } from './table.ts';

/** A header stands among the first rows; above it there are at most some lines of title. */
const rowsSearched = 20;

export interface Layout<Column extends string> {
  readonly columns: readonly Column[];
  /** The columns of the other kind of file, to tell that the two were swapped, and what that file is called. */
  readonly other: { readonly columns: readonly string[]; readonly kind: 'employees' | 'contributions' };
}

/** Where each column stands. */
export class Header<Column extends string> {
  readonly line: number;
  /** How many cells a complete row has at least. */
  readonly width: number;
  readonly #places: ReadonlyMap<Column, number>;
  readonly #columns: readonly (Column | null)[];

  constructor(line: number, places: ReadonlyMap<Column, number>) {
    this.line = line;
    this.#places = places;
    this.width = Math.max(...places.values()) + 1;
    const columns: (Column | null)[] = Array.from({ length: this.width }, () => null);
    for (const [column, place] of places) columns[place] = column;
    this.#columns = columns;
  }

  cell(row: TableRow, column: Column): Cell {
    return row.cells[this.#places.get(column) ?? -1] ?? blankCell;
  }

  /** The column at a place, or null where the header has none. */
  columnAt(place: number): Column | null {
    return this.#columns[place] ?? null;
  }
}

/** Looks for the header of a file, row by row, and keeps the rows above it. */
export class HeaderSearch<Column extends string> {
  readonly titleRows: TableRow[] = [];
  readonly #file: string;
  readonly #layout: Layout<Column>;

  constructor(file: string, layout: Layout<Column>) {
    this.#file = file;
    this.#layout = layout;
  }

  /** The header, or null while it has not come. Throws `FileRefused`: no header, an unknown or a missing column, swapped files. */
  offer(row: TableRow): Header<Column> | null {
    const names = row.cells.map(headerName);
    const { columns, other } = this.#layout;
    const own = names.filter((name) => isOneOf(name, columns)).length;
    const others = names.filter((name) => isOneOf(name, other.columns)).length;
    if (Math.max(own, others) < 2) {
      this.titleRows.push(row);
      if (this.titleRows.length >= rowsSearched) throw this.missing();
      return null;
    }
    if (others > own) throw refused({ file: this.#file, line: row.line }, 'files_swapped', other.kind);
    return this.#headerOf(row, names);
  }

  missing(): FileRefused {
    return refused({ file: this.#file }, 'header_missing', this.#layout.columns);
  }

  #headerOf(row: TableRow, names: readonly string[]): Header<Column> {
    const { columns } = this.#layout;
    const at = { file: this.#file, line: row.line };
    const places = new Map<Column, number>();
    const problems = names.flatMap((name, place) => {
      const column = columns.find((known) => known === name);
      if (row.cells[place] && isFormula(row.cells[place], 'text')) return [fileProblem(at, 'formula')];
      if (name === '') return [];
      if (column === undefined)
        return [fileProblem({ ...at, column: shortened(name) }, 'column_unknown', columns)];
      if (places.has(column)) return [fileProblem({ ...at, column }, 'column_twice')];
      places.set(column, place);
      return [];
    });
    for (const column of columns)
      if (!places.has(column)) problems.push(fileProblem({ ...at, column }, 'column_missing'));
    if (problems.length > 0) throw new FileRefused(problems);
    return new Header(row.line, places);
  }
}

function isOneOf(name: string, columns: readonly string[]): boolean {
  return columns.includes(name);
}

function headerName(cell: Cell): string {
  return compactText(cell.text);
}

function shortened(name: string): string {
  return name.length > 30 ? `${name.slice(0, 30)}…` : name;
}
