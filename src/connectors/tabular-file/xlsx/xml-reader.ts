import { SaxesParser } from 'saxes';
import { refused } from '../file-problem.ts';
import type { TableSource } from '../table.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** More text than this without a tag is no workbook; the parser would have to hold it all. */
const maxBytesWithoutTag = 1024 * 1024;
/** Workbooks nest some ten levels deep; the parser keeps every element that is open. */
const maxDepth = 64;

/**
 * Feeds the elements of an XML document to a handler, piece by piece, under their local names (writers differ in
 * prefixes). Documents with a DTD are refused: it could declare entities that multiply or that point elsewhere.
 */
export class XmlReader {
  readonly #parser = new SaxesParser();
  readonly #source: TableSource;
  #bytesWithoutTag = 0;
  #depth = 0;

  constructor(source: TableSource, handler: XmlHandler) {
    this.#source = source;
    const damaged = () => refused({ file: source.name }, 'xlsx_damaged');
    this.#parser.on('error', () => {
      throw damaged();
    });
    this.#parser.on('doctype', () => {
      throw refused({ file: source.name }, 'xlsx_unsafe');
    });
    this.#parser.on('opentag', (tag) => {
      this.#bytesWithoutTag = 0;
      this.#depth += 1;
      if (this.#depth > maxDepth) throw damaged();
      handler.open(localName(tag.name), tag.attributes as Attributes);
    });
    this.#parser.on('closetag', (tag) => {
      this.#bytesWithoutTag = 0;
      this.#depth -= 1;
      handler.close(localName(tag.name));
    });
    this.#parser.on('text', (text) => handler.text(text));
    this.#parser.on('cdata', (text) => handler.text(text));
  }

  write(text: string): void {
    this.#bytesWithoutTag += text.length;
    this.#parser.write(text);
    if (this.#bytesWithoutTag > maxBytesWithoutTag)
      throw refused({ file: this.#source.name }, 'xlsx_damaged');
  }

  end(): void {
    this.#parser.close();
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Reads a whole document. */
export async function readXml(
  source: TableSource,
  text: AsyncIterable<string>,
  handler: XmlHandler,
): Promise<void> {
  const reader = new XmlReader(source, handler);
  for await (const piece of text) reader.write(piece);
  reader.end();
}
