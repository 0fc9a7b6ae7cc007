import { SaxesParser } from 'saxes';

/** A document that is not well-formed or lacks a part it must have. The message names elements, never their content. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

export interface XmlElement {
  /** Name without its namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

interface GrowingElement extends XmlElement {
  readonly children: GrowingElement[];
  text: string;
}

/**
 * Reads a document strictly: a cut-off or malformed one throws UnreadableDocument.
 *
 * Elements named in `taken` are handed over one by one as they close and are left out of the returned root, so that a
 * statement of any length never stands in memory as a tree.
 */
export function readXml(
  xml: string,
  taken: Readonly<Record<string, (element: XmlElement) => void>> = {},
): XmlElement {
  const parser = new SaxesParser();
  const open: GrowingElement[] = [];
  let root: XmlElement | undefined;
  // A thrown error would be lost on the parser's way on; the position is all that may be told of the content.
  parser.on('error', () => {
    throw new UnreadableDocument(`not well-formed at line ${parser.line}, column ${parser.column}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push({ name: name.slice(name.indexOf(':') + 1), attributes, children: [], text: '' });
  });
  parser.on('text', (text) => {
    const current = open.at(-1);
    if (current) current.text += text;
  });
  parser.on('cdata', (text) => {
    const current = open.at(-1);
    if (current) current.text += text;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    closed.text = closed.text.trim();
    const take = taken[closed.name];
    const parent = open.at(-1);
    if (take) take(closed);
    else if (parent) parent.children.push(closed);
    else root = closed;
  });
  parser.write(xml).close();
  if (!root) throw new UnreadableDocument('no root element');
  return root;
}

/** The first element on a path of names below `element`, or null. */
export function find(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  let found: XmlElement = element;
  for (const name of path) {
    const next = found.children.find((child) => child.name === name);
    if (!next) return null;
    found = next;
  }
  return found;
}

/** The text at a path below `element`; null if it is missing or empty. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | null {
  return find(element, ...path)?.text || null;
}

/** As `textAt`, for what must be there. */
export function requiredText(element: XmlElement, ...path: readonly string[]): string {
  const text = textAt(element, ...path);
  if (text === null) throw new UnreadableDocument(`${element.name} has no ${path.join('/')}`);
  return text;
}
