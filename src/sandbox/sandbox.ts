import { join } from 'node:path';
import { BankLedger } from './bank-ledger.ts';
import { ContributionTables } from './contribution-tables.ts';
import type { Fact } from './facts.ts';
import { FaultDesk } from './fault-desk.ts';
import type { Faults } from './faults.ts';
import { FilingBook } from './filing-book.ts';
import { type IdHash, openFilingKey } from './filing-key.ts';
import { type Journal, openJournal } from './journal.ts';

/** Everything the outside parties know, and the journal that it comes from. */
export type Sandbox = {
  dir: string;
  journal: Journal;
  faultDesk: FaultDesk;
  ledger: BankLedger;
  /** SHA-256 of the office's file by month. */
  contributions: Map<string, string>;
  contributionTables: ContributionTables;
  filings: FilingBook;
  idHash: IdHash;
  smsIds: Set<string>;
};

/** What comes of applying the facts of the journal. */
type Known = Pick<Sandbox, 'faultDesk' | 'ledger' | 'contributions' | 'filings' | 'smsIds'>;

export type Opening = {
  dir: string;
  /** Taken at the very first start of the folder alone. */
  fundsFen: number;
  /** `text` as it was given, to tell a restart with the same faults from a start with new ones. */
  faults: { text: string; faults: Faults } | null;
};

/** Opens the folder and brings back all that was ever acknowledged in it. */
export function openSandbox({ dir, fundsFen, faults }: Opening): Sandbox {
  const known: Known = {
    faultDesk: new FaultDesk(),
    ledger: new BankLedger(),
    contributions: new Map<string, string>(),
    filings: new FilingBook(),
    smsIds: new Set<string>(),
  };
  let isNew = true;
  const journal = openJournal(join(dir, 'journal.ndjson'), (fact) => {
    isNew = false;
    apply(known, fact);
  });
  if (isNew) journal.append({ type: 'opened', fundsFen });
  // A restart with the same text is the same start going on: it neither undoes later faults nor renews the outage.
  if (faults && faults.text !== known.faultDesk.startText) {
    journal.append({ type: 'faults', faults: faults.faults, startText: faults.text });
  }
  const idHash = openFilingKey(dir, known.filings.hasContents);
  return { dir, journal, contributionTables: new ContributionTables(dir), idHash, ...known };
}

function apply(known: Known, fact: Fact): void {
  const { faultDesk, ledger } = known;
  switch (fact.type) {
    case 'opened':
      ledger.availableFen = fact.fundsFen;
      return;
    case 'faults':
      faultDesk.applyFaults(fact);
      return;
    case 'outage-started':
      faultDesk.applyOutageStarted(fact.at);
      return;
    case 'payment':
      ledger.applyPayment(fact);
      return;
    case 'returns':
      ledger.applyReturns(fact.bookings);
      return;
    case 'foreign-entry':
      ledger.applyDebit(fact);
      return;
    case 'balance-set':
      ledger.availableFen = fact.availableFen;
      return;
    case 'statements-cut':
      ledger.applyStatements(fact.at, fact.statements);
      return;
    case 'contributions':
      known.contributions.set(fact.period, fact.sha256);
      return;
    case 'filing':
      known.filings.apply(fact);
      return;
    case 'sms':
      known.smsIds.add(fact.messageId);
      return;
    default:
      fact satisfies never;
      throw new Error('the journal holds a fact that this version does not know');
  }
}
