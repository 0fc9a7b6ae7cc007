import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { refused } from '../file-problem.ts';
import type { FileLimits, TableSource } from '../table.ts';

/** A workbook has some dozens of parts; thousands of them are an attack on the reader. */
const maxEntries = 10_000;

/** What people's workbooks unpack to at most, for each byte of the file: beyond it, and beyond this much, it is a bomb. */
const mostBytesForOne = 200;
const neverABombBytes = 64 * 1024 * 1024;

/**
 * The parts of an XLSX file, which is a ZIP archive. All that is unpacked counts against one limit, and against the size
 * of the file; nothing is unpacked that is not read, so archives in archives and parts over parts come to nothing.
 */
export class XlsxArchive {
  readonly #zip: ZipFile;
  readonly #source: TableSource;
  readonly #limits: FileLimits;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpackedBytes = 0;

  private constructor(
    zip: ZipFile,
    source: TableSource,
    limits: FileLimits,
    entries: ReadonlyMap<string, Entry>,
  ) {
    this.#zip = zip;
    this.#source = source;
    this.#limits = limits;
    this.#entries = entries;
  }

  static async open(source: TableSource, limits: FileLimits): Promise<XlsxArchive> {
    const zip = await orDamaged(source, () =>
      openPromise(source.path, { autoClose: false, lazyEntries: true }),
    );
    try {
      const entries = await orDamaged(source, () => entriesOf(zip, source));
      return new XlsxArchive(zip, source, limits, entries);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /**
   * The text of a part, unpacked as it is asked for: a bomb is stopped at the limit, whatever it claims to hold.
   * @param maxBytes of this part alone, where it is kept in memory.
   */
  async *text(name: string, maxBytes = this.#limits.maxUnpackedBytes): AsyncGenerator<string> {
    const entry = this.#entries.get(name);
    if (entry === undefined || entry.isEncrypted())
      throw refused({ file: this.#source.name }, 'xlsx_damaged');
    const stream = await orDamaged(this.#source, () => this.#zip.openReadStreamPromise(entry));
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const mostOfAll = Math.min(
      this.#limits.maxUnpackedBytes,
      Math.max(neverABombBytes, mostBytesForOne * this.#zip.fileSize),
    );
    let ofPart = 0;
    try {
      for await (const chunk of unpacked(stream, this.#source)) {
        this.#unpackedBytes += chunk.length;
        ofPart += chunk.length;
        const limit = ofPart > maxBytes ? maxBytes : mostOfAll;
        if (ofPart > maxBytes || this.#unpackedBytes > mostOfAll)
          throw refused({ file: this.#source.name }, 'xlsx_unpacks_too_large', limit);
        yield decodeOrDamaged(decoder, chunk, this.#source);
      }
    } finally {
      stream.destroy();
    }
  }

  close(): void {
    this.#zip.close();
  }
}

async function entriesOf(zip: ZipFile, source: TableSource): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > maxEntries) throw refused({ file: source.name }, 'xlsx_damaged');
  for await (const entry of zip.eachEntry()) {
    // Of two parts with one name every program may read another.
    if (entries.has(entry.fileName)) throw refused({ file: source.name }, 'xlsx_damaged');
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** What the ZIP reader throws is about the bytes of this file: operating-system errors carry a code and pass through. */
async function orDamaged<T>(source: TableSource, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw damage(error, source);
  }
}

async function* unpacked(stream: Readable, source: TableSource): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    throw damage(error, source);
  }
}

function decodeOrDamaged(decoder: TextDecoder, chunk: Buffer, source: TableSource): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw error instanceof TypeError ? refused({ file: source.name }, 'xlsx_damaged') : error;
  }
}

function damage(error: unknown, source: TableSource): unknown {
  if (!(error instanceof Error) || error.name === 'FileRefused') return error;
  const code = (error as NodeJS.ErrnoException).code;
  return code === undefined || code.startsWith('Z_') ? refused({ file: source.name }, 'xlsx_damaged') : error;
}
