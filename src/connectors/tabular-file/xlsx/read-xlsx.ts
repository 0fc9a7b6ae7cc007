import { refused } from '../file-problem.ts';
import type { FileLimits, TableRow, TableSource } from '../table.ts';
import { readSharedStrings } from './shared-strings.ts';
import { SheetRows } from './sheet-rows.ts';
import { readWorkbook } from './workbook.ts';
import { XlsxArchive } from './xlsx-archive.ts';
import { XmlReader } from './xml-reader.ts';

/** The rows of the first visible sheet of an XLSX file, in blocks. Throws `FileRefused`. */
export async function* readXlsx(source: TableSource, limits: FileLimits): AsyncGenerator<TableRow[]> {
  const archive = await XlsxArchive.open(source, limits);
  try {
    const workbook = await readWorkbook(archive, source);
    if (!archive.has(workbook.sheetPart)) throw refused({ file: source.name }, 'xlsx_damaged');
    const strings = await readSharedStrings(archive, source, workbook.sharedStringsPart);
    const sheet = new SheetRows(source, limits, workbook, strings);
    const reader = new XmlReader(source, sheet);
    for await (const piece of archive.text(workbook.sheetPart)) {
      reader.write(piece);
      const rows = sheet.takeRows();
      if (rows.length > 0) yield rows;
    }
    reader.end();
    const rows = sheet.takeRows();
    if (rows.length > 0) yield rows;
  } finally {
    archive.close();
  }
}
