import {
  ActivityFailure,
  condition,
  continueAsNew,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { fewAttempts, recordOptions } from './activity-options.ts';
import * as contract from './contract.ts';
import { describedActivities } from './described-activities.ts';

const records = describedActivities<Activities>(recordOptions);

type Facts = Awaited<ReturnType<Activities['changeFacts']>>;

/** So many rounds of a few attempts each go by before people are told that the office does not answer. */
const roundsUntilTask = 3;
/** A timer never runs for longer without looking at the database's clock again. */
const longestSleepMs = 30 * 86_400_000;

/** What asks for a person. */
const attention: Partial<Record<Facts['next'], string>> = {
  approval: 'approval',
  decision: 'filing_refused',
};

/**
 * One person's change, carried through records, base, payroll and the amount due. What is next is asked of the
 * database every time, and each step is safe to repeat: the workflow may start again at any point. A signal says only
 * that somebody decided something.
 */
export async function employeeChange(input: contract.EmployeeChangeInput): Promise<'done' | 'withdrawn'> {
  const { changeId, retryPauseMaxMs } = input;
  const subject = `change/${changeId}`;
  const office = describedActivities<Activities>(fewAttempts(retryPauseMaxMs));
  let changed = false;
  let silentRounds = 0;

  setHandler(contract.changeDecided, () => {
    changed = true;
  });

  for (;;) {
    changed = false;
    const facts = await records.changeFacts({ changeId });
    show(facts);
    switch (facts.next) {
      case 'over':
        // What was undone is looked at again by everybody who saw it done.
        if (facts.undone) await records.announceChange({ changeId });
        return facts.state === 'withdrawn' ? 'withdrawn' : 'done';
      case 'approval':
        if (!(await decidedWithin(facts.reminderMs))) await records.remindOfChangeApproval({ changeId });
        break;
      case 'date':
        await decidedWithin(Math.min(Math.max(facts.waitMs, 1_000), longestSleepMs));
        break;
      case 'records':
        if ((await records.applyChangeToRecords({ changeId })).applied)
          await records.announceChange({ changeId });
        else await decidedWithin(facts.reminderMs);
        break;
      case 'base_filing':
        await records.prepareChangeFiling({ changeId });
        break;
      case 'office':
        await askOffice();
        break;
      case 'answer':
        await records.recordFilingAnswer({ changeId });
        break;
      case 'decision':
        await decidedWithin(facts.reminderMs);
        break;
      case 'payroll':
        if (!(await records.applyChangeToPayroll({ changeId })).applied)
          await decidedWithin(facts.reminderMs);
        break;
      case 'amount_due':
        await records.announceChange({ changeId });
        await records.finishChange({ changeId });
        break;
    }
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof employeeChange>(input);
  }

  /** @returns whether somebody decided something in that time. */
  function decidedWithin(timeoutMs: number): Promise<boolean> {
    return condition(() => changed, timeoutMs, { summary: 'until somebody decides, or a look meanwhile' });
  }

  /** An office that does not answer is asked again for as long as it takes, ever more rarely, and people are told. */
  async function askOffice(): Promise<void> {
    try {
      const { runsWaiting } = await office.fileBases({ source: 'change', changeId });
      if (runsWaiting) await records.tellOpenRuns();
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      silentRounds += 1;
      if (silentRounds >= roundsUntilTask) {
        await records.noteOfficeUnreachable({ subject });
        upsertSearchAttributes({ WulouAttention: ['office_unreachable'] });
      }
      await decidedWithin(retryPauseMaxMs * Math.min(silentRounds, 60));
      return;
    }
    if (silentRounds >= roundsUntilTask) await records.noteOfficeReached({ subject });
    silentRounds = 0;
  }

  function show({ next, state }: Facts): void {
    const wanting = attention[next];
    upsertSearchAttributes({ WulouStage: [next], WulouAttention: wanting === undefined ? [] : [wanting] });
    setCurrentDetails(`**${next}** · ${state}`);
  }
}
