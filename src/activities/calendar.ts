import { monthsDue, readBankingDays } from '../db/queries/disbursement/months-due.ts';
import { cancelledBefore, openRun } from '../db/queries/disbursement/runs.ts';
import { readOrganisation } from '../db/queries/people/organisation.ts';
import type { RunSettings } from '../domain/settings.ts';
import { type DisbursementInput, disbursementId } from '../workflows/contract.ts';
import type { Dependencies } from './dependencies.ts';

/** A run that must have its workflow. */
export interface DueRun {
  readonly workflowId: string;
  readonly input: DisbursementInput;
}

/** What the schedules ask of the calendar. */
export function calendarActivities({ sql }: Dependencies) {
  return {
    /** Opens a run for each month that is due and not begun. Safe to repeat: a month has one run. */
    async openDueRuns({ programme }: { programme: string }): Promise<DueRun[]> {
      const months = await monthsDue(sql, programme, await readBankingDays(sql));
      if (months === null) return [];
      const { settings } = await readOrganisation(sql);
      for (const period of months) {
        const before = await cancelledBefore(sql, programme, period, 'all');
        const workflowId = disbursementId(programme, period, 'all', before);
        await openRun(sql, {
          programme,
          period,
          scope: 'all',
          employeeId: null,
          workflowId,
          settings,
          startedBy: 'schedule',
        });
      }
      // Every open run is given out, not only the new ones: an answer lost here must not leave one without its workflow.
      const open = await sql<{ runId: number; period: string; settings: RunSettings; workflowId: string }[]>`
        select id as "runId", period, settings, workflow_id as "workflowId" from finance.runs
        where programme = ${programme} and state = 'open' and scope = 'all' order by period`;
      return open.map(({ workflowId, ...input }) => ({ workflowId, input: { ...input, programme } }));
    },
  };
}
