import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Transaction } from './database.ts';

type CopyValue = string | number | boolean | Buffer | null;

/** Loads rows into a table (of the transaction) by COPY. Table and columns are names from our own code. */
export async function copyRows(
  tx: Transaction,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<void> {
  const target = await tx.unsafe(`copy ${table} (${columns.join(', ')}) from stdin`).writable();
  await pipeline(Readable.from(lines(rows)), target);
}

const linesAtOnce = 1_000;

async function* lines(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<string> {
  let buffered: string[] = [];
  for await (const row of rows) {
    buffered.push(`${row.map(field).join('\t')}\n`);
    if (buffered.length < linesAtOnce) continue;
    yield buffered.join('');
    buffered = [];
  }
  if (buffered.length > 0) yield buffered.join('');
}

/** The text format of COPY: backslash, tab, newline and carriage return are escaped, null is `\N`. */
function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (char) => escapes[char] as string);
  return String(value);
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
