import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

/** A file as a route takes it that loads one: the body, and beside it what messages are to call it. */
export async function upload<Query extends object>(
  file: string,
  query: Query,
): Promise<{ params: { query: Query & { fileName: string } }; body: Blob }> {
  return { params: { query: { ...query, fileName: basename(file) } }, body: await openAsBlob(file) };
}
