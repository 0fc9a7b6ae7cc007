import { type FileRefused, refused } from '../file-problem.ts';
import {
  blankCell,
  type Cell,
  type FileLimits,
  maxColumns,
  type TableRow,
  type TableSource,
} from '../table.ts';
import { serialDate, storedNumber } from './number-format.ts';
import { maxTextLength, RichText, type SharedStrings } from './shared-strings.ts';
import type { Workbook } from './workbook.ts';
import type { Attributes, XmlHandler } from './xml-reader.ts';

/** Rows of a sheet (ECMA-376, part 1, 18.3.1.73). */
const maxRow = 1_048_576;

/** Gathers the rows of a sheet from its XML; `takeRows` hands over those that are complete. */
export class SheetRows implements XmlHandler {
  readonly #source: TableSource;
  readonly #limits: FileLimits;
  readonly #workbook: Workbook;
  readonly #strings: SharedStrings;
  readonly #inline = new RichText();
  #rows: TableRow[] = [];
  #line = 0;
  #cells: Cell[] = [];
  #rowBytes = 0;
  #column = -1;
  #cell: Attributes = {};
  #value = '';
  #inValue = false;
  #isFormula = false;

  constructor(source: TableSource, limits: FileLimits, workbook: Workbook, strings: SharedStrings) {
    this.#source = source;
    this.#limits = limits;
    this.#workbook = workbook;
    this.#strings = strings;
  }

  takeRows(): TableRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') this.#openRow(attributes);
    else if (name === 'c') this.#openCell(attributes);
    else if (name === 'v') this.#inValue = true;
    else if (name === 'f') this.#isFormula = true;
    else this.#inline.open(name);
  }

  close(name: string): void {
    if (name === 'row') this.#closeRow();
    else if (name === 'c') this.#closeCell();
    else if (name === 'v') this.#inValue = false;
    else this.#inline.close(name);
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else this.#inline.add(text);
    if (this.#value.length + this.#inline.length > Math.max(maxTextLength, this.#limits.maxLineBytes))
      throw refused(
        { file: this.#source.name, line: this.#line || null },
        'line_too_long',
        this.#limits.maxLineBytes,
      );
  }

  #openRow(attributes: Attributes): void {
    const line = attributes.r === undefined ? this.#line + 1 : Number(attributes.r);
    // Rows out of order would make every line number in a message wrong.
    if (!Number.isInteger(line) || line <= this.#line || line > maxRow) throw this.#damaged();
    this.#line = line;
    this.#cells = [];
    this.#rowBytes = 0;
    this.#column = -1;
  }

  #closeRow(): void {
    if (this.#cells.some((cell) => cell.kind !== 'text' || cell.text.trim() !== ''))
      this.#rows.push({ line: this.#line, format: 'xlsx', cells: this.#cells });
    this.#cells = [];
  }

  #openCell(attributes: Attributes): void {
    this.#cell = attributes;
    this.#column = attributes.r === undefined ? this.#column + 1 : columnOf(attributes.r);
    if (this.#column < 0) throw this.#damaged();
    this.#value = '';
    this.#isFormula = false;
    this.#inline.clear();
  }

  #closeCell(): void {
    const cell = this.#readCell();
    if (cell.text === '' && cell.kind === 'text') return;
    if (this.#column >= maxColumns)
      throw refused({ file: this.#source.name, line: this.#line }, 'too_many_columns', maxColumns);
    this.#rowBytes += Buffer.byteLength(cell.text);
    if (this.#rowBytes > this.#limits.maxLineBytes)
      throw refused(
        { file: this.#source.name, line: this.#line },
        'line_too_long',
        this.#limits.maxLineBytes,
      );
    while (this.#cells.length < this.#column) this.#cells.push(blankCell);
    this.#cells[this.#column] = cell;
  }

  #readCell(): Cell {
    const text = this.#cellText();
    if (this.#isFormula) return { text, kind: 'formula' };
    const type = this.#cell.t ?? 'n';
    if (type === 'e') return { text, kind: 'error' };
    if (type === 'd') return { text: text.replace(/T00:00:00(\.0+)?Z?$/, ''), kind: 'date' };
    if (type !== 'n' || text === '') return { text, kind: 'text' };
    if (this.#workbook.dateStyles[Number(this.#cell.s ?? 0)]) {
      const date = serialDate(Number(text), this.#workbook.from1904);
      if (date !== null) return { text: date, kind: 'date' };
    }
    return { text: storedNumber(text), kind: 'number' };
  }

  #cellText(): string {
    const type = this.#cell.t;
    if (type === 'inlineStr') return this.#inline.take();
    if (type !== 's') return this.#value;
    if (this.#value === '') return '';
    const shared = this.#strings.get(Number(this.#value));
    if (shared === null) throw this.#damaged();
    return shared;
  }

  #damaged(): FileRefused {
    return refused({ file: this.#source.name, line: this.#line || null }, 'xlsx_damaged');
  }
}

/** The column of a reference such as AB12, from 0; -1 where it is none. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1];
  if (letters === undefined) return -1;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
