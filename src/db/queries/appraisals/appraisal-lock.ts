import type { CycleSettings } from '../../../domain/appraisal-settings.ts';
import type { Transaction } from '../../database.ts';
import { type Actor, type Concerned, knowsOf } from './appraisal-authority.ts';

/** An appraisal as a transaction holds it, and what of its cycle decides what may be done to it. */
export interface LockedAppraisal extends Concerned {
  readonly id: number;
  readonly cycleId: number;
  readonly workflowId: string;
  readonly goalsState: 'unset' | 'proposed' | 'sent_back' | 'confirmed';
  /** Version of the last goals; 0 where there are none. */
  readonly goalsVersion: number;
  readonly score: string | null;
  readonly appealState: 'none' | 'open' | 'decided';
  /** Withdrawn, completed, or its cycle is over. */
  readonly isOver: boolean;
  readonly cycleCode: string;
  readonly settings: CycleSettings;
  readonly salaryBudgetFen: number | null;
  /** The last evaluated day is over, by the database's clock in the organisation's time zone. */
  readonly evaluationOpen: boolean;
  readonly released: boolean;
  /** The time to appeal has not run out, and the result is not final. */
  readonly appealOpen: boolean;
}

/** What is needed to tell an appraisal's workflow. */
export interface AppraisalAddress {
  readonly id: number;
  readonly workflowId: string;
  readonly cycleCode: string;
  readonly settings: CycleSettings;
}

export interface Done {
  readonly ok: true;
  readonly appraisal: AppraisalAddress;
}

export interface Refused<Code extends string> {
  readonly ok: false;
  readonly refusal: { readonly code: Code };
}

export type Outcome<Code extends string> = Done | Refused<Code>;

export const refused = <Code extends string>(code: Code): Refused<Code> => ({ ok: false, refusal: { code } });

export const done = ({ id, workflowId, cycleCode, settings }: LockedAppraisal): Done => ({
  ok: true,
  appraisal: { id, workflowId, cycleCode, settings },
});

/**
 * Locks an appraisal for a change, after its cycle: a release, which takes the cycle first too, is over or waits. So no
 * score is changed while all are released. @param cycle `alone` where the change depends on the cycle's other appraisals.
 * @returns null where there is none, or it is none of the actor's business.
 */
export async function lockAppraisal(
  tx: Transaction,
  id: number,
  actor: Actor,
  cycle: 'shared' | 'alone' = 'shared',
): Promise<LockedAppraisal | null> {
  const lock = cycle === 'alone' ? tx`for no key update` : tx`for share`;
  await tx`
    select from hr.appraisal_cycles where id = (select cycle_id from hr.appraisals where id = ${id}) ${lock}`;
  await tx`select from hr.appraisals where id = ${id} for update`;
  const [row] = await tx<LockedAppraisal[]>`
    select a.id, a.cycle_id as "cycleId", a.employee_id as "employeeId", a.evaluator_id as "evaluatorId",
      a.workflow_id as "workflowId", a.goals_state as "goalsState",
      coalesce((select max(version) from hr.appraisal_goals g where g.appraisal_id = a.id), 0) as "goalsVersion",
      a.score, a.appeal_state as "appealState", a.state <> 'open' or c.state <> 'open' as "isOver", c.code as "cycleCode",
      c.settings, c.salary_budget_fen as "salaryBudgetFen",
      (now() at time zone o.time_zone)::date >= coalesce(c.evaluation_opens_on, c.evaluated_to + 1) as "evaluationOpen", c.released_at is not null as released,
      coalesce(a.final_at is null and c.final_at is null
        and now() < c.released_at + make_interval(secs => (c.settings ->> 'appealWindowMs')::float8 / 1000), false) as "appealOpen"
    from hr.appraisals a join hr.appraisal_cycles c on c.id = a.cycle_id cross join hr.organisation o
    where a.id = ${id}`;
  return row && knowsOf(actor, row) ? row : null;
}

/** Records who did what; reasons and scores stand in their own tables. */
export async function auditAppraisal(
  tx: Transaction,
  actor: Actor,
  action: string,
  appraisalId: number,
  details: Record<string, string | number | null> = {},
): Promise<void> {
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${actor.username}, ${action}, ${`appraisal/${appraisalId}`}, ${tx.json(details)})`;
}
