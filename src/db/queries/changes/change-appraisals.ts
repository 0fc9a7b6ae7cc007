import type { Sql, Transaction } from '../../database.ts';
import type { AppraisalAddress } from '../appraisals/appraisal-lock.ts';
import { evaluatorOf } from '../appraisals/open-appraisals.ts';

/** Appraisals by id, in the text of a step's details. */
const asText = (rows: readonly { id: number }[]): string => rows.map(({ id }) => id).join(',');

/**
 * Someone whose manager changed is evaluated by the new one, where the one before has not scored him yet.
 * @returns the ids of the appraisals that changed, joined by commas.
 */
export async function followManager(tx: Transaction, employeeId: number, day: string): Promise<string> {
  const moved = await tx<{ id: number }[]>`
    update hr.appraisals ap set evaluator_id = chosen.evaluator_id, updated_at = now()
    from (select e.id, (${evaluatorOf(tx, day)}) as evaluator_id from hr.employees e where e.id = ${employeeId}) chosen
    where ap.employee_id = chosen.id and ap.state = 'open' and ap.score is null
      and ap.evaluator_id is distinct from chosen.evaluator_id
    returning ap.id`;
  await handTasksOver(
    tx,
    moved.map(({ id }) => id),
  );
  return asText(moved);
}

/**
 * Takes a leaver out of the appraisals: those that he evaluates go to the nearest manager above who stays, his own
 * ends unless its result is final. @returns the ids of the appraisals that changed, joined by commas.
 */
export async function leaveAppraisals(tx: Transaction, employeeId: number, day: string): Promise<string> {
  const handed = await tx<{ id: number }[]>`
    update hr.appraisals ap set evaluator_id = chosen.evaluator_id, updated_at = now()
    from (
      select e.id, (${evaluatorOf(tx, day)}) as evaluator_id from hr.employees e
      where e.id in (select employee_id from hr.appraisals where evaluator_id = ${employeeId} and state = 'open')) chosen
    where ap.employee_id = chosen.id and ap.evaluator_id = ${employeeId} and ap.state = 'open' and ap.final_at is null
    returning ap.id`;
  const ended = await tx<{ id: number }[]>`
    update hr.appraisals set state = 'withdrawn', withdrawn_reason = 'left', updated_at = now()
    where employee_id = ${employeeId} and state = 'open' and final_at is null returning id`;
  await tx`
    update hr.tasks set state = 'done', closed_at = now()
    where state = 'open' and subject = any(${ended.map(({ id }) => `appraisal/${id}`)}::text[])`;
  await handTasksOver(
    tx,
    handed.map(({ id }) => id),
  );
  // Whatever else waits for him waits for HR from now on.
  await tx`
    update hr.tasks set owner = 'hr', owner_employee_id = null where state = 'open' and owner_employee_id = ${employeeId}`;
  return asText([...handed, ...ended]);
}

/** What waited for the evaluator before waits for the new one, or for HR where nobody is above. */
async function handTasksOver(tx: Transaction, appraisalIds: readonly number[]): Promise<void> {
  await tx`
    update hr.tasks t set owner_employee_id = ap.evaluator_id, owner = case when ap.evaluator_id is null then 'hr' else 'manager' end
    from hr.appraisals ap
    where ap.id = any(${[...appraisalIds]}::bigint[]) and t.subject = 'appraisal/' || ap.id and t.state = 'open'
      and t.kind in ('goals_overdue', 'evaluation_overdue')`;
}

/** The appraisals that a change touched, for telling their workflows. */
export async function appraisalsOfChange(sql: Sql, changeId: number): Promise<AppraisalAddress[]> {
  return sql<AppraisalAddress[]>`
    select ap.id, ap.workflow_id as "workflowId", c.code as "cycleCode", c.settings
    from hr.change_steps s
    cross join lateral unnest(string_to_array(nullif(s.details ->> 'appraisals', ''), ',')) as touched (id)
    join hr.appraisals ap on ap.id = touched.id::bigint join hr.appraisal_cycles c on c.id = ap.cycle_id
    where s.change_id = ${changeId} and s.step = 'records' order by ap.id`;
}
