import { posix } from 'node:path';
import { refused } from '../file-problem.ts';
import type { TableSource } from '../table.ts';
import { isDateFormat } from './number-format.ts';
import type { XlsxArchive } from './xlsx-archive.ts';
import { type Attributes, readXml, type XmlHandler } from './xml-reader.ts';

/** Where the first sheet lies in the archive, and what its cells refer to. */
export interface Workbook {
  readonly sheetPart: string;
  readonly sharedStringsPart: string | null;
  /** Whether a cell of this style shows a date, by the index of the style. */
  readonly dateStyles: readonly boolean[];
  /** Days are counted from 1904, as on old Macs. */
  readonly from1904: boolean;
}

const workbookPart = 'xl/workbook.xml';
const relationsPart = 'xl/_rels/workbook.xml.rels';
/** These parts list sheets and styles, and are kept in memory as lists. */
const maxPartBytes = 16 * 1024 * 1024;

export async function readWorkbook(archive: XlsxArchive, source: TableSource): Promise<Workbook> {
  if (!archive.has(workbookPart)) {
    const kind = archive.has('xl/workbook.bin') ? 'xlsb' : 'zip';
    throw refused({ file: source.name }, 'file_of_other_kind', kind);
  }
  const { sheets, from1904 } = await readSheets(archive, source);
  const targets = await readTargets(archive, source);
  const sheet = sheets.find((one) => one.visible) ?? sheets[0];
  const sheetPart = sheet === undefined ? undefined : targets.byId.get(sheet.relation);
  if (sheetPart === undefined) throw refused({ file: source.name }, 'xlsx_damaged');
  const stylesPart = targets.byType.get('styles');
  return {
    sheetPart,
    sharedStringsPart: targets.byType.get('sharedStrings') ?? null,
    dateStyles:
      stylesPart && archive.has(stylesPart) ? await readDateStyles(archive, source, stylesPart) : [],
    from1904,
  };
}

/** A handler that only looks at opening tags. */
function onOpen(open: (name: string, attributes: Attributes) => void): XmlHandler {
  return { open, close: () => undefined, text: () => undefined };
}

async function readSheets(archive: XlsxArchive, source: TableSource) {
  const sheets: { relation: string; visible: boolean }[] = [];
  let from1904 = false;
  const handler = onOpen((name, attributes) => {
    if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
    if (name !== 'sheet') return;
    const relation = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1];
    sheets.push({ relation: relation ?? '', visible: (attributes.state ?? 'visible') === 'visible' });
  });
  await readXml(source, archive.text(workbookPart, maxPartBytes), handler);
  return { sheets, from1904 };
}

async function readTargets(archive: XlsxArchive, source: TableSource) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  const handler = onOpen((name, attributes) => {
    if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
    const target = attributes.Target ?? '';
    // A target is relative to the workbook's folder, or begins with a slash: then it is relative to the archive.
    const part = target.startsWith('/') ? target.slice(1) : posix.normalize(`xl/${target}`);
    byId.set(attributes.Id ?? '', part);
    byType.set((attributes.Type ?? '').split('/').at(-1) ?? '', part);
  });
  await readXml(source, archive.text(relationsPart, maxPartBytes), handler);
  return { byId, byType };
}

async function readDateStyles(archive: XlsxArchive, source: TableSource, part: string): Promise<boolean[]> {
  const customFormats = new Map<string, string>();
  const styles: boolean[] = [];
  let inStyles = false;
  let inFormats = false;
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'cellXfs') inStyles = true;
      else if (name === 'numFmts') inFormats = true;
      else if (name === 'numFmt' && inFormats)
        customFormats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '');
      else if (name === 'xf' && inStyles) {
        const id = attributes.numFmtId ?? '0';
        styles.push(isDateFormat(Number(id), customFormats.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inStyles = false;
      if (name === 'numFmts') inFormats = false;
    },
    text: () => undefined,
  };
  await readXml(source, archive.text(part, maxPartBytes), handler);
  return styles;
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
