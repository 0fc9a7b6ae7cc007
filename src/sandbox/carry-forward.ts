import type { ContributionTable, Row } from './contribution-table.ts';
import { rewriteRow } from './csv-row.ts';
import { withMonth, withNumber } from './written-text.ts';
import { yuanOf } from './yuan.ts';

/**
 * The file of `period`, carried forward from the one before: its month, the bases that `filedBaseFen` gives by ID
 * number, count and total of what it then holds. Every other byte stays as it is, mistakes included: the office does
 * not mend its own file.
 */
export function carryForward(
  table: ContributionTable,
  period: string,
  filedBaseFen: (idNumber: string) => number | null,
): Buffer {
  const { month, people, closing, baseColumn } = table;
  const edits: { row: Row; changes: Map<number, string> }[] = [
    { row: month.row, changes: new Map([[month.place, withMonth(month.text, period)]]) },
  ];
  let totalFen = 0n;
  for (const person of people) {
    const filedFen = person.hasBase ? filedBaseFen(person.idNumber) : null;
    if (filedFen !== null) edits.push({ row: person, changes: new Map([[baseColumn, yuanOf(filedFen)]]) });
    totalFen += BigInt(filedFen ?? person.baseFen ?? 0);
  }
  edits.push({ row: closing, changes: declared(closing, people.length, totalFen) });
  return rewritten(table, edits);
}

function declared(
  { count, total }: ContributionTable['closing'],
  lines: number,
  totalFen: bigint,
): Map<number, string> {
  const changes = new Map<number, string>();
  if (count) changes.set(count.place, withNumber(count.text, String(lines)));
  if (total) changes.set(total.place, withNumber(total.text, totalText(totalFen)));
  return changes;
}

/** By digits and not as a number: a sum of bases that nobody checked may leave the safe integers. */
function totalText(fen: bigint): string {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The edits come in the order of the file. */
function rewritten(
  { bytes, encoding }: ContributionTable,
  edits: { row: Row; changes: Map<number, string> }[],
): Buffer {
  const pieces: Buffer[] = [];
  let at = 0;
  for (const { row, changes } of edits) {
    pieces.push(bytes.subarray(at, row.start));
    pieces.push(rewriteRow(bytes.subarray(row.start, row.end), changes, encoding));
    at = row.end;
  }
  pieces.push(bytes.subarray(at));
  return Buffer.concat(pieces);
}
