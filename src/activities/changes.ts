import { ApplicationFailure } from '@temporalio/common';
import { bankCodeOf } from '../connectors/bank/bank-codes.ts';
import { appraisalsOfChange } from '../db/queries/changes/change-appraisals.ts';
import { prepareChangeFiling, recordFilingAnswer } from '../db/queries/changes/change-base.ts';
import {
  type ChangeFacts,
  changeFacts,
  remindOfApproval,
  runsOfChange,
} from '../db/queries/changes/change-facts.ts';
import { applyToPayroll, finishChange } from '../db/queries/changes/change-payroll.ts';
import { applyToRecords } from '../db/queries/changes/change-records.ts';
import type { Dependencies } from './dependencies.ts';

interface OfChange {
  readonly changeId: number;
}

/** The steps of one person's change. Each records itself in the transaction of its effect: twice equals once. */
export function changeActivities({ sql, privateData, reach }: Dependencies) {
  return {
    async changeFacts({ changeId }: OfChange): Promise<ChangeFacts> {
      const facts = await changeFacts(sql, changeId);
      if (!facts)
        throw ApplicationFailure.nonRetryable(`change ${changeId} is not on record`, 'ChangeMissing');
      return facts;
    },

    /** @returns false where the records no longer allow it: then HR has a task. */
    async applyChangeToRecords({ changeId }: OfChange): Promise<{ applied: boolean }> {
      return { applied: (await applyToRecords(sql, privateData, changeId, bankCodeOf)).ok };
    },

    async prepareChangeFiling({ changeId }: OfChange): Promise<void> {
      await prepareChangeFiling(sql, changeId);
    },

    async recordFilingAnswer({ changeId }: OfChange): Promise<void> {
      await recordFilingAnswer(sql, changeId);
    },

    async applyChangeToPayroll({ changeId }: OfChange): Promise<{ applied: boolean }> {
      return applyToPayroll(sql, changeId);
    },

    /** Tells the open runs and the appraisals that a change touched to look again. */
    async announceChange({ changeId }: OfChange): Promise<void> {
      for (const run of await runsOfChange(sql, changeId)) await reach.tellRun(run);
      for (const { id, workflowId, cycleCode, settings } of await appraisalsOfChange(sql, changeId))
        await reach.tellAppraisal({ appraisalId: id, workflowId, cycleCode, settings });
    },

    async finishChange({ changeId }: OfChange): Promise<void> {
      await finishChange(sql, changeId);
    },

    /** Opens the task to approve a change, or reminds of it. */
    async remindOfChangeApproval({ changeId }: OfChange): Promise<void> {
      await remindOfApproval(sql, changeId);
    },
  };
}
