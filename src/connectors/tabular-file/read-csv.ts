import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { refused } from './file-problem.ts';
import { type Cell, type FileLimits, maxColumns, type TableRow, type TableSource } from './table.ts';
import { detectEncoding, type Encoding, type TextBlock, textBlocks } from './text-blocks.ts';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const lineBreak = /\r\n?|\n/g;
/** What a decoder puts where bytes are no character of the encoding. */
const replacement = '\ufffd';

/** The rows of a CSV file in UTF-8 or GB18030, in blocks. Throws `FileRefused`. */
export async function* readCsv(source: TableSource, limits: FileLimits): AsyncGenerator<TableRow[]> {
  const encoding = await detectEncoding(source, limits);
  let line = 1;
  for await (const block of textBlocks(source, limits)) {
    const parsed = parseBlock(block, { source, encoding, line });
    if (parsed.rows.length > 0) yield parsed.rows;
    line = parsed.nextLine;
  }
}

interface At {
  readonly source: TableSource;
  readonly encoding: Encoding;
  /** The line at which the block begins. */
  readonly line: number;
}

function parseBlock(block: TextBlock, at: At): { rows: TableRow[]; nextLine: number } {
  const records = recordsOf(decode(block, at), at);
  const rows: TableRow[] = [];
  let line = at.line;
  for (const record of records) {
    if (record.length > maxColumns)
      throw refused({ file: at.source.name, line }, 'too_many_columns', maxColumns);
    if (record.some((text) => text.trim() !== ''))
      rows.push({ line, format: 'csv', cells: record.map(textCell) });
    line += 1;
    if (block.hasQuotes) for (const text of record) line += text.match(lineBreak)?.length ?? 0;
  }
  return { rows, nextLine: line };
}

function textCell(text: string): Cell {
  return { text, kind: 'text' };
}

/** Short and long rows are let through: which cells must be there is for the reader of the rows to say. */
function recordsOf(text: string | Buffer, at: At): string[][] {
  try {
    return parse(text, { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, bom: false });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = at.line - 1 + (typeof error.lines === 'number' ? error.lines : 1);
    throw refused({ file: at.source.name, line }, 'quote_broken');
  }
}

function decode(block: TextBlock, at: At): string | Buffer {
  if (at.encoding === 'utf8') {
    const marked = at.line === 1 && block.bytes.subarray(0, 3).equals(byteOrderMark);
    return marked ? block.bytes.subarray(3) : block.bytes;
  }
  const text = iconv.decode(block.bytes, 'gb18030');
  const lost = text.indexOf(replacement);
  if (lost < 0) return text;
  if (block.isLast && lost >= text.length - 3) throw refused({ file: at.source.name }, 'file_cut_off');
  const line = at.line + (text.slice(0, lost).match(lineBreak)?.length ?? 0);
  throw refused({ file: at.source.name, line }, 'file_encoding');
}
