import { type ActivityInterfaceFor, type ActivityOptions, proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import type { ArchiveActivities } from '../activities/archive.ts';
import type { WebhookActivities } from '../activities/webhooks.ts';

/** What each does, in a few words for the Temporal UI. Plain there: never about a person. */
const summaries: Record<keyof (Activities & ArchiveActivities & WebhookActivities), string> = {
  resumePoint: 'where the run stands',
  enterStage: 'enters the stage; counts who is held',
  pauseState: 'whether the run is paused',
  takeUpload: "takes up the month's file",
  fetchUpload: "asks the office for the month's file",
  reconcile: 'holds lines against records',
  calculate: 'works out what is due',
  prepareApproval: 'draws up the list to approve',
  approvalState: 'how the list was decided',
  decide: 'records a decision',
  startSending: 'cuts the approved list into batches',
  missingFunds: 'asks the bank whether the money is there',
  payBatch: 'sends a batch to the bank, or asks what became of it',
  settleStatements: "matches the bank's statements",
  lookUpSilent: 'asks the bank about what no statement has',
  writeNotices: 'writes notices to employees',
  sendQueuedSms: 'sends messages over the SMS gateway',
  closeRun: 'closes the month',
  cancelRun: 'cancels the run',
  openTask: 'opens a task for whoever must act',
  closeTasks: 'closes tasks that are done',
  recordWait: 'records what the run waits for',
  openDueRuns: 'opens the months that are due',
  appraisalFacts: 'where the appraisal stands',
  enterAppraisalStage: 'enters the stage',
  finishAppraisal: 'ends the appraisal',
  leaveAppraisal: 'ends the appraisal of somebody who left',
  remindOfAppraisal: 'reminds whoever is late',
  closeAppraisalTask: 'closes a task that is done',
  openAppraisals: 'opens an appraisal for everybody',
  startAppraisals: 'starts workflows of appraisals',
  tellAppraisals: 'tells appraisals that something changed',
  cycleProgress: 'how far the cycle is',
  finaliseResults: 'makes released results final',
  announceResults: 'tells employees that results are final',
  prepareRaises: 'draws up the list of raises',
  applyRaises: 'puts the raises in force',
  openCycleTask: 'opens a task for whoever must act',
  closeCycleTask: 'closes a task that is done',
  closeCycle: 'closes the cycle',
  fileBases: 'files bases with the office',
  tellOpenRuns: 'tells open runs that amounts may change',
  noteOfficeUnreachable: 'notes that the office does not answer',
  noteOfficeReached: 'notes that the office answers again',
  changeFacts: 'where the change stands',
  applyChangeToRecords: 'changes the records',
  prepareChangeFiling: 'draws up the filing of the new base',
  recordFilingAnswer: "records the office's answer",
  applyChangeToPayroll: 'changes the payroll',
  announceChange: 'tells open runs and appraisals of the change',
  finishChange: 'ends the change',
  remindOfChangeApproval: 'reminds whoever must approve',
  archivesDue: 'what is over and not archived',
  archiveAppraisals: 'archives appraisals that are over',
  archive: 'archives what is over',
  deliverWebhooks: 'tells the endpoint what happened',
};

/** Activities that say in the Temporal UI what they do. */
export function describedActivities<All extends object>(options: ActivityOptions): ActivityInterfaceFor<All> {
  return new Proxy({} as ActivityInterfaceFor<All>, {
    get(_none, name) {
      const summary = summaries[name as keyof typeof summaries];
      return proxyActivities<All>({ ...options, summary })[name as keyof ActivityInterfaceFor<All>];
    },
  });
}
