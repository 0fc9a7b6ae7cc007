import { isAscii, isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { refused } from './file-problem.ts';
import type { FileLimits, TableSource } from './table.ts';

/** A part of a text file that begins and ends at the boundary of a record: no quoted field reaches over its end. */
export interface TextBlock {
  readonly bytes: Buffer;
  /** A quoted field may hold line breaks, so records and lines have to be counted apart. */
  readonly hasQuotes: boolean;
  readonly isLast: boolean;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const readBytes = 256 * 1024;

/** Parts of the file that end with a line. Line breaks and quotes are the same single bytes in UTF-8 and GB18030. */
export async function* textBlocks(source: TableSource, limits: FileLimits): AsyncGenerator<TextBlock> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of chunks(source)) {
    if (chunk.includes(0)) throw refused({ file: source.name }, 'file_of_other_kind', 'binary');
    const bytes = Buffer.concat([rest, chunk]);
    const cut = lastBoundary(bytes, { source, limits, line });
    if (cut.end > 0) {
      yield { bytes: bytes.subarray(0, cut.end), hasQuotes: cut.hasQuotes, isLast: false };
    }
    rest = bytes.subarray(cut.end);
    line = cut.line;
    if (rest.length > limits.maxLineBytes)
      throw refused(
        { file: source.name, line },
        cut.openQuote ? 'quote_broken' : 'line_too_long',
        limits.maxLineBytes,
      );
  }
  // What is left begins at the boundary of a record: the line at which a quotation mark opens that nothing closes.
  if (quotesAreOdd(rest, 0, rest.length)) throw refused({ file: source.name, line }, 'quote_broken');
  if (rest.length > 0) yield { bytes: rest, hasQuotes: rest.includes(quote), isLast: true };
}

interface Boundary {
  /** Where the last complete record ends. */
  readonly end: number;
  /** The line that begins there. */
  readonly line: number;
  readonly hasQuotes: boolean;
  readonly openQuote: boolean;
}

function lastBoundary(
  bytes: Buffer,
  at: { source: TableSource; limits: FileLimits; line: number },
): Boundary {
  // Files of old systems end their lines with a carriage return alone. The last byte is left out: a line feed may follow.
  const separator = bytes.includes(lineFeed) ? lineFeed : carriageReturn;
  const until = separator === lineFeed ? bytes.length : bytes.length - 1;
  const hasQuotes = bytes.includes(quote);
  const boundary = { end: 0, line: at.line };
  let line = at.line;
  let open = false;
  for (let start = 0; start < until; line += 1) {
    const found = bytes.indexOf(separator, start);
    const end = found < 0 || found >= until ? -1 : found + 1;
    if (end < 0) break;
    if (end - start > at.limits.maxLineBytes)
      throw refused({ file: at.source.name, line }, 'line_too_long', at.limits.maxLineBytes);
    if (hasQuotes && quotesAreOdd(bytes, start, end)) open = !open;
    if (!open) {
      boundary.end = end;
      boundary.line = line + 1;
    }
    start = end;
  }
  return { ...boundary, hasQuotes, openQuote: open };
}

function quotesAreOdd(bytes: Buffer, start: number, end: number): boolean {
  let odd = false;
  for (let at = bytes.indexOf(quote, start); at >= 0 && at < end; at = bytes.indexOf(quote, at + 1))
    odd = !odd;
  return odd;
}

async function* chunks(source: TableSource): AsyncGenerator<Buffer> {
  const file: FileHandle = await open(source.path);
  try {
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(readBytes), 0, readBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

export type Encoding = 'utf8' | 'gb18030';

/**
 * UTF-8 where the whole file is valid UTF-8, else GB18030: text in GB18030 is practically never valid UTF-8. Reads the
 * file once, up to the first byte that is not UTF-8.
 */
export async function detectEncoding(source: TableSource, limits: FileLimits): Promise<Encoding> {
  let rest: Buffer = Buffer.alloc(0);
  let isPlain = true;
  for await (const chunk of chunks(source)) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = Math.max(bytes.lastIndexOf(lineFeed), bytes.lastIndexOf(carriageReturn)) + 1;
    if (!isUtf8(bytes.subarray(0, end))) return 'gb18030';
    isPlain &&= isAscii(bytes.subarray(0, end));
    rest = bytes.subarray(end);
    // A line too long to be read needs no encoding: the reading that follows refuses it.
    if (rest.length > limits.maxLineBytes) return 'utf8';
  }
  if (isUtf8(rest)) return 'utf8';
  const complete = rest.subarray(0, rest.length - unfinishedBytes(rest));
  // Where nothing but ASCII stands before it, the unfinished character tells nothing about the encoding.
  if (complete.length < rest.length && isUtf8(complete) && !(isPlain && isAscii(complete)))
    throw refused({ file: source.name }, 'file_cut_off');
  return 'gb18030';
}

/** How many bytes at the end begin a character of UTF-8 without completing it. */
function unfinishedBytes(bytes: Buffer): number {
  for (let count = 1; count <= 3 && count <= bytes.length; count += 1) {
    const lead = bytes[bytes.length - count] ?? 0;
    if (lead < 0x80 || lead > 0xf4) return 0;
    if (lead < 0xc2) continue;
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return count < length ? count : 0;
  }
  return 0;
}
