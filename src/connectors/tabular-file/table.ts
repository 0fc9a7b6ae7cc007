/** Where a file lies, and by what name people know it: messages name the latter. */
export interface TableSource {
  readonly path: string;
  readonly name: string;
}

/** Beyond one of these a file is refused, before it can exhaust memory or disk. */
export interface FileLimits {
  readonly maxBytes: number;
  /** Of one line, quotes and separators included. */
  readonly maxLineBytes: number;
  /** Of all that an XLSX file unpacks to, counted while unpacking. */
  readonly maxUnpackedBytes: number;
}

export const defaultFileLimits: FileLimits = {
  maxBytes: 512 * 1024 * 1024,
  maxLineBytes: 64 * 1024,
  maxUnpackedBytes: 1024 * 1024 * 1024,
};

/**
 * `number` is a number as a spreadsheet stores it, `date` an ISO date made from one; `formula` and `error` are what a
 * spreadsheet calculates. Every cell of a CSV file is `text`.
 */
export type CellKind = 'text' | 'number' | 'date' | 'formula' | 'error';

export interface Cell {
  readonly text: string;
  readonly kind: CellKind;
}

/** A row with at least one cell that is not blank. `line` is the line of the file (or row of the sheet) it begins at, from 1. */
export interface TableRow {
  readonly line: number;
  /** A sheet leaves out blank cells at the end of a row; a CSV file writes their separators. */
  readonly format: 'csv' | 'xlsx';
  readonly cells: readonly Cell[];
}

export const blankCell: Cell = { text: '', kind: 'text' };

/** Wider rows than this are none of people's making, and would take memory for cells that nobody wrote. */
export const maxColumns = 256;
