import { isUtf8 } from 'node:buffer';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { type CsvEncoding, decodeCell, encodeCell, recordDelimiters } from './csv-row.ts';
import { compact, compactId, holdsMonth, writtenFen } from './written-text.ts';
import { csvOfXlsx } from './xlsx-csv.ts';

/** A row of the file by its bytes, from `start` up to, not including, `end`; the line end belongs to it. */
export type Row = { start: number; end: number };

export type PersonRow = Row & {
  /** Without what is only notation; any text where the file holds no ID number. */
  idNumber: string;
  /** Null where the cell does not read as an amount. */
  baseFen: number | null;
  /** False where the row ends before the column of the base, which then cannot carry another one. */
  hasBase: boolean;
};

/** The office's monthly file, read as far as carrying it forward needs: a cell is named by row and place. */
export type ContributionTable = {
  bytes: Buffer;
  encoding: CsvEncoding;
  baseColumn: number;
  month: { row: Row; place: number; text: string };
  people: PersonRow[];
  /** Base by ID number: of duplicates, of the first that reads as an amount. */
  baseFenOf: Map<string, number | null>;
  closing: Row & { count: Declared | null; total: Declared | null };
};

type Declared = { place: number; text: string };

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const zipMark = Buffer.from('PK\x03\x04', 'latin1');
/** Rows above the header in which it is looked for. */
const maxTitleRows = 20;
const maxRowBytes = 64 * 1024;

/** Reads a CSV file in UTF-8 or GB18030, or an XLSX file by its content as CSV; null where it is no such table. */
export async function readContributionTable(bytes: Buffer): Promise<ContributionTable | null> {
  if (!bytes.subarray(0, zipMark.length).equals(zipMark)) return readCsvTable(bytes);
  const csv = await csvOfXlsx(bytes);
  return csv && readCsvTable(csv);
}

function readCsvTable(bytes: Buffer): ContributionTable | null {
  const start = bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  const reading = new TableReading(bytes, start, isUtf8(bytes) ? 'utf8' : 'gb18030');
  try {
    parse(bytes.subarray(start), {
      encoding: 'latin1',
      record_delimiter: recordDelimiters,
      relax_column_count: true,
      max_record_size: maxRowBytes,
      on_record: (cells: string[], { bytes: end }) => {
        reading.take(cells, start + end);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
  return reading.table();
}

class TableReading {
  readonly #bytes: Buffer;
  readonly #encoding: CsvEncoding;
  readonly #closingMarks: string[];
  #at: number;
  #titleRows = 0;
  #month: ContributionTable['month'] | null = null;
  #columns: { id: number; base: number } | null = null;
  #people: PersonRow[] = [];
  #closing: ContributionTable['closing'] | null = null;

  constructor(bytes: Buffer, start: number, encoding: CsvEncoding) {
    this.#bytes = bytes;
    this.#at = start;
    this.#encoding = encoding;
    this.#closingMarks = ['合', '总'].map((mark) => encodeCell(mark, encoding));
  }

  /** Takes the next row; `end` is the byte behind its line end. */
  take(cells: string[], end: number): void {
    const row = { start: this.#at, end };
    this.#at = end;
    // Notes may stand below the closing row; they are carried as they are, like a blank row.
    if (this.#closing || cells.every((cell) => this.#text(cell).trim() === '')) return;
    if (this.#columns) this.#takeBody(row, cells, this.#columns);
    else if (this.#titleRows < maxTitleRows) this.#takeTitle(row, cells);
  }

  table(): ContributionTable | null {
    if (!this.#columns || !this.#month || !this.#closing) return null;
    const baseFenOf = new Map<string, number | null>();
    for (const { idNumber, baseFen } of this.#people)
      if (idNumber !== '') baseFenOf.set(idNumber, baseFenOf.get(idNumber) ?? baseFen);
    return {
      bytes: this.#bytes,
      encoding: this.#encoding,
      baseColumn: this.#columns.base,
      month: this.#month,
      people: this.#people,
      baseFenOf,
      closing: this.#closing,
    };
  }

  #takeTitle(row: Row, cells: string[]): void {
    this.#titleRows += 1;
    const texts = cells.map((cell) => this.#text(cell));
    const names = texts.map(compact);
    const [id, base] = [names.indexOf('公民身份号码'), names.indexOf('缴费基数(元)')];
    if (id >= 0 && base >= 0) this.#columns = { id, base };
    else this.#month ??= monthIn(row, texts);
  }

  #takeBody(row: Row, cells: string[], columns: { id: number; base: number }): void {
    // A glance for the words saves decoding every cell of a big file.
    if (cells.some((cell) => this.#closingMarks.some((mark) => cell.includes(mark)))) {
      const texts = cells.map((cell) => this.#text(cell));
      if (texts.some((text) => closingLabel.test(compact(text)))) {
        this.#closing = { ...row, ...declaredIn(texts, columns.base) };
        return;
      }
    }
    const base = cells[columns.base];
    this.#people.push({
      ...row,
      idNumber: compactId(this.#text(cells[columns.id] ?? '')),
      baseFen: base === undefined ? null : writtenFen(this.#text(base)),
      hasBase: base !== undefined,
    });
  }

  #text(cell: string): string {
    return decodeCell(cell, this.#encoding);
  }
}

/** The month behind 申报月份: behind a colon in the same cell, or in the next one that is not blank. */
function monthIn(row: Row, texts: string[]): ContributionTable['month'] | null {
  const label = texts.findIndex((text) => compact(text).startsWith('申报月份'));
  if (label < 0) return null;
  const isAlone = /^申报月份:?$/.test(compact(texts[label] ?? ''));
  const place = isAlone ? texts.findIndex((text, at) => at > label && text.trim() !== '') : label;
  const text = texts[place];
  return text !== undefined && holdsMonth(text) ? { row, place, text } : null;
}

const closingLabel = /^(?:合计|总计):?(?:共?([\d,]+)[人笔条行])?$/;
const countForm = /^共?[\d,]+[人笔条行]$/;

/** Count and total wherever they stand: the count may belong to the label, the total is looked for in its column first. */
function declaredIn(texts: string[], baseColumn: number): Pick<ContributionTable['closing'], 'count' | 'total'> {
  const cells = texts.map((text, place) => ({ place, text, plain: compact(text) }));
  const count =
    cells.find(({ plain }) => closingLabel.exec(plain)?.[1] !== undefined) ??
    cells.find(({ plain }) => countForm.test(plain));
  const amounts = cells.filter(
    ({ plain }) => !closingLabel.test(plain) && !countForm.test(plain) && writtenFen(plain) !== null,
  );
  const total = amounts.find(({ place }) => place === baseColumn) ?? (amounts.length === 1 ? amounts[0] : undefined);
  return { count: count ?? null, total: total ?? null };
}
