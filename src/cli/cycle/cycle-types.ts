/** A cycle as the API shows it. */
export interface ShownCycle {
  readonly cycleId: number;
  readonly code: string;
  readonly evaluatedTo: string;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly programme: string;
  readonly workflowId: string;
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly releasedAt: string | null;
  readonly finalAt: string | null;
}

export interface CycleCounts {
  readonly appraisals: number;
  readonly open: number;
  readonly completed: number;
  readonly withdrawn: number;
  /** Open appraisals by stage. */
  readonly stages: Record<string, number>;
  readonly goalsConfirmed: number;
  readonly scored: number;
  readonly results: number;
  readonly raises: number;
  /** Filings with the social-security office by state. */
  readonly filings: Record<string, number>;
  readonly feedback: number;
  readonly openTasks: number;
  /** Open appraisals that nobody has a task for. */
  readonly withoutOwner: number;
}

export interface CycleDetails extends ShownCycle {
  readonly counts: CycleCounts;
  /** Open appraisals without a workflow yet. */
  readonly unstarted: number;
}

/** One appraisal in a list; scores are decimal texts. */
export interface ListedAppraisal {
  readonly appraisalId: number;
  readonly cycle: string;
  readonly employeeNo: string;
  readonly stage: string;
  readonly state: string;
  readonly goalsState: 'unset' | 'proposed' | 'sent_back' | 'confirmed';
  readonly goalsVersion: number | null;
  readonly indicators: readonly { readonly code: string }[] | null;
  /** Null: HR enters the scores. */
  readonly evaluatorNo: string | null;
  readonly scored: boolean;
  readonly sheetScore: string | null;
}

export interface SalaryList {
  readonly listId: number;
  readonly digest: string;
  readonly state: 'pending' | 'approved' | 'rejected' | 'voided' | 'applied';
  readonly raises: number;
  readonly totalRaiseFen: number;
  readonly approvals: number;
  readonly approversNeeded: number;
}

export interface CycleEmployee {
  readonly employeeNo: string;
  readonly score: string | null;
  /** By month. */
  readonly amountFen: Readonly<Record<string, number | null>>;
  readonly state: Readonly<Record<string, string>>;
  readonly reason: Readonly<Record<string, string | null>>;
  readonly workflowId: string | null;
  readonly appraisalState: string | null;
  readonly stages: readonly { readonly stage: string; readonly leftAt: string | null }[];
}

export interface CycleReport {
  readonly cycle: ShownCycle;
  readonly periods: readonly string[];
  readonly counts: CycleCounts;
  readonly scoresWithoutEffect: readonly string[];
  readonly employees: readonly CycleEmployee[];
}
