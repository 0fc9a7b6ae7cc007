import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { type ArchiveKey, openPrivate } from './archive-key.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type FoundPart, type OpenZip, openZip } from './zip-file.ts';

const unzip = promisify(gunzip);
/** What one part unpacks to at most: more does not fit into one text (V8: 2^29 - 24 characters). */
const mostBytes = 500 * 1024 * 1024;

export const manifestName = 'manifest.json';
export const trailName = 'trail.json';

/** A bundle as it lies in a file. It is read part by part, and nothing of it is believed. */
export class Bundle {
  readonly path: string;
  readonly parts: readonly FoundPart[];
  readonly #zip: OpenZip;
  readonly #byName: ReadonlyMap<string, FoundPart>;

  private constructor(path: string, zip: OpenZip) {
    this.path = path;
    this.parts = zip.parts;
    this.#zip = zip;
    this.#byName = new Map(zip.parts.map((part) => [part.name, part]));
  }

  static async open(path: string): Promise<Bundle> {
    return new Bundle(path, await openZip(path));
  }

  /** Null where there is no part of this name. */
  async read(name: string): Promise<Buffer | null> {
    return (await this.#byName.get(name)?.read()) ?? null;
  }

  /** Null where there is none, or it is none. */
  async manifest(): Promise<Manifest | null> {
    // Whatever is wrong with its bytes: `verify` says it.
    const content = await this.read(manifestName).catch(() => null);
    return content && readManifest(content);
  }

  /** A JSON document that is as its name says. */
  async document<T>(name: string): Promise<T | null> {
    const content = await this.read(name);
    return content && (JSON.parse(content.toString('utf8')) as T);
  }

  /** The rows of a part of compressed lines, one after the other: they may be more than one text can hold. */
  async *lines<T>(name: string): AsyncGenerator<T> {
    const content = await this.read(name);
    if (content) yield* linesOf<T>(content);
  }

  /** … of a private part. Throws as `opened` does. */
  async *openedLines<T>(name: string, key: ArchiveKey): AsyncGenerator<T> {
    const content = await this.read(name);
    if (content) yield* linesOf<T>(openPrivate(key, content));
  }

  /** The plain bytes of a private part. Throws where the key is another one, or the part was changed. */
  async opened(name: string, key: ArchiveKey): Promise<Buffer | null> {
    const content = await this.read(name);
    return content && unpacked(openPrivate(key, content));
  }

  close(): void {
    this.#zip.close();
  }
}

export const unpacked = (content: Buffer): Promise<Buffer> => unzip(content, { maxOutputLength: mostBytes });

async function* linesOf<T>(content: Buffer): AsyncGenerator<T> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of Readable.from([content]).pipe(createGunzip())) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as T;
  }
  rest += decoder.end();
  if (rest !== '') yield JSON.parse(rest) as T;
}
