import { compactText } from '../../domain/notation.ts';
import { type Fen, formatYuan, parseYuan } from '../../domain/yuan.ts';
import { type FileProblem, fileProblem } from './file-problem.ts';
import type { Cell, TableRow } from './table.ts';

/** The line that ends a file: 合计, a count such as 999人, a total in yuan. */
export interface ClosingLine {
  readonly line: number;
  readonly count: number | null;
  readonly totalFen: Fen | null;
}

const label = /^(?:合计|总计)[::]?(?:共?([\d,]+)[人笔条行])?$/;
const countForm = /^共?([\d,]+)[人笔条行]$/;

/** The label stands under any column: columns come in any order. */
export function isClosingLine(row: TableRow): boolean {
  return row.cells.some(isLabel);
}

function isLabel({ text }: Cell): boolean {
  // A glance for the word saves cleaning every cell of a big file.
  return (text.includes('合') || text.includes('总')) && label.test(compactText(text));
}

/** Reads count and total wherever they stand; the total is looked for in its column first. */
export function readClosingLine(row: TableRow, amountCell: Cell): ClosingLine {
  const texts = row.cells.map((cell) => compactText(cell.text)).filter((text) => text !== '');
  const labelled = texts.map((text) => label.exec(text)?.[1]).find((text) => text !== undefined);
  const rest = texts.filter((text) => !label.test(text));
  const counted =
    labelled ?? rest.map((text) => countForm.exec(text)?.[1]).find((text) => text !== undefined);
  const amount = compactText(amountCell.text);
  const amounts = rest.filter((text) => !countForm.test(text));
  const total = amounts.includes(amount) ? amount : amounts.length === 1 ? amounts[0] : undefined;
  return {
    line: row.line,
    count: counted === undefined ? null : Number(counted.replaceAll(',', '')),
    totalFen: total === undefined ? null : parseYuan(total),
  };
}

/** What the closing line says against what the lines are; a part it does not give is for the caller to judge. */
export function closingProblems(
  place: { file: string; amountColumn: string },
  closing: ClosingLine,
  found: { readonly lines: number; readonly totalFen: bigint },
): FileProblem[] {
  const problems: FileProblem[] = [];
  const at = { file: place.file, line: closing.line };
  if (closing.count !== null && closing.count !== found.lines)
    problems.push(fileProblem(at, 'count_differs', closing.count, found.lines));
  if (closing.totalFen !== null && BigInt(closing.totalFen) !== found.totalFen) {
    const [declared, added] = [formatYuan(closing.totalFen), formatYuan(found.totalFen)];
    problems.push(fileProblem({ ...at, column: place.amountColumn }, 'total_differs', declared, added));
  }
  return problems;
}
