import { cleanText } from '../../domain/notation.ts';
import type { Cell } from './table.ts';

/**
 * Whether a spreadsheet calculates the cell, or would when it opens the text: `=` begins a formula anywhere; `+` and
 * `@` do so in text, while amounts and phone numbers may begin with a sign.
 */
export function isFormula(cell: Cell, column: 'text' | 'number'): boolean {
  if (cell.kind === 'formula' || cell.kind === 'error') return true;
  const first = cell.text.charCodeAt(0);
  // Letters, digits and Chinese characters begin nearly every cell, and nothing has to be cleaned to see it.
  if (
    (first >= 0x30 && first <= 0x39) ||
    (first >= 0x41 && first <= 0x5a) ||
    (first >= 0x4e00 && first <= 0x9fff)
  )
    return false;
  const begins = cleanText(cell.text).charAt(0);
  return begins === '=' || (column === 'text' && (begins === '+' || begins === '@'));
}
