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

/** Polls come further apart the longer nothing happens, up to so many times the setting. */
const widestPause = 60;

/**
 * One appraisal cycle over all its appraisals: opens them, makes the released results final, has the raises approved
 * and put in force, files the bases, and tells the appraisals of each. Everything is done as sets; where it stands is
 * in the database, so it may start again at any point.
 */
export async function appraisalCycle(input: contract.AppraisalCycleInput): Promise<'closed'> {
  const { cycleId, code, settings } = input;
  const outside = describedActivities<Activities>(fewAttempts(settings.retryPauseMaxMs));
  let changed = false;
  setHandler(contract.cycleChanged, () => {
    changed = true;
  });

  let progress = await records.cycleProgress({ cycleId });
  if (!progress.final) {
    show('goals and evaluation');
    await records.openAppraisals({ cycleId });
    await records.startAppraisals({ cycleId });
    await awaitRelease();
    await records.tellAppraisals({ cycleId, fact: 'released' });
    show('appeals');
    await awaitFinalResults();
  }
  // Also after a workflow that was lost just before: who was told already has moved on and is not told again.
  await records.announceResults({ cycleId });
  await records.tellAppraisals({ cycleId, fact: 'final' });
  show('raises');
  await putRaisesInForce();
  await records.tellAppraisals({ cycleId, fact: 'raises' });
  await fileAndPay();
  await records.closeCycle({ cycleId });
  show('closed');
  return 'closed';

  function show(what: string): void {
    upsertSearchAttributes({ WulouPeriod: [code], WulouStage: [what], WulouAttention: [] });
    setCurrentDetails(`**${what}**`);
  }

  /** Waits to be told. @returns false when the time is over first. */
  async function pause(ms: number): Promise<boolean> {
    const told =
      changed ||
      (await condition(() => changed, ms, { summary: 'until somebody acts, or a look meanwhile' }));
    changed = false;
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof appraisalCycle>(input);
    return told;
  }

  async function remind(
    kind: 'release_due' | 'raises_unapproved' | 'raises_rejected',
    owner: 'hr' | 'finance',
  ) {
    await records.openCycleTask({ cycleId, kind, owner, dueInMs: settings.reminderMs });
    upsertSearchAttributes({ WulouAttention: [kind] });
  }

  async function awaitRelease(): Promise<void> {
    for (;;) {
      progress = await records.cycleProgress({ cycleId });
      if (progress.released) break;
      // Those who joined meanwhile.
      if (progress.unstarted > 0) await records.startAppraisals({ cycleId });
      const told = await pause(Math.max(settings.reminderMs, progress.evaluationOverInMs));
      if (!told) await remind('release_due', 'hr');
    }
    await records.closeCycleTask({ cycleId, kind: 'release_due' });
  }

  async function awaitFinalResults(): Promise<void> {
    for (;;) {
      const finalised = await records.finaliseResults({ cycleId });
      if (finalised.final) return;
      // An open appeal is reminded of by its own appraisal, which must know of it; its decision tells this workflow.
      if (finalised.appealsOpen > 0) await records.tellAppraisals({ cycleId, fact: 'appeals' });
      await pause(finalised.waitMs > 0 ? finalised.waitMs : settings.reminderMs);
    }
  }

  async function putRaisesInForce(): Promise<void> {
    for (;;) {
      const list = await records.prepareRaises({ cycleId });
      if (list.state === 'applied') break;
      if (list.state === 'approved') {
        if ((await records.applyRaises({ cycleId })).ok) break;
        continue;
      }
      const rejected = list.state === 'rejected';
      if (rejected) await remind('raises_rejected', 'hr');
      const told = await pause(settings.approvalReminderMs);
      if (!told && !rejected) await remind('raises_unapproved', 'finance');
    }
    await records.closeCycleTask({ cycleId, kind: 'raises_unapproved' });
    await records.closeCycleTask({ cycleId, kind: 'raises_rejected' });
  }

  /** Files what is to be filed, and tells the appraisals whose payment is settled, until every appraisal is over. */
  async function fileAndPay(): Promise<void> {
    let unreachable = 0;
    let told = 0;
    for (let asked = 1; ; asked += 1) {
      show(unreachable > 0 ? 'the office does not answer' : 'filings and payments');
      const filed = await fileBases();
      unreachable = filed === null ? unreachable + 1 : 0;
      if (filed && filed.answered > told) {
        told = filed.answered;
        await records.tellAppraisals({ cycleId, fact: 'answers' });
        asked = 1;
      }
      if (filed?.runsWaiting) await records.tellOpenRuns();
      progress = await records.cycleProgress({ cycleId });
      if (progress.open === 0) return;
      if (progress.unstarted > 0) await records.startAppraisals({ cycleId });
      if (progress.filingsSettled > 0) await records.tellAppraisals({ cycleId, fact: 'filings' });
      if (progress.payoutsSettled > 0) await records.tellAppraisals({ cycleId, fact: 'payments' });
      if (await pause(settings.payoutPollMs * Math.min(asked, widestPause))) asked = 0;
    }
  }

  /** Null while the office cannot be reached: then it is an owned task, and asked again. */
  async function fileBases(): Promise<Awaited<ReturnType<Activities['fileBases']>> | null> {
    const subject = `cycle/${cycleId}`;
    try {
      const filed = await outside.fileBases({ source: 'appraisal', cycleId });
      await records.noteOfficeReached({ subject });
      return filed;
    } catch (error) {
      if (!(error instanceof ActivityFailure)) throw error;
      await records.noteOfficeUnreachable({ subject, cycleId });
      upsertSearchAttributes({ WulouAttention: ['office_unreachable'] });
      return null;
    }
  }
}
