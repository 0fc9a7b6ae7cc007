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

/** Blanks and what is not seen: programs drop them before they look for a formula. */
const unseen = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]+/u;

/** A text that a spreadsheet program would run as a formula is given as text, however its first sign is written. */
export function harmless(text: string): string {
  const isFormula = /^[\t\r\n]/.test(text) || /^[=+\-@]/.test(text.normalize('NFKC').replace(unseen, ''));
  return isFormula ? `'${text}` : text;
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
