import type { BankLedger } from './bank-ledger.ts';
import type { StatementCut } from './facts.ts';

/** A statement of more entries is split, so that one document stays of a size that a client can hold. */
export const maxStatementEntries = 10_000;

/**
 * The statements that take in every entry not yet in one; none if there is no such entry. A return never stands in
 * the same statement as its booking: the statement is split before it, as the real thing comes a day later.
 */
export function cutStatements(ledger: BankLedger): StatementCut[] {
  const ranges: { fromEntry: number; toEntry: number }[] = [];
  let fromEntry = ledger.statedEntries;
  for (let place = fromEntry; place < ledger.entries.length; place += 1) {
    const booking = ledger.bookingOfReturn.get(place);
    const returnsOwnEntry = booking !== undefined && booking >= fromEntry;
    if (returnsOwnEntry || place - fromEntry === maxStatementEntries) {
      ranges.push({ fromEntry, toEntry: place });
      fromEntry = place;
    }
  }
  if (fromEntry < ledger.entries.length) ranges.push({ fromEntry, toEntry: ledger.entries.length });
  return withBalances(ledger, ranges);
}

/** Reckoned backwards from the balance of now: the operator may set it, and then nothing else says what it was. */
function withBalances(ledger: BankLedger, ranges: { fromEntry: number; toEntry: number }[]): StatementCut[] {
  const nextSequence = ledger.statements.length + 1;
  let closingFen = ledger.availableFen;
  return ranges
    .map((range, index) => ({ ...range, sequence: nextSequence + index }))
    .reverse()
    .map((range) => {
      let openingFen = closingFen;
      for (const { amountFen, returnReason } of ledger.entries.slice(range.fromEntry, range.toEntry)) {
        openingFen += returnReason === null ? amountFen : -amountFen;
      }
      const cut = { ...range, openingFen, closingFen };
      closingFen = openingFen;
      return cut;
    })
    .reverse();
}
