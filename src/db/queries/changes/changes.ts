import { must } from '../../../domain/assert.ts';
import type { ChangeKind, ChangeState, ChangeStep, ChangeStepState } from '../../../domain/change-steps.ts';
import type { Sql, Transaction } from '../../database.ts';

/** A change of one person as it was entered. Days are YYYY-MM-DD, null where a field stays as it is. */
export interface Change {
  readonly id: number;
  readonly employeeId: number;
  readonly employeeNo: string;
  readonly kind: ChangeKind;
  readonly effectiveOn: string;
  readonly department: string | null;
  readonly position: string | null;
  /** Empty: nobody above. */
  readonly managerNo: string | null;
  readonly salaryFen: number | null;
  readonly leftOn: string | null;
  readonly bankName: string | null;
  /** Encrypted. */
  readonly account: Buffer | null;
  readonly note: string | null;
  readonly workflowId: string;
  readonly state: ChangeState;
  readonly needsApproval: boolean;
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly finishedAt: string | null;
}

const columns = (sql: Sql | Transaction) => sql`
  c.id, c.employee_id as "employeeId", e.employee_no as "employeeNo", c.kind, c.effective_on as "effectiveOn", c.department,
  c.position, c.manager_no as "managerNo", c.salary_fen as "salaryFen", c.left_on as "leftOn", c.bank_name as "bankName", c.account,
  c.note, c.workflow_id as "workflowId", c.state, c.needs_approval as "needsApproval", c.entered_by as "enteredBy",
  c.entered_at as "enteredAt", c.approved_by as "approvedBy", c.approved_at as "approvedAt", c.finished_at as "finishedAt"`;

export async function readChange(sql: Sql | Transaction, changeId: number): Promise<Change | null> {
  const [row] = await sql<Change[]>`
    select ${columns(sql)} from hr.changes c join hr.employees e on e.id = c.employee_id where c.id = ${changeId}`;
  return row ?? null;
}

/** Holds a change for the rest of the transaction, and everything that changes of employees with it. */
export async function lockChange(tx: Transaction, changeId: number): Promise<Change | null> {
  await tx`select pg_advisory_xact_lock(hashtext('hr.employees'))`;
  await tx`select from hr.changes where id = ${changeId} for update`;
  return readChange(tx, changeId);
}

/** Holds a change whose step has not been taken; null where it has, or where the change is over. */
export async function holdFor(tx: Transaction, changeId: number, step: ChangeStep): Promise<Change | null> {
  const change = must(await lockChange(tx, changeId), 'change');
  if (change.state === 'done' || change.state === 'withdrawn' || change.state === 'waiting_approval')
    return null;
  const taken = (await stepsOf(tx, changeId)).find((one) => one.step === step);
  return taken && taken.state !== 'refused' ? null : change;
}

export interface ChangeFilter {
  readonly employeeNo: string | null;
  readonly state: ChangeState | null;
  /** Those older than this id; null: from the newest on. */
  readonly after: number | null;
  readonly limit: number;
}

export async function listChanges(sql: Sql, filter: ChangeFilter): Promise<Change[]> {
  return sql<Change[]>`
    select ${columns(sql)} from hr.changes c join hr.employees e on e.id = c.employee_id
    where (${filter.employeeNo}::text is null or e.employee_no = ${filter.employeeNo})
      and (${filter.state}::text is null or c.state = ${filter.state})
      and (${filter.after}::bigint is null or c.id < ${filter.after}::bigint)
    order by c.id desc limit ${filter.limit}`;
}

/** Ids of rows and codes; no personal data. */
export type StepDetails = Record<string, string | number | null>;

export interface TakenStep {
  readonly step: ChangeStep;
  readonly state: ChangeStepState;
  readonly details: StepDetails;
  readonly at: string;
}

export async function stepsOf(sql: Sql | Transaction, changeId: number): Promise<TakenStep[]> {
  return sql<TakenStep[]>`
    select step, state, coalesce(details, '{}') as details, at from hr.change_steps where change_id = ${changeId}
    order by array_position(array['records', 'base_filing', 'payroll', 'amount_due'], step)`;
}

/** Records a step in the transaction of its effect. One that was refused may end otherwise; any other stands. */
export async function takeStep(
  tx: Transaction,
  changeId: number,
  step: ChangeStep,
  state: ChangeStepState,
  details: StepDetails = {},
): Promise<void> {
  await tx`
    insert into hr.change_steps (change_id, step, state, details) values (${changeId}, ${step}, ${state}, ${tx.json(details)})
    on conflict (change_id, step) do update set state = excluded.state, details = excluded.details, at = now()
    where hr.change_steps.state = 'refused'`;
}

export async function auditChange(
  tx: Transaction,
  actor: string,
  action: string,
  changeId: number,
  details: StepDetails = {},
): Promise<void> {
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${actor}, ${action}, ${`change/${changeId}`}, ${tx.json(details)})`;
}

export interface ChangeFiling {
  readonly id: number;
  readonly filingId: string;
  readonly attempt: number;
  readonly baseFen: number;
  readonly state: 'pending' | 'accepted' | 'refused' | 'refiled' | 'settled';
  readonly receiptNo: string | null;
  readonly refusalReason: string | null;
}

/** The last filing with the social-security office that a change led to, or null. */
export async function filingOfChange(sql: Sql | Transaction, changeId: number): Promise<ChangeFiling | null> {
  const [row] = await sql<ChangeFiling[]>`
    select id, filing_id as "filingId", attempt, base_fen as "baseFen", state, receipt_no as "receiptNo", refusal_reason as "refusalReason"
    from benefits.base_filings where source = 'change' and source_id = ${changeId} order by attempt desc limit 1`;
  return row ?? null;
}

export const mustChange = async (sql: Sql | Transaction, changeId: number): Promise<Change> =>
  must(await readChange(sql, changeId), 'change');
