import { ApplicationFailure } from '@temporalio/common';
import {
  type AppraisalFacts,
  appraisalFacts,
  leaveAppraisal,
  moveAppraisal,
  responsibleFor,
} from '../db/queries/appraisals/appraisal-facts.ts';
import { closeHrTasks, openHrTask } from '../db/queries/people/hr-tasks.ts';
import type { AppraisalStage } from '../domain/appraisal-stages.ts';
import { must } from '../domain/assert.ts';
import type { Dependencies } from './dependencies.ts';

interface OfAppraisal {
  readonly appraisalId: number;
}

export type Overdue = 'goals_overdue' | 'goals_answer_overdue' | 'evaluation_overdue' | 'appeal_undecided';

/** What one person's appraisal does to the records. Each call is safe to repeat. */
export function appraisalActivities({ sql }: Dependencies) {
  const factsOf = async (appraisalId: number): Promise<AppraisalFacts> => {
    const facts = await appraisalFacts(sql, appraisalId);
    if (!facts)
      throw ApplicationFailure.nonRetryable(`appraisal ${appraisalId} is not on record`, 'AppraisalMissing');
    return facts;
  };

  return {
    async appraisalFacts({ appraisalId }: OfAppraisal): Promise<AppraisalFacts> {
      return factsOf(appraisalId);
    },

    /** Enters a stage, and leaves the one before with its outcome. @returns where the appraisal stands then. */
    async enterAppraisalStage(
      input: OfAppraisal & { stage: AppraisalStage; outcome: string | null },
    ): Promise<AppraisalFacts> {
      await moveAppraisal(sql, input.appraisalId, input.outcome, input.stage);
      return factsOf(input.appraisalId);
    },

    async finishAppraisal({ appraisalId, outcome }: OfAppraisal & { outcome: string }): Promise<void> {
      await moveAppraisal(sql, appraisalId, outcome, null);
    },

    async leaveAppraisal({ appraisalId }: OfAppraisal): Promise<void> {
      await leaveAppraisal(sql, appraisalId);
    },

    /**
     * Reminds whoever must act, with a task of his own; after some reminders, the manager's manager as well. Where
     * nobody is above, and for appeals, HR owns it.
     */
    async remindOfAppraisal(
      input: OfAppraisal & { kind: Overdue; reminders: number; escalate: boolean; dueInMs: number },
    ): Promise<void> {
      const who = must(await responsibleFor(sql, input.appraisalId), 'appraisal');
      const answering = input.kind === 'goals_answer_overdue';
      const person = answering ? who.employeeId : input.kind === 'appeal_undecided' ? null : who.evaluatorId;
      const owner = input.escalate ? (who.aboveId ?? null) : person;
      await openHrTask(sql, {
        kind: input.kind,
        subject: `appraisal/${input.appraisalId}`,
        cycleId: who.cycleId,
        owner: owner === null ? 'hr' : answering && !input.escalate ? 'employee' : 'manager',
        ownerEmployeeId: owner,
        dueInMs: input.dueInMs,
        details: { reminders: input.reminders, escalated: input.escalate ? 1 : 0 },
      });
    },

    async closeAppraisalTask({ appraisalId, kind }: OfAppraisal & { kind: Overdue }): Promise<void> {
      await closeHrTasks(sql, `appraisal/${appraisalId}`, kind);
    },
  };
}
