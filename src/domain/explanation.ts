import type { Indicator } from './indicators.ts';

/**
 * Why one payment is what it is, walked back from the bank: payment ← amount ← factor ← score ← goals, and amount ←
 * base ← filing ← salary change ← approval. Money is whole fen, moments are ISO 8601 in UTC, months YYYY-MM, days
 * YYYY-MM-DD; people who acted are user names, and the person paid is an employee number.
 */
export interface Explanation {
  readonly payment: PaymentLink;
  /** Why it is owed: arrear by arrear, back to the month's own item. Empty for what a month owes itself. */
  readonly owedBecause: ArrearLink[];
  readonly amount: AmountLink;
  readonly factor: FactorLink;
  /** Null: no result is in force, or the reader may not see it (then `hidden` says so). */
  readonly score: ScoreLink | null;
  readonly goals: GoalsLink | null;
  readonly base: BaseLink;
  /** Null: the base is not one that was filed from here. */
  readonly filing: FilingLink | null;
  readonly salaryChange: SalaryChangeLink | null;
  readonly approval: RaiseApprovalLink | null;
  /** What the reader may not see and was left out. */
  readonly hidden: HiddenPart[];
}

/** A base is a salary kept between floor and cap, and a factor names the tier of the score: they go with these. */
export type HiddenPart = 'score' | 'salary' | 'base';

export interface PaymentLink {
  readonly endToEndId: string;
  readonly employeeNo: string;
  readonly programme: string;
  readonly programmeZh: string;
  readonly programmeEn: string;
  /** The month of the run that paid, and the month that is owed. */
  readonly period: string;
  readonly owedFor: string;
  /** Of this attempt: prepared, sent, unknown, accepted, refused, booked or returned. */
  readonly state: string;
  /** Of the item, whatever attempt it is at. */
  readonly itemState: string;
  readonly reason: string | null;
  readonly amountFen: number;
  readonly bookedFen: number | null;
  readonly bookedAt: string | null;
  readonly bankReason: string | null;
  readonly attempt: number;
  readonly attempts: {
    readonly attempt: number;
    readonly endToEndId: string;
    readonly state: string;
    readonly amountFen: number;
    readonly bankReason: string | null;
  }[];
  readonly statements: {
    readonly statementId: string;
    readonly sequence: number;
    readonly kind: string;
    readonly amountFen: number;
    readonly bookedAt: string;
    readonly verdict: string | null;
    readonly returnReason: string | null;
  }[];
  /** The payment file's message id; null while the list is not cut into files. */
  readonly batchMessageId: string | null;
  readonly runWorkflowId: string;
  readonly batchWorkflowId: string | null;
  readonly list: {
    readonly round: number;
    readonly digest: string;
    readonly preparedBy: string;
    readonly preparedAt: string;
  } | null;
  readonly approvals: { readonly by: string; readonly at: string; readonly digest: string }[];
  readonly notices: {
    readonly kind: string;
    readonly attempt: number;
    readonly zh: string;
    readonly en: string;
    readonly at: string;
    readonly smsState: string;
  }[];
}

export interface ArrearLink {
  readonly arrearId: number;
  /** carried, shortfall, late_return, late_raise or late_result */
  readonly kind: string;
  readonly originPeriod: string;
  /** What the obligation was opened with; null while it was unknown. */
  readonly amountFen: number | null;
  readonly openedAt: string;
  readonly origin: {
    readonly period: string;
    readonly state: string;
    readonly reason: string | null;
    readonly reasons: string[];
    readonly amountFen: number | null;
    readonly runWorkflowId: string;
    /** The transfer that was short or came back, or the last one: it has an explanation of its own. */
    readonly endToEndId: string | null;
    readonly orderedFen: number | null;
    readonly bookedFen: number | null;
    readonly bankReason: string | null;
  };
}

export interface PolicyLink {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly createdBy: string;
  readonly createdAt: string;
}

export interface AmountLink {
  readonly amountFen: number;
  /** The month whose base, score and policy are reckoned with. */
  readonly period: string;
  readonly baseFen: number | null;
  readonly ratePpm: number | null;
  readonly factorTenThousandths: number | null;
  readonly roundingFen: number | null;
  readonly policy: PolicyLink | null;
  /** What the formula gives, and what is taken off it where part of it was paid already. */
  readonly formulaFen: number | null;
  readonly deductions: { readonly kind: string; readonly lessFen: number }[];
  /** In words: `6,772.50 × 2 % × 1.10 = 148.995 → 149`. */
  readonly calculation: string | null;
  /** Whether the calculation, done again now, gives the amount of this payment. */
  readonly agrees: boolean;
}

export const noResultInForce = 'no result in force';

export interface FactorLink {
  readonly factorTenThousandths: number | null;
  readonly period: string;
  readonly inForce: {
    readonly score: string | null;
    readonly resultId: number | null;
    readonly cycleCode: string | null;
    readonly firstPeriod: string | null;
    readonly lastPeriod: string | null;
  } | null;
  readonly note: typeof noResultInForce | null;
}

export interface ScoreLink {
  readonly appraisalId: number;
  readonly workflowId: string;
  readonly evaluatorNo: string | null;
  readonly cycle: {
    readonly code: string;
    readonly nameZh: string;
    readonly nameEn: string;
    readonly workflowId: string;
    readonly evaluatedFrom: string;
    readonly evaluatedTo: string;
    readonly releasedAt: string | null;
    readonly releasedBy: string | null;
    readonly finalAt: string | null;
  };
  /** As it stands on record: never rounded. */
  readonly weightedScore: string | null;
  readonly indicators: (Indicator & { readonly score: string | null })[];
  readonly evaluations: {
    readonly kind: string;
    readonly by: string;
    readonly at: string;
    readonly goalsVersion: number;
    readonly weightedScore: string;
    readonly scores: Readonly<Record<string, string>> | null;
    readonly hasReason: boolean;
    readonly reason: string | null;
  }[];
  readonly appeal: {
    readonly filedBy: string;
    readonly filedAt: string;
    readonly reason: string | null;
    readonly decision: string | null;
    readonly decidedBy: string | null;
    readonly decidedAt: string | null;
    readonly hasDecisionReason: boolean;
    readonly decisionReason: string | null;
  } | null;
}

export interface GoalsLink {
  readonly version: number;
  readonly indicators: Indicator[];
  readonly setBy: string;
  readonly setAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly templateCode: string | null;
  readonly templateVersion: number | null;
}

export interface BaseLink {
  readonly baseFen: number | null;
  readonly period: string;
  readonly validFrom: string | null;
  /** upload (the office's file), filing (an accepted filing of ours), correction (HR for this run); null: not on record. */
  readonly source: string | null;
  readonly recordedAt: string | null;
  /** The file of the office that says this base, with the person's line in it. */
  readonly upload: {
    readonly fileName: string;
    readonly sha256: string;
    readonly period: string;
    /** What the line says; another base came to be in force where an accepted filing or HR said otherwise. */
    readonly baseFen: number | null;
    readonly receivedAt: string;
    readonly receivedBy: string;
    readonly lineNo: number | null;
  } | null;
  readonly correction: { readonly by: string; readonly at: string } | null;
}

export interface FilingLink {
  readonly filingId: string;
  readonly receiptNo: string | null;
  readonly state: string;
  readonly attempt: number;
  readonly baseBeforeFen: number | null;
  /** Null only where the reader may not see it. */
  readonly baseFen: number | null;
  readonly effectivePeriod: string;
  readonly filedBy: string;
  readonly filedAt: string;
  readonly answeredAt: string | null;
  readonly source: string;
}

export interface SalaryChangeLink {
  readonly source: 'appraisal' | 'change';
  readonly salaryBeforeFen: number | null;
  readonly salaryAfterFen: number | null;
  readonly effectiveOn: string;
  readonly recordedAt: string | null;
  readonly policy: PolicyLink | null;
  /** In words: `6,450.00 × 1.05 = 6,772.50`. Null where the new salary was entered, not reckoned. */
  readonly calculation: string | null;
  /** The appraisal behind a raise: it may be of an earlier cycle than the score in force. */
  readonly appraisal: { readonly score: ScoreLink; readonly goals: GoalsLink | null } | null;
  readonly change: {
    readonly changeId: number;
    readonly kind: string;
    readonly state: string;
    readonly workflowId: string;
    readonly enteredBy: string;
    readonly enteredAt: string;
  } | null;
}

export interface RaiseApprovalLink {
  /** A list of raises of a cycle, or a single change. */
  readonly kind: 'list' | 'change';
  readonly listId: number | null;
  readonly digest: string | null;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly approvers: { readonly by: string; readonly at: string }[];
  readonly appliedAt: string | null;
  /** Of the cycle that applied the list, or of the change. */
  readonly workflowId: string;
}
