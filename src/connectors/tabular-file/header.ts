import { compactText } from '../../domain/notation.ts';
import { FileRefused, fileProblem, refused } from './file-problem.ts';
import { isFormula } from './formula.ts';
import { blankCell, type Cell, type TableRow } from './table.ts';

/** A header stands among the first rows; above it there are at most some lines of title. */
const rowsSearched = 20;

/** A kind of file that may be given in the place of another: what it is called, and the columns that tell it. */
export interface OtherFile {
  readonly columns: readonly string[];
  readonly kind: 'employees' | 'contributions';
}

export interface Layout<Column extends string> {
  readonly columns: readonly Column[];
  /** What else people call a column: without spaces, in lower case. */
  readonly aliases?: ReadonlyMap<string, Column>;
  readonly other: OtherFile | readonly OtherFile[];
  /** The file that is asked for, where it is asked for alone; without it two files are, and were swapped. */
  readonly expected?: 'scores';
}

/** Where each column stands. */
export class Header<Column extends string> {
  readonly line: number;
  /** How many cells a complete row has at least. */
  readonly width: number;
  readonly #places: ReadonlyMap<Column, number>;
  readonly #columns: readonly (Column | null)[];
  readonly #texts: ReadonlyMap<Column, string>;

  /** @param texts what the file calls its columns. */
  constructor(
    line: number,
    places: ReadonlyMap<Column, number>,
    texts: ReadonlyMap<Column, string> = new Map(),
  ) {
    this.line = line;
    this.#places = places;
    this.#texts = texts;
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

  /** The name that the file gives to a column: people look for that one. */
  textOf(column: Column): string {
    return this.#texts.get(column) ?? column;
  }
}

/** Looks for the header of a file, row by row, and keeps the rows above it. */
export class HeaderSearch<Column extends string> {
  readonly titleRows: TableRow[] = [];
  readonly #file: string;
  readonly #layout: Layout<Column>;
  readonly #others: readonly OtherFile[];

  constructor(file: string, layout: Layout<Column>) {
    this.#file = file;
    this.#layout = layout;
    this.#others = [layout.other].flat();
  }

  /** The header, or null while it has not come. Throws `FileRefused`: no header, an unknown or a missing column, swapped files. */
  offer(row: TableRow): Header<Column> | null {
    const names = row.cells.map(headerName);
    const own = names.filter((name) => this.#columnOf(name) !== null).length;
    const matches = this.#others.map(({ columns }) => names.filter((name) => columns.includes(name)).length);
    const most = Math.max(...matches);
    if (Math.max(own, most) < 2) {
      this.titleRows.push(row);
      if (this.titleRows.length >= rowsSearched) throw this.missing();
      return null;
    }
    // A small file may have all its columns and some of a big one besides: then those are what is wrong with it.
    const other = this.#isComplete(names) || most <= own ? undefined : this.#others[matches.indexOf(most)];
    if (other !== undefined)
      throw refused({ file: this.#file, line: row.line }, 'files_swapped', other.kind, this.#layout.expected);
    return this.#headerOf(row, names);
  }

  missing(): FileRefused {
    return refused({ file: this.#file }, 'header_missing', this.#layout.columns);
  }

  #columnOf(name: string): Column | null {
    const { columns, aliases } = this.#layout;
    return columns.find((known) => known === name) ?? aliases?.get(name.toLowerCase()) ?? null;
  }

  #isComplete(names: readonly string[]): boolean {
    const found = new Set(names.map((name) => this.#columnOf(name)));
    return this.#layout.columns.every((column) => found.has(column));
  }

  #headerOf(row: TableRow, names: readonly string[]): Header<Column> {
    const { columns } = this.#layout;
    const at = { file: this.#file, line: row.line };
    const places = new Map<Column, number>();
    const texts = new Map<Column, string>();
    const problems = names.flatMap((name, place) => {
      const column = this.#columnOf(name);
      if (row.cells[place] && isFormula(row.cells[place], 'text')) return [fileProblem(at, 'formula')];
      if (name === '') return [];
      if (column === null)
        return [fileProblem({ ...at, column: shortened(name) }, 'column_unknown', columns)];
      if (places.has(column)) return [fileProblem({ ...at, column: name }, 'column_twice')];
      places.set(column, place);
      texts.set(column, name);
      return [];
    });
    for (const column of columns)
      if (!places.has(column)) problems.push(fileProblem({ ...at, column }, 'column_missing'));
    if (problems.length > 0) throw new FileRefused(problems);
    return new Header(row.line, places, texts);
  }
}

function headerName(cell: Cell): string {
  return compactText(cell.text);
}

function shortened(name: string): string {
  return name.length > 30 ? `${name.slice(0, 30)}…` : name;
}
