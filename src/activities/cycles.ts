import { ApplicationFailure } from '@temporalio/common';
import {
  type AppraisalToReach,
  appraisalsToTell,
  begunMonths,
  type Cycle,
  type CycleFact,
  type CycleProgress,
  closeCycle,
  cycleProgress,
  markStarted,
  readCycle,
  unstartedAppraisals,
} from '../db/queries/appraisals/cycles.ts';
import { openAppraisals } from '../db/queries/appraisals/open-appraisals.ts';
import { type Finalised, finaliseResults } from '../db/queries/appraisals/results.ts';
import { isSettledAsTooLate } from '../db/queries/bases/late-results.ts';
import { readRun } from '../db/queries/disbursement/runs.ts';
import { closeHrTasks, type HrTaskKind, openHrTask } from '../db/queries/people/hr-tasks.ts';
import { type Applied, applyRaises } from '../db/queries/raises/apply-raises.ts';
import { prepareSalaryList, type SalaryList } from '../db/queries/raises/salary-lists.ts';
import { must } from '../domain/assert.ts';
import type { Role } from '../domain/roles.ts';
import type { Dependencies } from './dependencies.ts';
import type { AppraisalAddress } from './reach.ts';

interface OfCycle {
  readonly cycleId: number;
}

const pageSize = 500;
/** Calls to the Temporal server at once. */
const atOnce = 16;

/** What a cycle does for all its appraisals at once: sets in the database, pages towards the server. */
export function cycleActivities({ sql, reach, heartbeat }: Dependencies) {
  const cycleOf = async ({ cycleId }: OfCycle): Promise<Cycle> => {
    const cycle = await readCycle(sql, cycleId);
    if (!cycle) throw ApplicationFailure.nonRetryable(`cycle ${cycleId} is not on record`, 'CycleMissing');
    return cycle;
  };

  return {
    async openAppraisals(input: OfCycle): Promise<{ opened: number }> {
      return openAppraisals(sql, await cycleOf(input));
    },

    /**
     * Starts a workflow for every appraisal that has none. Who was started is on record page by page, so a lost worker
     * goes on where it was; one that was started twice is the same workflow.
     */
    async startAppraisals(input: OfCycle): Promise<{ started: number }> {
      const cycle = await cycleOf(input);
      return {
        started: await inPages(
          (after) => unstartedAppraisals(sql, cycle.id, after, pageSize),
          async (page) => {
            await each(page, (row) => reach.startAppraisal(addressOf(cycle, row)));
            await markStarted(
              sql,
              page.map((row) => row.appraisalId),
            );
          },
        ),
      };
    },

    /** Wakes the appraisals that a fact concerns and that still wait for it: one signal to each, none into this one. */
    async tellAppraisals(input: OfCycle & { fact: CycleFact }): Promise<{ told: number }> {
      const cycle = await cycleOf(input);
      return {
        told: await inPages(
          (after) => appraisalsToTell(sql, cycle, input.fact, after, pageSize),
          (page) => each(page, (row) => reach.tellAppraisal(addressOf(cycle, row))),
        ),
      };
    },

    async cycleProgress(input: OfCycle): Promise<CycleProgress> {
      return cycleProgress(sql, await cycleOf(input));
    },

    async finaliseResults(input: OfCycle): Promise<Finalised> {
      return finaliseResults(sql, input.cycleId);
    },

    /**
     * Lets the runs of the cycle's months that wait for approval reckon by the final results. A month that is being
     * paid or closed already is not recomputed: that its payments do not follow the results is a task of HR.
     */
    async announceResults(input: OfCycle): Promise<void> {
      const cycle = await cycleOf(input);
      for (const { runId, tooLate } of await begunMonths(sql, cycle))
        if (!tooLate) await reach.tellRun(must(await readRun(sql, runId), 'run'));
      // Asked after they were told: a list may have been sent just before its run heard of the results.
      const months = await begunMonths(sql, cycle);
      const late = months.filter(({ tooLate }) => tooLate);
      if (late.length === 0 || (await isSettledAsTooLate(sql, cycle.id))) return;
      await openHrTask(sql, {
        kind: 'results_too_late',
        subject: `cycle/${cycle.id}`,
        cycleId: cycle.id,
        owner: 'hr',
        dueInMs: cycle.settings.reminderMs,
        details: { months: [...new Set(late.map(({ period }) => period))].join(' ') },
      });
    },

    async prepareRaises(input: OfCycle): Promise<Pick<SalaryList, 'listId' | 'round' | 'state'>> {
      const { listId, round, state } = await prepareSalaryList(sql, input.cycleId);
      return { listId, round, state };
    },

    async applyRaises(input: OfCycle): Promise<Applied> {
      return applyRaises(sql, input.cycleId);
    },

    async openCycleTask(
      input: OfCycle & { kind: HrTaskKind; owner: Role; dueInMs: number; details?: Record<string, number> },
    ): Promise<void> {
      const { cycleId, ...task } = input;
      await openHrTask(sql, { ...task, cycleId, subject: `cycle/${cycleId}` });
    },

    async closeCycleTask(input: OfCycle & { kind: HrTaskKind }): Promise<void> {
      await closeHrTasks(sql, `cycle/${input.cycleId}`, input.kind);
    },

    async closeCycle(input: OfCycle): Promise<void> {
      await closeCycle(sql, input.cycleId);
    },
  };

  async function inPages(
    read: (afterId: number) => Promise<AppraisalToReach[]>,
    handle: (page: readonly AppraisalToReach[]) => Promise<void>,
  ): Promise<number> {
    let count = 0;
    for (let after = 0; ; ) {
      const page = await read(after);
      const last = page.at(-1);
      if (!last) return count;
      await handle(page);
      heartbeat();
      count += page.length;
      after = last.appraisalId;
    }
  }
}

const addressOf = (cycle: Cycle, row: AppraisalToReach): AppraisalAddress => ({
  ...row,
  cycleCode: cycle.code,
  settings: cycle.settings,
});

/** Does something for every row, a few at once; the first failure ends it. */
async function each<T>(rows: readonly T[], work: (row: T) => Promise<void>): Promise<void> {
  const queue = rows.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const row of queue) await work(row);
    }),
  );
}
