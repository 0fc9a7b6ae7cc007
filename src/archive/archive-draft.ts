import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Pages } from '../db/queries/archive/run-records.ts';
import { type ArchiveKey, sealPrivate } from './archive-key.ts';
import type { ArchiveStore } from './archive-store.ts';
import { gzipLines } from './gzip-lines.ts';
import type { ManifestEntry } from './manifest.ts';

const zip = promisify(gzip);

const jsonOf = (document: object): Buffer => Buffer.from(`${JSON.stringify(document, null, 1)}\n`);

/** The entries of an archive as they are put together: each is in the store as soon as it is added. */
export class ArchiveDraft {
  readonly entries: ManifestEntry[] = [];
  readonly #store: ArchiveStore;
  readonly #key: ArchiveKey;

  constructor(store: ArchiveStore, key: ArchiveKey) {
    this.#store = store;
    this.#key = key;
  }

  /** As it is. @returns its name. */
  async add(name: string, content: Buffer): Promise<string> {
    return this.#put(name, content, false);
  }

  async addDocument(name: string, document: object): Promise<string> {
    return this.add(name, jsonOf(document));
  }

  /** Rows as lines of JSON, compressed; read page by page. */
  async addLines(name: string, pages: Pages): Promise<string> {
    return this.add(`${name}.gz`, await gzipLines(pages));
  }

  /** Compressed, then encrypted. */
  async addPrivate(name: string, content: Buffer): Promise<string> {
    return this.#put(`${name}.gz.enc`, sealPrivate(this.#key, await zip(content)), true);
  }

  async addPrivateDocument(name: string, document: object): Promise<string> {
    return this.addPrivate(name, jsonOf(document));
  }

  async addPrivateLines(name: string, pages: Pages): Promise<string> {
    return this.#put(`${name}.gz.enc`, sealPrivate(this.#key, await gzipLines(pages)), true);
  }

  /** What lies in the store already. */
  addStored(name: string, sha256: string, bytes: number): string {
    this.entries.push({ name, sha256, bytes, private: false });
    return name;
  }

  async #put(name: string, content: Buffer, isPrivate: boolean): Promise<string> {
    const sha256 = await this.#store.put(content);
    this.entries.push({ name, sha256, bytes: content.length, private: isPrivate });
    return name;
  }
}
