import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import type { Pages } from '../db/queries/archive/run-records.ts';

/** Rows as lines of JSON (NDJSON), compressed as they are read: of many rows only the compressed bytes are in memory. */
export async function gzipLines(pages: Pages): Promise<Buffer> {
  const lines = Readable.from(linesOf(pages));
  const zip = createGzip();
  lines.on('error', (error) => zip.destroy(error));
  return buffer(lines.pipe(zip));
}

async function* linesOf(pages: Pages): AsyncGenerator<string> {
  for await (const page of pages) yield page.map((row) => `${JSON.stringify(row)}\n`).join('');
}
