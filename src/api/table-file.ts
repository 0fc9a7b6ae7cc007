import writeXlsxFile from 'write-excel-file/node';

export type Cell = string | number | null;
export interface Table {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** CSV in UTF-8 with a byte order mark, which spreadsheet programs need for Chinese. */
export function tableCsv(table: Table): Buffer {
  const lines = [table.header, ...table.rows].map((row) => row.map(csvCell).join(','));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}

/** A text that a spreadsheet program would run as a formula is given as text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export async function tableXlsx(table: Table): Promise<Buffer> {
  const header = table.header.map((value) => ({ value, fontWeight: 'bold' as const }));
  const rows = table.rows.map((row) =>
    row.map((cell) =>
      cell === null
        ? null
        : typeof cell === 'number'
          ? { value: cell, type: Number }
          : { value: harmless(cell), type: String },
    ),
  );
  return writeXlsxFile([header, ...rows], { sheet: table.title }).toBuffer();
}
