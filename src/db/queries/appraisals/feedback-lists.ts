import type { Sql } from '../../database.ts';
import type { ChangedKind, LinkedChange } from './feedback.ts';

/** A change that came from a feedback. */
export interface FeedbackLink {
  readonly changed: ChangedKind;
  readonly changedId: number;
  readonly linkedAt: string;
}

/** What one person said, HR's answer, and what changed for it. */
export interface Feedback {
  readonly feedbackId: number;
  readonly cycle: string;
  readonly appraisalId: number;
  readonly employeeNo: string;
  readonly appraisalRating: number;
  readonly benefitRating: number;
  readonly comment: string | null;
  readonly preferences: string[];
  readonly givenAt: string;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  readonly links: FeedbackLink[];
}

/** Moments within JSON are written as those outside it: ISO 8601 in UTC. */
const columns = (sql: Sql) => sql`
  f.id as "feedbackId", c.code as cycle, f.appraisal_id as "appraisalId", e.employee_no as "employeeNo",
  f.appraisal_rating as "appraisalRating", f.benefit_rating as "benefitRating", f.comment, f.preferences,
  f.given_at as "givenAt", f.answer, f.answered_by as "answeredBy", f.answered_at as "answeredAt",
  coalesce((
    select jsonb_agg(jsonb_build_object('changed', l.changed, 'changedId', l.changed_id,
      'linkedAt', to_char(l.linked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by l.linked_at, l.changed, l.changed_id)
    from hr.feedback_links l where l.feedback_id = f.id), '[]') as links`;

const source = (sql: Sql) => sql`
  hr.feedback f join hr.appraisals a on a.id = f.appraisal_id join hr.appraisal_cycles c on c.id = a.cycle_id
  join hr.employees e on e.id = f.employee_id`;

export function feedbackOfCycle(
  sql: Sql,
  cycleId: number,
  afterId: number,
  limit: number,
): Promise<Feedback[]> {
  return sql<Feedback[]>`
    select ${columns(sql)} from ${source(sql)}
    where a.cycle_id = ${cycleId} and f.id > ${afterId} order by f.id limit ${limit}`;
}

/** What led to a change. */
export function feedbackBehind(
  sql: Sql,
  { changed, changedId }: LinkedChange,
  afterId: number,
  limit: number,
): Promise<Feedback[]> {
  return sql<Feedback[]>`
    select ${columns(sql)} from ${source(sql)}
    where f.id > ${afterId} and exists (
      select from hr.feedback_links l where l.feedback_id = f.id and l.changed = ${changed} and l.changed_id = ${changedId})
    order by f.id limit ${limit}`;
}

/** One person's own, newest first. */
export function feedbackOfEmployee(
  sql: Sql,
  employeeId: number,
  beforeId: number,
  limit: number,
): Promise<Feedback[]> {
  return sql<Feedback[]>`
    select ${columns(sql)} from ${source(sql)} where f.employee_id = ${employeeId} and f.id < ${beforeId} order by f.id desc limit ${limit}`;
}
