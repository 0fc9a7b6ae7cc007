import type { CycleSettings } from '../../../domain/appraisal-settings.ts';
import type { Sql, Transaction } from '../../database.ts';
import { type Actor, isOwn, knowsOf } from './appraisal-authority.ts';

export interface NewFeedback {
  readonly appraisalId: number;
  /** 1 to 5. */
  readonly appraisalRating: number;
  readonly benefitRating: number;
  readonly comment: string | null;
  /** Programme codes, each once, the most wanted first. */
  readonly preferences: readonly string[];
  readonly by: Actor;
}

/** What is needed to tell the appraisal's workflow. */
export interface AppraisalWorkflow {
  readonly id: number;
  readonly workflowId: string;
  readonly cycleCode: string;
  readonly settings: CycleSettings;
}

export type FeedbackGiven =
  | { readonly ok: true; readonly feedbackId: number; readonly appraisal: AppraisalWorkflow }
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code:
          | 'appraisal_unknown'
          | 'not_your_appraisal'
          | 'feedback_not_open'
          | 'feedback_given'
          | 'programme_unknown';
      };
      /** Where feedback was given before: its workflow may not have heard of it. */
      readonly appraisal?: AppraisalWorkflow;
    };

/** Records what an employee says of his own appraisal, once, while its last stage is open. */
export function giveFeedback(sql: Sql, given: NewFeedback): Promise<FeedbackGiven> {
  return sql.begin(async (tx): Promise<FeedbackGiven> => {
    // First the lock: what the same statement reads beside it may be of before.
    await tx`select from hr.appraisals where id = ${given.appraisalId} for update`;
    const [row] = await tx<
      (AppraisalWorkflow & {
        employeeId: number;
        evaluatorId: number | null;
        open: boolean;
        given: boolean;
      })[]
    >`
      select a.id, a.workflow_id as "workflowId", c.code as "cycleCode", c.settings, a.employee_id as "employeeId",
        a.evaluator_id as "evaluatorId", a.state = 'open' and a.stage = 'feedback' as open,
        exists (select from hr.feedback f where f.appraisal_id = a.id) as given
      from hr.appraisals a join hr.appraisal_cycles c on c.id = a.cycle_id
      where a.id = ${given.appraisalId}`;
    if (!row || !knowsOf(given.by, row)) return { ok: false, refusal: { code: 'appraisal_unknown' } };
    if (!isOwn(given.by, row)) return { ok: false, refusal: { code: 'not_your_appraisal' } };
    const { id, workflowId, cycleCode, settings } = row;
    const appraisal = { id, workflowId, cycleCode, settings };
    // The lock on the appraisal makes this answer and the unique key say the same.
    if (row.given) return { ok: false, refusal: { code: 'feedback_given' }, appraisal };
    if (!row.open) return { ok: false, refusal: { code: 'feedback_not_open' } };
    const [stranger] = await tx`
      select from unnest(${[...given.preferences]}::text[]) wanted (code)
      where not exists (select from benefits.programmes p where p.code = wanted.code) limit 1`;
    if (stranger) return { ok: false, refusal: { code: 'programme_unknown' } };
    const [added] = await tx<{ id: number }[]>`
      insert into hr.feedback (appraisal_id, employee_id, appraisal_rating, benefit_rating, comment, preferences)
      values (${id}, ${row.employeeId}, ${given.appraisalRating}, ${given.benefitRating}, ${given.comment},
        ${tx.json([...given.preferences])})
      returning id`;
    await tx`insert into audit.events (actor, action, subject) values (${given.by.username}, 'feedback_given', ${`appraisal/${id}`})`;
    return { ok: true, feedbackId: (added as { id: number }).id, appraisal };
  });
}

export type FeedbackAnswered =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly refusal: { readonly code: 'feedback_unknown' | 'feedback_answered' };
    };

/** HR's answer, given once: what an employee may have read is not replaced. */
export function answerFeedback(
  sql: Sql,
  wanted: { feedbackId: number; answer: string; actor: string },
): Promise<FeedbackAnswered> {
  return sql.begin(async (tx): Promise<FeedbackAnswered> => {
    const [row] = await tx<{ answer: string | null }[]>`
      select answer from hr.feedback where id = ${wanted.feedbackId} for update`;
    if (!row) return { ok: false, refusal: { code: 'feedback_unknown' } };
    if (row.answer !== null) return { ok: false, refusal: { code: 'feedback_answered' } };
    await tx`
      update hr.feedback set answer = ${wanted.answer}, answered_by = ${wanted.actor}, answered_at = now()
      where id = ${wanted.feedbackId}`;
    await tx`insert into audit.events (actor, action, subject) values (${wanted.actor}, 'feedback_answered', ${`feedback/${wanted.feedbackId}`})`;
    return { ok: true };
  });
}

/** What may come from feedback: a new version of a template, of a programme's policy, or of the policy of raises. */
export const changedKinds = ['template', 'policy', 'salary_policy'] as const;
export type ChangedKind = (typeof changedKinds)[number];

export interface LinkedChange {
  readonly changed: ChangedKind;
  /** The key of that version. */
  readonly changedId: number;
}

export type FeedbackLinked =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: { readonly code: 'feedback_unknown' | 'change_unknown' } };

/** Says that a change came from somebody's feedback; saying it again changes nothing. */
export function linkFeedback(
  sql: Sql,
  wanted: LinkedChange & { feedbackId: number; actor: string },
): Promise<FeedbackLinked> {
  const { feedbackId, changed, changedId, actor } = wanted;
  return sql.begin(async (tx): Promise<FeedbackLinked> => {
    const [known] = await tx`select from hr.feedback where id = ${feedbackId}`;
    if (!known) return { ok: false, refusal: { code: 'feedback_unknown' } };
    if (!(await changeExists(tx, wanted))) return { ok: false, refusal: { code: 'change_unknown' } };
    const linked = await tx`
      insert into hr.feedback_links (feedback_id, changed, changed_id, linked_by)
      values (${feedbackId}, ${changed}, ${changedId}, ${actor}) on conflict do nothing`;
    if (linked.count === 0) return { ok: true };
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${actor}, 'feedback_linked', ${`feedback/${feedbackId}`}, ${tx.json({ changed, changedId })})`;
    return { ok: true };
  });
}

export async function changeExists(
  sql: Sql | Transaction,
  { changed, changedId }: LinkedChange,
): Promise<boolean> {
  const table = {
    template: sql`hr.appraisal_templates`,
    policy: sql`benefits.policies`,
    salary_policy: sql`payroll.salary_policies`,
  }[changed];
  const [row] = await sql`select from ${table} where id = ${changedId}`;
  return row !== undefined;
}
