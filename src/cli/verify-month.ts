import type { Report } from './answers.ts';

/**
 * What does not hold of a closed month, in words; empty when everything does: the equation over employee records, and
 * the bank's own book against what is recorded as booked, to the fen, every difference being an exception.
 * @param ledgerCsv the bank's book: `endToEndId,account,amountFen,bookedAt,status`.
 */
export function faultsOfMonth(report: Report, ledgerCsv: string): string[] {
  const faults: string[] = [];
  if (report.state !== 'closed') faults.push(`the month is ${report.state}, not closed`);
  if (report.omitted > 0) faults.push(`${report.omitted} employees on record were omitted`);
  // What came back after the close stays with its month, and is owed by the next.
  const returned = report.items.filter((item) => item.state === 'returned').length;
  if (report.paid + report.carried + report.zero + returned !== report.expected) {
    faults.push(
      `paid ${report.paid} + carried ${report.carried} + zero ${report.zero} is not expected ${report.expected}`,
    );
  }
  if (report.disagreements > 0)
    faults.push(`${report.disagreements} transfers differ between the statements and what is recorded`);

  const book = new Map<string, number>();
  for (const line of ledgerCsv.trimEnd().split('\n').slice(1)) {
    const [endToEndId = '', , amountFen = '0', , status] = line.split(',');
    book.set(
      endToEndId,
      (book.get(endToEndId) ?? 0) + (status?.trim() === 'returned' ? -1 : 1) * Number(amountFen),
    );
  }
  const excepted = new Set(report.exceptions.map((exception) => exception.endToEndId));
  const lines = [
    ...report.items,
    ...report.arrears.map((arrear) => ({
      ...arrear,
      bookedFen: arrear.state === 'paid' ? arrear.amountFen : null,
    })),
  ];
  const differing = lines.filter(
    ({ endToEndId, bookedFen, state }) =>
      endToEndId !== null &&
      (book.get(endToEndId) ?? 0) !== (state === 'paid' ? bookedFen : 0) &&
      !excepted.has(endToEndId),
  );
  if (differing.length > 0)
    faults.push(`${differing.length} payments differ from the bank's own book without an exception`);
  return faults;
}
