import { posix } from 'node:path';
import { csvCell } from './csv-row.ts';
import { type Attributes, openXlsx, UnreadableXlsx, type XlsxPart } from './xlsx-part.ts';

/** A wider sheet is none of an office's making. */
const maxColumns = 256;

/**
 * The first visible sheet of a workbook as CSV in UTF-8 with a byte-order mark, blank rows left out; null where the
 * bytes are no such workbook, or where a cell is calculated: what it comes to next month is not for a copy to say.
 */
export async function csvOfXlsx(bytes: Buffer): Promise<Buffer | null> {
  try {
    const rows = await sheetRows(await openXlsx(bytes));
    // A sheet leaves out blank cells at the end of a row; in CSV a row that is shorter than the header is cut off.
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const lines = rows.map((row) =>
      Array.from({ length: width }, (_, at) => csvCell(row[at] ?? '')).join(','),
    );
    return Buffer.from(`\ufeff${lines.map((line) => `${line}\r\n`).join('')}`);
  } catch (error) {
    if (error instanceof UnreadableXlsx) return null;
    throw error;
  }
}

async function sheetRows(part: (name: string) => XlsxPart | null): Promise<string[][]> {
  const sheet = part(await sheetName(part));
  if (!sheet) throw new UnreadableXlsx();
  const shared = await sharedStrings(part('xl/sharedStrings.xml'));
  const rows: string[][] = [];
  let row: string[] = [];
  let cell: Attributes = {};
  let value = '';
  const phonetic = new Phonetic();
  await sheet.read({
    open(name, attributes) {
      phonetic.open(name);
      if (name === 'f') throw new UnreadableXlsx();
      if (name === 'row') row = [];
      if (name !== 'c') return;
      cell = attributes;
      value = '';
    },
    text(text, element) {
      if (element === 'v' || (element === 't' && !phonetic.isOpen)) value += text;
    },
    close(name) {
      phonetic.close(name);
      if (name === 'c' && value !== '') {
        const place = cell.r === undefined ? row.length : columnOf(cell.r);
        if (place < 0 || place >= maxColumns) throw new UnreadableXlsx();
        row[place] = cellText(cell.t, value, shared);
      }
      if (name === 'row' && row.some((text) => text.trim() !== '')) rows.push(row);
    },
  });
  return rows;
}

/** The part of the first visible sheet: named in the workbook by an id that its relations resolve. */
async function sheetName(part: (name: string) => XlsxPart | null): Promise<string> {
  let relation: string | undefined;
  await part('xl/workbook.xml')?.read({
    open(name, attributes) {
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      relation ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    },
  });
  let target: string | undefined;
  await part('xl/_rels/workbook.xml.rels')?.read({
    open(name, attributes) {
      if (name === 'Relationship' && attributes.Id === relation) target ??= attributes.Target;
    },
  });
  if (relation === undefined || target === undefined) throw new UnreadableXlsx();
  return target.startsWith('/') ? target.slice(1) : posix.normalize(`xl/${target}`);
}

async function sharedStrings(part: XlsxPart | null): Promise<string[]> {
  const strings: string[] = [];
  const phonetic = new Phonetic();
  await part?.read({
    open(name) {
      phonetic.open(name);
      if (name === 'si') strings.push('');
    },
    text(text, element) {
      if (element === 't' && !phonetic.isOpen) strings.push((strings.pop() ?? '') + text);
    },
    close: (name) => phonetic.close(name),
  });
  return strings;
}

/** Whether the reader stands in a reading aid (`rPh`), which is written over a text and no part of it. */
class Phonetic {
  isOpen = false;

  open(name: string): void {
    if (name === 'rPh') this.isOpen = true;
  }

  close(name: string): void {
    if (name === 'rPh') this.isOpen = false;
  }
}

function cellText(type: string | undefined, value: string, shared: string[]): string {
  if (type === 'e') throw new UnreadableXlsx();
  if (type === 's') {
    const text = shared[Number(value)];
    if (text === undefined) throw new UnreadableXlsx();
    return text;
  }
  return type === undefined || type === 'n' ? storedNumber(value) : value;
}

/**
 * The number that a spreadsheet shows for what it stores: it calculates in binary and keeps fifteen digits. A number
 * of more digits has lost some, and is written so that nobody takes it for an ID number or an account.
 */
function storedNumber(text: string): string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return text;
  return Math.abs(number) < 1e15 ? String(Number(number.toPrecision(15))) : number.toExponential();
}

/** The column of a reference such as AB12, from 0; -1 where it is none. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1] ?? '';
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
