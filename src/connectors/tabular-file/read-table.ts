import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { fileKindOf, kindBytes } from './file-kind.ts';
import { refused } from './file-problem.ts';
import { readCsv } from './read-csv.ts';
import { defaultFileLimits, type FileLimits, type TableRow, type TableSource } from './table.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/**
 * The rows of a CSV file (UTF-8 or GB18030) or of the first sheet of an XLSX file, in blocks, as the consumer asks for
 * them: the file never stands in memory as a whole. Rows in which every cell is blank are left out. What it is, is
 * judged by the content. Throws `FileRefused` where the file cannot be read as a table.
 */
export async function* readTable(
  source: TableSource,
  limits: FileLimits = defaultFileLimits,
): AsyncGenerator<TableRow[]> {
  const kind = fileKindOf(await beginningOf(source, limits));
  if (kind === 'utf16') throw refused({ file: source.name }, 'file_utf16');
  if (kind === 'zip') yield* readXlsx(source, limits);
  else if (kind === 'text') yield* readCsv(source, limits);
  else throw refused({ file: source.name }, 'file_of_other_kind', kind === 'archive' ? 'zip' : kind);
}

async function beginningOf(source: TableSource, limits: FileLimits): Promise<Buffer> {
  const file = await openOrRefuse(source);
  try {
    const status = await file.stat();
    if (!status.isFile()) throw refused({ file: source.name }, 'file_not_readable');
    if (status.size > limits.maxBytes)
      throw refused({ file: source.name }, 'file_too_large', status.size, limits.maxBytes);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(kindBytes), 0, kindBytes, 0);
    const beginning = buffer.subarray(0, bytesRead);
    if (status.size <= kindBytes && isBlank(beginning)) throw refused({ file: source.name }, 'file_empty');
    return beginning;
  } finally {
    await file.close();
  }
}

/** Nothing but a byte-order mark, spaces and line breaks. */
function isBlank(bytes: Buffer): boolean {
  return bytes.toString('utf8').trim() === '';
}

/** Non-blocking, so that a named pipe in the place of a file is refused and not waited for. */
async function openOrRefuse(source: TableSource): Promise<FileHandle> {
  try {
    return await open(source.path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw refused({ file: source.name }, 'file_missing');
    if (code === 'EACCES' || code === 'EPERM' || code === 'EISDIR' || code === 'ELOOP' || code === 'ENXIO')
      throw refused({ file: source.name }, 'file_not_readable');
    throw error;
  }
}
