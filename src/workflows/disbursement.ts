import {
  allHandlersFinished,
  condition,
  continueAsNew,
  patched,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { Stage } from '../domain/stages.ts';
import { isPersonsWait } from '../domain/webhook-events.ts';
import { outsideOptions, recordOptions } from './activity-options.ts';
import * as contract from './contract.ts';
import { describedActivities } from './described-activities.ts';
import { fetchedFromOffice } from './fetched-from-office.ts';
import { handleFormerDecisions } from './former-decisions.ts';
import { tellingOfLateCalls } from './late-calls.ts';
import { createPause } from './pause.ts';
import { payBatches } from './pay-batches.ts';
import { pinned } from './pinned.ts';
import { runAttention, runDetails, showEnd } from './run-details.ts';
import { startNoticeDelivery } from './start-notice-delivery.ts';
import { toldAs } from './told-as.ts';

type Task = Parameters<Activities['openTask']>[0];

const records = describedActivities<Activities>(recordOptions);

/** The office is asked again after so long, then after twice and three times as long, and so on. */
const firstOfficePauseMs = 10_000;

/**
 * One month of one programme, from the upload to the close. Every step asks the database what is the case and is
 * safe to repeat, so the workflow may start again at any point. It carries ids, counts and digests only.
 */
export async function disbursement(
  input: contract.DisbursementInput,
): Promise<contract.ClosedMonth | 'cancelled'> {
  const { runId, programme, period, settings } = input;
  const taskQueue = contract.bankQueue(workflowInfo().taskQueue);
  const bank = tellingOfLateCalls(
    describedActivities<Activities>({ ...outsideOptions(settings.retryPauseMaxMs), taskQueue }),
    {
      ...settings,
      tell(isLate) {
        bankIsLate = isLate;
        showAttention();
      },
    },
  );

  /** Sending begins with the bank's book: a bank that is down for long is told of then as well. */
  const sender = () => (patched('sending-is-watched') ? bank : records);

  let stage: Stage = 'upload';
  let round = 1;
  let digest: string | null = null;
  let waitingFor: Exclude<contract.DisbursementState['waitingFor'], 'resume'> = null;
  let newItems = input.newItems ?? false;
  let newUpload = false;
  let unsent = false;
  let newApproval = false;
  let sending = false;
  let cancelled = false;
  let correctionsEnded = input.correctionsEnded ?? false;
  let correctionsUntilMs: number | null = input.correctionsUntilMs ?? null;
  let held = 0;
  let toldWait: string | null = null;
  let bankIsLate = false;

  const pause = createPause({
    read: async () => (await records.pauseState({ runId })).paused,
    onChange: () => showAttention(),
  });

  setHandler(contract.state, () => ({
    stage,
    round,
    digest,
    waitingFor: pause.holds() ? 'resume' : waitingFor,
  }));
  setHandler(contract.itemsChanged, () => {
    newItems = true;
  });
  setHandler(contract.uploadReceived, () => {
    newUpload = true;
  });
  setHandler(contract.approvalChanged, () => {
    newApproval = true;
  });
  handleFormerDecisions(
    (command) => records.decide({ runId, round, command }),
    () => {
      newApproval = true;
    },
  );
  setHandler(contract.cancel, async ({ by }) => {
    if (sending) return { ok: false, code: 'already_sending' };
    const done = await records.cancelRun({ runId, by });
    if (done.ok) cancelled = true;
    return done;
  });
  setHandler(contract.endCorrections, () => {
    // Before the window opened there is nothing to end; later, in a round of corrections, there is.
    if (correctionsUntilMs === null) return { ok: false };
    correctionsEnded = true;
    return { ok: true };
  });

  const openTask = (
    kind: Task['kind'],
    owner: Task['owner'],
    reference: string,
    details?: Record<string, number>,
  ) => records.openTask({ runId, kind, owner, reference, ...(details ? { details } : {}) });

  /** Until the run may go on: it was let, or it was cancelled meanwhile. Asked only while it is paused. */
  async function untilResumed(): Promise<void> {
    await condition(() => !pause.holds() || cancelled);
  }

  async function enter(next: Stage): Promise<void> {
    if (pause.holds()) await untilResumed();
    stage = next;
    toldWait = null;
    const entered = await records.enterStage({ runId, stage, round });
    held = entered.held;
    upsertSearchAttributes({
      WulouProgramme: [programme],
      WulouPeriod: [period],
      WulouStage: [stage],
      WulouHeld: [held],
    });
    describe();
    // Whoever paused it may not have come to tell.
    if (entered.paused) await pause.look();
    if (pause.holds()) await untilResumed();
  }

  const now = () => ({ stage, round, held, waitingFor, isPaused: pause.holds(), bankIsLate });
  const describe = () => setCurrentDetails(runDetails(now()));
  const showAttention = () => {
    upsertSearchAttributes({ WulouAttention: runAttention(now()) });
    describe();
  };

  async function wait(
    reason: NonNullable<typeof waitingFor>,
    until: () => boolean,
    timeoutMs: number,
  ): Promise<boolean> {
    waitingFor = reason;
    await tellWait(reason);
    if (reason === 'bank') describe();
    else showAttention();
    const met = await condition(until, timeoutMs, { summary: `until ${reason}, or a look meanwhile` });
    waitingFor = null;
    if (reason === 'bank') describe();
    else showAttention();
    return met;
  }

  /** Puts a wait for a person on record, once; polls that come again and again say nothing new. */
  async function tellWait(reason: string): Promise<void> {
    const wait = `${stage}/${round}/${toldAs(reason)}`;
    if (wait === toldWait || !isPersonsWait(reason) || !patched('waits-are-told')) return;
    toldWait = wait;
    await records.recordWait({ runId, waitingFor: reason });
  }

  const resumed = await records.resumePoint({ runId });
  // A signal may reach a run that has ended just now: nothing is done anew in it.
  if (resumed.state === 'cancelled') return leave();
  if (resumed.state === 'closed') {
    const closed = await records.closeRun({ runId });
    if (closed.ok) return end(closed);
  }
  round = resumed.round;
  sending = resumed.sendingBegun;
  if (resumed.paused) await pause.look();
  if (!sending) {
    await enter('upload');
    await takeUpload();
  }
  for (let resumePaying = resumed.roundIsCut; ; resumePaying = false) {
    const approved = resumePaying || (!cancelled && (await drawUpAndApprove()));
    if (cancelled) return leave();
    await enter('pay');
    if (approved) {
      sending = true;
      await pay();
    }
    await enter('settle');
    await settle();
    await enter('notify');
    await records.writeNotices({ runId });
    await startNoticeDelivery(input);
    await enter('close');
    unsent = !sending && patched('window-before-sending');
    let corrected = await awaitCorrections();
    if (pause.holds()) {
      await untilResumed();
      corrected ||= isCorrected();
    }
    if (unsent && cancelled) return leave();
    if (corrected) {
      await nextRound();
      continue;
    }
    const closed = await records.closeRun({ runId });
    if (closed.ok) return end(closed);
    if (['employment_changed', 'items_changed'].includes(closed.refusal.code)) {
      await nextRound();
      continue;
    }
    await openTask('close_refused', 'ops', closed.refusal.code, { count: closed.refusal.count });
    await wait('close_refused', isCorrected, settings.statementPollMs * 10);
    await nextRound();
  }

  async function end({ paid, carried, zero }: contract.ClosedMonth): Promise<contract.ClosedMonth> {
    await condition(allHandlersFinished);
    showEnd('closed', `· paid ${paid} · carried over ${carried} · at zero ${zero}`);
    return { paid, carried, zero };
  }

  async function leave(): Promise<'cancelled'> {
    await condition(allHandlersFinished);
    if (patched('cancelled-is-shown')) showEnd('cancelled', 'before anything was sent');
    return 'cancelled';
  }

  async function nextRound(): Promise<void> {
    round += 1;
    newItems = false;
    await records.enterStage({ runId, stage, round });
    await continueIfLong();
  }

  /** A history that has grown long is begun anew: where the run stands is in the database. */
  async function continueIfLong(): Promise<void> {
    if (!workflowInfo().continueAsNewSuggested) return;
    await condition(allHandlersFinished);
    await continueAsNew<typeof disbursement>({ ...input, correctionsUntilMs, correctionsEnded, newItems });
  }

  /** Waits for the month's file: uploaded by people, or fetched from the office, asked ever more rarely. */
  async function takeUpload(): Promise<void> {
    const openedAtMs = Date.now();
    let reminders = 0;
    for (let asked = 1; !cancelled; asked += 1) {
      newUpload = false;
      const { ready } = await records.takeUpload({ runId });
      if (ready) break;
      if (await fetchedFromOffice(runId, settings.retryPauseMaxMs)) continue;
      const pauseMs = Math.min(settings.uploadReminderMs, firstOfficePauseMs * asked);
      await wait('upload', () => newUpload || cancelled, pauseMs);
      if (newUpload || cancelled || Date.now() - openedAtMs < settings.uploadReminderMs * (reminders + 1))
        continue;
      reminders += 1;
      await openTask('upload_late', 'hr', period, { reminders });
    }
    await records.closeTasks({ runId, kind: 'upload_late' });
    await records.closeTasks({ runId, kind: 'upload_refused' });
  }

  /** @returns false when nobody is due: then there is nothing to approve or to pay. */
  async function drawUpAndApprove(): Promise<boolean> {
    for (;;) {
      if (pause.holds()) await untilResumed();
      if (cancelled) return false;
      newItems = false;
      newUpload = false;
      await enter('reconcile');
      await records.takeUpload({ runId });
      await records.reconcile({ runId });
      await enter('calculate');
      await records.calculate({ runId });
      await enter('approve');
      const list = await records.prepareApproval({ runId, round });
      digest = list?.digest ?? null;
      if (list === null) return false;
      for (let reminders = 0; ; ) {
        newApproval = false;
        const decided = await records.approvalState({ runId, round });
        if (cancelled) return false;
        if (newItems || newUpload) break;
        if (decided?.digest === digest && decided.state === 'approved') {
          if (pause.holds()) {
            await untilResumed();
            continue; // What was decided and corrected meanwhile is looked at first.
          }
          await records.closeTasks({ runId, kind: 'approval_slow' });
          const started = await sender().startSending({ runId, round, heedsPause: true });
          if (started.ok) return true;
          if (started.refusal.code === 'bank_ahead') await awaitExplanation();
          if (started.refusal.code === 'run_paused') {
            await pause.look();
            continue;
          }
          break;
        }
        if (decided?.state === 'rejected') {
          await openTask('list_rejected', 'hr', `round-${round}`);
        }
        const changed = await wait(
          decided?.state === 'rejected' ? 'list_change' : 'approval',
          () => newApproval || newItems || newUpload || cancelled,
          settings.approvalReminderMs,
        );
        if (!changed) {
          reminders += 1;
          await openTask('approval_slow', 'finance', `round-${round}`, { reminders });
        }
      }
    }
  }

  /** The bank has payments of ours that nothing here accounts for: finance says what they are before more is sent. */
  async function awaitExplanation(): Promise<void> {
    await openTask('bank_ahead', 'finance', `round-${round}`);
    await wait('explanation', () => newItems || newUpload || cancelled, settings.fundsRecheckMs);
    if (!cancelled) await continueIfLong();
  }

  async function pay(): Promise<void> {
    const started = await sender().startSending({ runId, round });
    if (!started.ok) return;
    for (let asked = 1; ; asked += 1) {
      const { missingFen } = await bank.missingFunds({ runId });
      if (missingFen === 0) break;
      await continueIfLong();
      await openTask('funds_short', 'finance', `round-${round}`, { missingFen });
      await wait('funds', () => false, settings.fundsRecheckMs * Math.min(asked, 60));
    }
    await records.closeTasks({ runId, kind: 'funds_short' });
    for (;;) {
      const failed = await payBatches({
        runId,
        programme,
        period,
        settings,
        batchIds: started.batchIds,
        pause,
      });
      if (failed === 0) break;
      await openTask('batch_failed', 'ops', `round-${round}`, { failed });
      await wait('operations', () => false, settings.fundsRecheckMs);
    }
  }

  /**
   * Matches the bank's statements until it has accounted for everything, then once more after the settlement window:
   * a return comes in a later statement than the booking. Silence is asked about, and keeps the month open.
   */
  async function settle(): Promise<void> {
    let polls = 0;
    for (;;) {
      const { awaiting } = await bank.settleStatements({ runId });
      if (awaiting === 0) break;
      await continueIfLong();
      polls += 1;
      if (polls % 10 === 0) {
        await bank.lookUpSilent({ runId });
        await openTask('bank_silent', 'finance', `round-${round}`, { awaiting });
      }
      // Polls come further apart the longer the bank is silent, so that a long wait stays a short history.
      await wait('bank', () => false, settings.statementPollMs * Math.min(polls, 60));
    }
    await records.closeTasks({ runId, kind: 'bank_silent' });
    if (sending) {
      await wait('bank', () => false, settings.settlementWindowMs);
      await bank.settleStatements({ runId });
    }
  }

  /** @returns whether someone was corrected in time to be paid in this month. */
  async function awaitCorrections(): Promise<boolean> {
    if (isCorrected()) return true;
    correctionsUntilMs ??= Date.now() + settings.correctionWindowMs;
    const remainingMs = correctionsUntilMs - Date.now();
    if (correctionsEnded || remainingMs <= 0 || held === 0) return false;
    await wait('corrections', () => isCorrected() || correctionsEnded || (unsent && cancelled), remainingMs);
    return isCorrected();
  }

  /** Where nothing was sent, as nobody was due, another file counts as well. */
  function isCorrected(): boolean {
    return newItems || (unsent && newUpload);
  }
}

pinned(disbursement);
