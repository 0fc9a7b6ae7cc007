import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, openPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** A part of a zip file, read only when it is its turn. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: number;
  read(): Promise<Buffer>;
}

/** Written the same on every machine, as a zip file holds local time. */
const anyTime = (): Date => new Date(2000, 0, 1);

/**
 * A zip file that follows from its parts alone, byte by byte: nothing is compressed (the parts are where it matters), and
 * all carry the same time. So a zip file can be held against what it must be, down to its last byte.
 */
export function writeZip(parts: readonly ZipPart[]): Readable {
  const zip = new ZipFile();
  for (const part of parts)
    zip.addReadStreamLazy(
      part.name,
      { mtime: anyTime(), mode: 0o100444, compress: false, size: part.bytes, forceDosTimestamp: true },
      (give) => {
        part.read().then(
          (content) => give(null, Readable.from([content])),
          (error: unknown) => give(error, Readable.from([])),
        );
      },
    );
  zip.on('error', (error) => (zip.outputStream as Readable).destroy(error));
  zip.end();
  return zip.outputStream as Readable;
}

/** A part as it is found. */
export interface FoundPart extends ZipPart {
  /** The checksum of its bytes, as the zip file's directory has it: nothing here is held against it on reading. */
  readonly crc32: number;
}

/** An open zip file: its parts in their order, each read when it is asked for. */
export interface OpenZip {
  readonly parts: readonly FoundPart[];
  close(): void;
}

/** Throws where it is no zip file, or is damaged so that its parts cannot be found. */
export async function openZip(path: string): Promise<OpenZip> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  try {
    const parts: FoundPart[] = [];
    for await (const entry of zip.eachEntry()) {
      // Ours compress nothing: what does may unpack to more than there is memory.
      if (entry.compressionMethod !== 0) throw new Error(`its part ${entry.fileName} is compressed`);
      parts.push({
        name: entry.fileName,
        bytes: entry.uncompressedSize,
        crc32: entry.crc32,
        read: async () => buffer(await zip.openReadStreamPromise(entry as Entry)),
      });
    }
    return { parts, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}
