import type { Run } from '../db/queries/disbursement/runs.ts';
import type { AppraisalInput } from '../workflows/contract.ts';

export interface AppraisalAddress extends AppraisalInput {
  readonly workflowId: string;
}

/** Other workflows, from within an activity. Every call is safe to repeat. */
export interface Reach {
  /** An appraisal that runs already is success. */
  startAppraisal(appraisal: AppraisalAddress): Promise<void>;
  /** Tells it to look again; one that was lost is started. */
  tellAppraisal(appraisal: AppraisalAddress): Promise<void>;
  /** Tells an open run that items changed; one whose workflow was lost is started. */
  tellRun(run: Run): Promise<void>;
}
