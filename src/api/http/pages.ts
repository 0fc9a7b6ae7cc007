import { afterId, afterText, idInAddress, pageLimit } from '../fields.ts';

/**
 * Lists come in pages: `limit` bounds one, `next` of one is `after` of the one that follows, null ends them. This is the
 * question of a list that goes up by a number, of one that goes down (the newest first), and of one that goes by text.
 */
export const byNumber = { after: afterId, limit: pageLimit() };
export const newestFirst = {
  after: idInAddress
    .default(Number.MAX_SAFE_INTEGER)
    .meta({ default: Number.MAX_SAFE_INTEGER, description: '`next` of the page before' }),
  limit: pageLimit(),
};
export const byText = { after: afterText, limit: pageLimit() };

/**
 * One page of a list.
 * @param rows in a stable order; one more than the limit was asked for, so that it is known whether more follow.
 * @param keyOf what orders the list, and is different for every row.
 */
export function pageOf<Row, Key extends string | number>(
  rows: readonly Row[],
  most: number,
  keyOf: (row: Row) => Key,
): { rows: Row[]; next: Key | null } {
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > most && last !== undefined ? keyOf(last) : null };
}
