import { refused } from './file-problem.ts';
import { type Header, HeaderSearch, type Layout } from './header.ts';
import { readTable } from './read-table.ts';
import type { FileLimits, TableRow, TableSource } from './table.ts';

/** A block of rows below the header, with the header and the rows above it. */
export interface TableBody<Column extends string> {
  readonly header: Header<Column>;
  readonly titleRows: readonly TableRow[];
  readonly rows: readonly TableRow[];
}

/** Reads a table with a header. The first block comes with the header and may hold no row. Throws `FileRefused`. */
export async function* readTableBody<Column extends string>(
  source: TableSource,
  layout: Layout<Column>,
  limits: FileLimits,
): AsyncGenerator<TableBody<Column>> {
  const search = new HeaderSearch(source.name, layout);
  let header: Header<Column> | null = null;
  let isEmpty = true;
  for await (const block of readTable(source, limits)) {
    isEmpty = false;
    let at = 0;
    for (; header === null && at < block.length; at += 1) header = search.offer(block[at] as TableRow);
    if (header !== null)
      yield { header, titleRows: search.titleRows, rows: at === 0 ? block : block.slice(at) };
  }
  if (isEmpty) throw refused({ file: source.name }, 'file_empty');
  if (header === null) throw search.missing();
}
