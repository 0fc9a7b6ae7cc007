import type { Entry } from './bank-ledger.ts';

/** The bank's own book: one row for each booking, a further one for each return. */
export function ledgerCsv(entries: Entry[]): string {
  const rows = entries.map((entry) =>
    [
      // A comma is the one permitted character of an id that CSV must quote.
      entry.endToEndId.includes(',') ? `"${entry.endToEndId}"` : entry.endToEndId,
      entry.account,
      entry.amountFen,
      new Date(entry.at).toISOString(),
      entry.returnReason === null ? 'booked' : 'returned',
    ].join(','),
  );
  return `${['endToEndId,account,amountFen,bookedAt,status', ...rows].join('\n')}\n`;
}
