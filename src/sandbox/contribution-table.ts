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
  const encoding = isUtf8(bytes) ? 'utf8' : 'gb18030';
  const start = bytes.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? byteOrderMark.length : 0;
  try {
    const title = readTitle(bytes, start, encoding);
    return title && readBody(bytes, title, encoding);
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}

type Title = Pick<ContributionTable, 'month'> & { headerEnd: number; columns: { id: number; base: number } };

/** The rows down to the header. */
function readTitle(bytes: Buffer, start: number, encoding: CsvEncoding): Title | null {
  let month: ContributionTable['month'] | null = null;
  let title: Title | null = null;
  eachRecord(bytes, { start, records: maxTitleRows }, (cells, row) => {
    if (title) return;
    const texts = cells.map((cell) => decodeCell(cell, encoding));
    const names = texts.map(compact);
    const columns = { id: names.indexOf('公民身份号码'), base: names.indexOf('缴费基数(元)') };
    if (columns.id < 0 || columns.base < 0) month ??= monthIn(row, texts);
    else if (month) title = { month, headerEnd: row.end, columns };
  });
  return title;
}

function readBody(bytes: Buffer, title: Title, encoding: CsvEncoding): ContributionTable | null {
  const { month, headerEnd, columns } = title;
  const closingMarks = ['合', '总'].map((mark) => encodeCell(mark, encoding));
  const people: PersonRow[] = [];
  const baseFenOf = new Map<string, number | null>();
  let closing: ContributionTable['closing'] | null = null;
  eachRecord(bytes, { start: headerEnd }, (cells, row) => {
    // Notes may stand below the closing row; they are carried as they are, like a blank row.
    if (closing || cells.every((cell) => decodeCell(cell, encoding).trim() === '')) return;
    // A glance for the words saves decoding every cell of a big file.
    if (cells.some((cell) => closingMarks.some((mark) => cell.includes(mark)))) {
      const texts = cells.map((cell) => decodeCell(cell, encoding));
      if (texts.some((text) => closingLabel.test(compact(text)))) {
        closing = { ...row, ...declaredIn(texts, columns.base) };
        return;
      }
    }
    const base = cells[columns.base];
    const idNumber = compactId(decodeCell(cells[columns.id] ?? '', encoding));
    const baseFen = base === undefined ? null : writtenFen(decodeCell(base, encoding));
    people.push({ ...row, idNumber, baseFen, hasBase: base !== undefined });
    if (idNumber !== '') baseFenOf.set(idNumber, baseFenOf.get(idNumber) ?? baseFen);
  });
  return closing && { bytes, encoding, baseColumn: columns.base, month, people, baseFenOf, closing };
}

/**
 * Gives out the rows from the byte `start` on, cells as latin1. Called anew below the title: the parser makes an error
 * with a stack for every row that is not as wide as its first one, even where it is told that this is none.
 */
function eachRecord(
  bytes: Buffer,
  { start, records = -1 }: { start: number; records?: number },
  take: (cells: string[], row: Row) => void,
): void {
  let at = start;
  parse(bytes.subarray(start), {
    encoding: 'latin1',
    record_delimiter: recordDelimiters,
    relax_column_count: true,
    max_record_size: maxRowBytes,
    to: records,
    on_record: (cells: string[], context) => {
      const row = { start: at, end: start + context.bytes };
      at = row.end;
      take(cells, row);
      return null;
    },
  });
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
function declaredIn(
  texts: string[],
  baseColumn: number,
): Pick<ContributionTable['closing'], 'count' | 'total'> {
  const cells = texts.map((text, place) => ({ place, text, plain: compact(text) }));
  const count =
    cells.find(({ plain }) => closingLabel.exec(plain)?.[1] !== undefined) ??
    cells.find(({ plain }) => countForm.test(plain));
  const amounts = cells.filter(
    ({ plain }) => !closingLabel.test(plain) && !countForm.test(plain) && writtenFen(plain) !== null,
  );
  const total =
    amounts.find(({ place }) => place === baseColumn) ?? (amounts.length === 1 ? amounts[0] : undefined);
  return { count: count ?? null, total: total ?? null };
}
