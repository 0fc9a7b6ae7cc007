import { refused } from '../file-problem.ts';
import type { TableSource } from '../table.ts';
import type { XlsxArchive } from './xlsx-archive.ts';
import { XmlReader } from './xml-reader.ts';

const pageBytes = 4 * 1024 * 1024;
/** Kept in memory for as long as the sheet is read: half a gigabyte, and a sheet of texts that are all different. */
const maxPartBytes = 512 * 1024 * 1024;
const maxTexts = 16_000_000;
/** A cell holds 32,767 characters (ECMA-376, part 1, 18.3.1.4, as spreadsheet programs have it). */
export const maxTextLength = 65_536;

/**
 * The texts that cells point to. A big workbook has millions of them: they are kept as bytes in pages, a fraction of
 * what as many strings would take.
 */
export class SharedStrings {
  readonly #pages: Buffer[] = [];
  #used = pageBytes;
  /** Page, start and length of each text, one after the other. */
  #places = new Uint32Array(3 * 1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.#used + length > pageBytes) {
      this.#pages.push(Buffer.allocUnsafe(Math.max(pageBytes, length)));
      this.#used = 0;
    }
    const page = this.#pages.length - 1;
    this.#pages[page]?.write(text, this.#used);
    if (this.#count * 3 === this.#places.length) {
      const more = new Uint32Array(this.#places.length * 2);
      more.set(this.#places);
      this.#places = more;
    }
    this.#places.set([page, this.#used, length], this.#count * 3);
    this.#used += length;
    this.#count += 1;
  }

  /** The text with this index, or null where there is none. */
  get(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return null;
    const [page = 0, start = 0, length = 0] = this.#places.subarray(index * 3, index * 3 + 3);
    return this.#pages[page]?.toString('utf8', start, start + length) ?? null;
  }
}

export async function readSharedStrings(
  archive: XlsxArchive,
  source: TableSource,
  part: string | null,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  if (part === null || !archive.has(part)) return strings;
  const text = new RichText();
  const reader = new XmlReader(source, {
    open: (name) => {
      if (name === 'si') text.clear();
      text.open(name);
    },
    close: (name) => {
      text.close(name);
      if (name === 'si') strings.add(text.take());
      if (strings.count > maxTexts) throw refused({ file: source.name }, 'xlsx_damaged');
    },
    text: (piece) => {
      text.add(piece);
      if (text.length > maxTextLength) throw refused({ file: source.name }, 'xlsx_damaged');
    },
  });
  for await (const piece of archive.text(part, maxPartBytes)) reader.write(piece);
  reader.end();
  return strings;
}

/** Joins the runs of a formatted text. What stands over it as a reading aid (`rPh`) is not part of it. */
export class RichText {
  #text = '';
  #inText = false;
  #inReading = false;

  get length(): number {
    return this.#text.length;
  }

  open(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#inReading = true;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inReading = false;
  }

  add(piece: string): void {
    if (this.#inText && !this.#inReading) this.#text += piece;
  }

  clear(): void {
    this.#text = '';
  }

  /** Control characters stand in a workbook as _x000D_ and the like (ECMA-376, part 1, 22.9.2.19). */
  take(): string {
    return this.#text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
}
