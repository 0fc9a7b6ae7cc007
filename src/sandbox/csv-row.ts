import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';

export type CsvEncoding = 'utf8' | 'gb18030';

export const recordDelimiters = ['\r\n', '\n', '\r'];

/**
 * Text of a cell that was read as latin1. Separators, quotes and line breaks are the same single bytes in UTF-8 and
 * GB18030 and part of no other character there, so a file is cut into cells as bytes, and only the cells that matter
 * are decoded: what is not changed goes out byte for byte, also where a decoder would not give it back.
 */
export function decodeCell(latin1: string, encoding: CsvEncoding): string {
  if (/^[\0-\x7f]*$/.test(latin1)) return latin1;
  return iconv.decode(Buffer.from(latin1, 'latin1'), encoding, { stripBOM: false });
}

export function encodeCell(text: string, encoding: CsvEncoding): string {
  return iconv.encode(text, encoding).toString('latin1');
}

/** The row, its line end included, with other text in the cells at the given places; the other cells stay as they are. */
export function rewriteRow(row: Buffer, changes: ReadonlyMap<number, string>, encoding: CsvEncoding): Buffer {
  const raw = row.toString('latin1');
  const end = /(?:\r\n|\n|\r)?$/.exec(raw)?.[0] ?? '';
  const cells = rawCells(raw.slice(0, raw.length - end.length));
  for (const [place, text] of changes) {
    const written = encodeCell(text, encoding);
    cells[place] = cells[place]?.startsWith('"') ? quoted(written) : csvCell(written);
  }
  return Buffer.from(cells.join(',') + end, 'latin1');
}

/** A cell as CSV writes it. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? quoted(text) : text;
}

/** The cells as they stand in the file, quotes and all. */
function rawCells(record: string): string[] {
  if (!record.includes('"')) return record.split(',');
  const [cells = []] = parse(record, {
    record_delimiter: recordDelimiters,
    cast: (value, { quoting }) => (quoting ? quoted(value) : value),
  });
  return cells;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
