import {
  condition,
  continueAsNew,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/activities.ts';
import { type AppraisalStage, appraisalStages } from '../domain/appraisal-stages.ts';
import { recordOptions } from './activity-options.ts';
import * as contract from './contract.ts';
import { describedActivities } from './described-activities.ts';

const records = describedActivities<Activities>(recordOptions);

type Overdue = Parameters<Activities['remindOfAppraisal']>[0]['kind'];

/**
 * One employee's appraisal in one cycle, from the goals to the feedback. People act through the API on the database;
 * a signal only says that something changed, and the facts are asked for. Every step is safe to repeat, so the
 * workflow may start again at any point.
 */
export async function appraisal(input: contract.AppraisalInput): Promise<'completed' | 'withdrawn'> {
  const { appraisalId, cycleCode, settings } = input;
  let changed = false;
  let stage: AppraisalStage | 'done' | 'withdrawn' = 'goals';

  setHandler(contract.appraisalChanged, () => {
    changed = true;
  });
  setHandler(contract.appraisalStage, () => stage);

  let facts = await records.appraisalFacts({ appraisalId });
  if (facts.state === 'completed') return 'completed';
  if (facts.state === 'withdrawn') return leave();

  if (await at('goals', null)) {
    if (!(await agreeOnGoals())) return leave();
  }
  if (await at('evaluation', facts.goals === 'confirmed' ? 'confirmed' : 'not_confirmed')) {
    if (!(await evaluate())) return leave();
  }
  if (await at('salary_update', facts.hasResult ? 'result' : 'no_result')) {
    if (!(await until(() => facts.raisesApplied))) return leave();
  }
  if (await at('base_adjustment', facts.raised ? 'raised' : facts.hasResult ? 'unchanged' : 'no_result')) {
    if (!(await until(() => facts.filing !== 'pending' && facts.filing !== 'refused'))) return leave();
  }
  if (await at('payout', facts.filing)) {
    if (!(await until(() => facts.payout !== 'waiting'))) return leave();
  }
  await at('feedback', facts.payout);
  await feedback();
  await records.finishAppraisal({ appraisalId, outcome: facts.feedbackGiven ? 'given' : 'not_given' });
  stage = 'done';
  upsertSearchAttributes({ WulouStage: ['done'], WulouAttention: [] });
  setCurrentDetails('**done**');
  return 'completed';

  /**
   * Enters a stage with how the one before ended, and acts in it; @returns false where an earlier workflow of this
   * appraisal, lost or grown long, has left it behind already.
   */
  async function at(next: AppraisalStage, outcome: string | null): Promise<boolean> {
    if (facts.state !== 'open' || appraisalStages.indexOf(next) < appraisalStages.indexOf(facts.stage))
      return false;
    facts = await records.enterAppraisalStage({ appraisalId, stage: next, outcome });
    stage = next;
    upsertSearchAttributes({ WulouPeriod: [cycleCode], WulouStage: [next] });
    setCurrentDetails(`**${next}** · goals ${facts.goals}, version ${facts.goalsVersion}`);
    return true;
  }

  async function look(): Promise<void> {
    changed = false;
    const before = facts.filing;
    facts = await records.appraisalFacts({ appraisalId });
    if (facts.filing === before) return;
    upsertSearchAttributes({ WulouAttention: facts.filing === 'refused' ? ['filing_refused'] : [] });
  }

  /** A manager sets the goals, the employee confirms them or sends them back, for as often as it takes. */
  async function agreeOnGoals(): Promise<boolean> {
    while (facts.goals !== 'confirmed' && !facts.released) {
      const [goals, version] = [facts.goals, facts.goalsVersion];
      const kind = goals === 'proposed' ? 'goals_answer_overdue' : 'goals_overdue';
      const moved = () => facts.goals !== goals || facts.goalsVersion !== version || facts.released;
      if (!(await until(moved, { kind, atMs: Date.now() + settings.goalsDueMs }))) return false;
    }
    return true;
  }

  /** The manager scores, HR calibrates and releases, the employee may appeal; in the end the result is final. */
  async function evaluate(): Promise<boolean> {
    const atMs = Date.now() + facts.evaluationOpensInMs + settings.evaluationDueMs;
    const scored = () => facts.evaluated || facts.released;
    if (!(await until(scored, { kind: 'evaluation_overdue', atMs }))) return false;
    while (!facts.final) {
      if (!(await until(() => facts.final || facts.appeal === 'open'))) return false;
      if (facts.appeal !== 'open') break;
      const decided = () => facts.appeal !== 'open';
      if (!(await until(decided, { kind: 'appeal_undecided', atMs: Date.now() + settings.appealDueMs })))
        return false;
    }
    return true;
  }

  async function feedback(): Promise<void> {
    const closesAtMs = Date.now() - facts.stageAgeMs + settings.feedbackWindowMs;
    while (facts.state === 'open' && !facts.feedbackGiven && Date.now() < closesAtMs) {
      await condition(() => changed, closesAtMs - Date.now(), {
        summary: 'until the time for feedback is over',
      });
      await look();
      await continueIfLong();
    }
  }

  /**
   * Waits until the facts are so. From a moment on whoever is late is reminded, and after some reminders the manager's
   * manager; what else happens meanwhile does not move that moment.
   * @returns false when the appraisal was withdrawn meanwhile.
   */
  async function until(met: () => boolean, overdue?: { kind: Overdue; atMs: number }): Promise<boolean> {
    let reminders = 0;
    let nextMs = overdue?.atMs ?? 0;
    while (facts.state === 'open' && !met()) {
      const woke = overdue
        ? await condition(() => changed, Math.max(1, nextMs - Date.now()), {
            summary: `until ${overdue.kind}`,
          })
        : await condition(() => changed).then(() => true);
      if (!woke && overdue) {
        reminders += 1;
        nextMs = Date.now() + settings.reminderMs;
        await records.remindOfAppraisal({
          appraisalId,
          kind: overdue.kind,
          reminders,
          escalate: reminders > settings.remindersUntilEscalation,
          dueInMs: settings.reminderMs,
        });
        upsertSearchAttributes({ WulouAttention: [overdue.kind] });
      }
      await look();
      await continueIfLong();
    }
    if (reminders > 0 && overdue) {
      await records.closeAppraisalTask({ appraisalId, kind: overdue.kind });
      upsertSearchAttributes({ WulouAttention: [] });
    }
    return facts.state === 'open';
  }

  /** A history that has grown long is begun anew: where the appraisal stands is in the database. */
  async function continueIfLong(): Promise<void> {
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof appraisal>(input);
  }

  async function leave(): Promise<'withdrawn'> {
    await records.leaveAppraisal({ appraisalId });
    stage = 'withdrawn';
    upsertSearchAttributes({ WulouStage: ['withdrawn'], WulouAttention: [] });
    setCurrentDetails('**withdrawn**');
    return 'withdrawn';
  }
}
