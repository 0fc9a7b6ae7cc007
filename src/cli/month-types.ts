/** A run as the API shows it. */
export interface ShownRun {
  readonly runId: number;
  readonly programme: string;
  readonly period: string;
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly stage: string;
  readonly round: number;
  readonly workflowId: string;
  readonly startedBy: string;
  readonly startedAt: string;
  readonly closedAt: string | null;
}

export interface RunDetails extends ShownRun {
  readonly counts: Record<string, number>;
  readonly waitingFor: string | null;
  readonly tasks: { kind: string; owner: string; escalation: number; since: string }[];
}

export interface Approval {
  readonly round: number;
  readonly digest: string;
  readonly state: string;
  readonly transferCount: number;
  readonly totalFen: number;
  readonly approvals: number;
  readonly approversNeeded: number;
  readonly variance: {
    readonly previousPeriod: string;
    readonly previousFen: number;
    readonly currentFen: number;
    readonly explained: boolean;
    readonly acknowledgedBy: string | null;
    readonly explanation: Record<string, { count: number; fen: number }>;
  } | null;
}

export interface Report {
  readonly programme: string;
  readonly period: string;
  readonly workflowId: string;
  readonly state: string;
  readonly expected: number;
  readonly paid: number;
  readonly carried: number;
  readonly zero: number;
  readonly open: number;
  readonly omitted: number;
  readonly paidFen: number;
  readonly carriedFen: number;
  readonly historyEvents: number;
  readonly disagreements: number;
  readonly stages: { stage: string; enteredAt: string; leftAt: string | null }[];
  readonly lines: { received: number; notOnRecord: string[]; duplicates: string[] };
  readonly bank: { transfers: number; bookedFen: number; duplicates: number };
  readonly exceptions: {
    kind: string;
    employeeNo: string | null;
    endToEndId: string | null;
    amountFen: number | null;
    bookedFen: number | null;
  }[];
  readonly items: {
    employeeNo: string;
    state: string;
    reason: string | null;
    amountFen: number | null;
    bookedFen: number | null;
    endToEndId: string | null;
    attempts: number;
  }[];
  readonly arrears: {
    employeeNo: string;
    originPeriod: string;
    amountFen: number | null;
    endToEndId: string | null;
    state: string;
  }[];
}
