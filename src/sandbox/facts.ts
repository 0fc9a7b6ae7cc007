import type { Faults } from './faults.ts';

/**
 * Everything the sandbox ever acknowledged, as it stands in the journal. What it knows is what comes of applying
 * these in order, at a start as in operation, so a fact holds every outcome and nothing is drawn or timed again.
 * Times are milliseconds since 1970 by the sandbox's own clock, amounts are integer fen.
 */
export type Fact =
  | OpenedFact
  | FaultsFact
  | { type: 'outage-started'; at: number }
  | PaymentFact
  | { type: 'returns'; bookings: number[] }
  | { type: 'foreign-entry'; at: number; endToEndId: string; account: string; amountFen: number }
  | { type: 'balance-set'; availableFen: number }
  | { type: 'statements-cut'; at: number; statements: StatementCut[] }
  | ContributionsFact
  | FilingFact
  | { type: 'sms'; messageId: string };

/** The first fact of every journal. Funds given at a later start are ignored: by then they are the ledger's. */
export type OpenedFact = { type: 'opened'; fundsFen: number };

/** `startText` is the text of --faults where the faults came with a start, null where they were put over HTTP. */
export type FaultsFact = { type: 'faults'; faults: Faults; startText: string | null };

/** One pain.001 with all its outcomes. `groupReason` refuses it as a whole; then nothing of it is booked. */
export type PaymentFact = {
  type: 'payment';
  at: number;
  msgId: string;
  digest: string;
  groupReason: string | null;
  batches: { id: string; transfers: TransferOutcome[] }[];
};

/** `reason` null means booked. A `returnReason` means that the receiving bank will send the money back. */
export type TransferOutcome = {
  endToEndId: string;
  account: string;
  orderedFen: number;
  bookedFen: number;
  reason: string | null;
  statusTwice: boolean;
  returnReason: string | null;
};

/** The entries from `fromEntry` up to, not including, `toEntry`, by their place in the ledger. */
export type StatementCut = {
  sequence: number;
  fromEntry: number;
  toEntry: number;
  openingFen: number;
  closingFen: number;
};

/** `carriedFrom` is the SHA-256 of the month before where the office issued the file itself, absent where it was put. */
export type ContributionsFact = {
  type: 'contributions';
  period: string;
  sha256: string;
  carriedFrom?: string;
};

/** Journals of earlier versions hold filings without content: their answers stand, and no month's file follows them. */
export type FilingFact = {
  type: 'filing';
  filingId: string;
  answer: FilingAnswer;
  content?: FilingContent;
};

/** `idHash` stands for the ID number, which the journal never holds. */
export type FilingContent = { idHash: string; baseFen: number; effectivePeriod: string };

export type FilingAnswer =
  | { status: 'accepted'; filingId: string; receiptNo: string }
  | { status: 'refused'; reason: string };
