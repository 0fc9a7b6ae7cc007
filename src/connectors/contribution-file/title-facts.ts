import { compactText } from '../../domain/notation.ts';
import { type Period, parsePeriod } from '../../domain/period.ts';
import type { Cell, TableRow } from '../tabular-file/table.ts';

/** What the rows above the header say of the file. */
export interface TitleFacts {
  readonly period: Period | null;
  readonly periodLine: number | null;
  /** The unit's number with the social-security office. */
  readonly unitNo: string | null;
}

export function readTitleFacts(titleRows: readonly TableRow[]): TitleFacts {
  const period = labelled(titleRows, '申报月份');
  const unit = labelled(titleRows, '单位编号');
  return {
    period:
      period && parsePeriod(period.cell.kind === 'date' ? period.cell.text.slice(0, 7) : period.cell.text),
    periodLine: period?.line ?? null,
    unitNo: (unit && compactText(unit.cell.text)) || null,
  };
}

/** The value of a label: behind a colon in the same cell, or the next cell of its row that is not blank. */
function labelled(rows: readonly TableRow[], label: string): { cell: Cell; line: number } | null {
  for (const { cells, line } of rows) {
    for (const [place, cell] of cells.entries()) {
      const text = compactText(cell.text);
      if (!text.startsWith(label)) continue;
      const behind = text.slice(label.length).replace(/^:/, '');
      if (behind !== '') return { cell: { text: behind, kind: 'text' }, line };
      const next = cells.slice(place + 1).find((one) => one.text.trim() !== '');
      if (next !== undefined) return { cell: next, line };
    }
  }
  return null;
}
