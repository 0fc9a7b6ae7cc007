import { SaxesParser } from 'saxes';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** The bytes are no workbook that can be read; what is wrong with them nobody asks for. */
export class UnreadableXlsx extends Error {
  override name = 'UnreadableXlsx';
}

export type Attributes = Readonly<Record<string, string>>;

export type PartReader = {
  open?(name: string, attributes: Attributes): void;
  /** A piece of text; `element` is the one that it stands in. */
  text?(text: string, element: string): void;
  close?(name: string): void;
};

/** One XML document of the workbook. Elements come under their local names: writers differ in prefixes. */
export type XlsxPart = { read(reader: PartReader): Promise<void> };

/** Bytes that a part may unpack to, counted while it is unpacked, whatever the archive says of itself. */
const maxPartBytes = 1024 * 1024 * 1024;
const maxParts = 10_000;

/** Opens the archive; the answer finds a part by its name, or null. Throws `UnreadableXlsx`. */
export async function openXlsx(bytes: Buffer): Promise<(name: string) => XlsxPart | null> {
  const parts = new Map<string, Entry>();
  const zip = await orUnreadable(async () => {
    const opened = await fromBufferPromise(bytes, { lazyEntries: true });
    if (opened.entryCount > maxParts) throw new UnreadableXlsx();
    for await (const entry of opened.eachEntry()) parts.set(entry.fileName, entry);
    return opened;
  });
  return (name) => {
    const entry = parts.get(name);
    return entry ? { read: (reader) => readPart(zip, entry, reader) } : null;
  };
}

async function readPart(zip: ZipFile, entry: Entry, reader: PartReader): Promise<void> {
  const parser = new SaxesParser();
  const path: string[] = [];
  const fail = () => {
    throw new UnreadableXlsx();
  };
  // A document type could declare entities that multiply; no workbook has one.
  parser.on('error', fail);
  parser.on('doctype', fail);
  parser.on('opentag', ({ name, attributes }) => {
    path.push(localName(name));
    reader.open?.(localName(name), attributes as Attributes);
  });
  parser.on('text', (text) => reader.text?.(text, path.at(-1) ?? ''));
  parser.on('cdata', (text) => reader.text?.(text, path.at(-1) ?? ''));
  parser.on('closetag', ({ name }) => {
    path.pop();
    reader.close?.(localName(name));
  });
  await feed(zip, entry, (text) => parser.write(text));
  parser.close();
}

async function feed(zip: ZipFile, entry: Entry, take: (text: string) => void): Promise<void> {
  const stream = await orUnreadable(() => zip.openReadStreamPromise(entry));
  const chunks = stream[Symbol.asyncIterator]();
  const decoder = new TextDecoder('utf-8');
  let unpackedBytes = 0;
  try {
    for (;;) {
      const next = await orUnreadable(() => chunks.next());
      if (next.done) return;
      unpackedBytes += next.value.length;
      if (unpackedBytes > maxPartBytes) throw new UnreadableXlsx();
      take(decoder.decode(next.value, { stream: true }));
    }
  } finally {
    stream.destroy();
  }
}

/** The archive lies in memory, so what its reader throws is about these bytes and never about a disk. */
async function orUnreadable<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw new UnreadableXlsx('the archive is damaged', { cause });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
