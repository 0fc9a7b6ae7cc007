import type { Sql } from '../../database.ts';
import { type Actor, isOwn } from './appraisal-authority.ts';
import { auditAppraisal, done, lockAppraisal, type Outcome, refused } from './appraisal-lock.ts';

export type EvaluatorRefusal =
  | 'appraisal_unknown'
  | 'own_appraisal'
  | 'appraisal_over'
  | 'results_released'
  | 'employee_unknown'
  | 'evaluator_is_self'
  | 'evaluator_not_employed';

export interface Reassignment {
  readonly appraisalId: number;
  readonly actor: Actor;
  /** Null: nobody on record; HR enters what the governing body decides. */
  readonly employeeNo: string | null;
  readonly reason: string;
}

/** Gives an appraisal another evaluator, e.g. because the manager left. Goals and scores that were given stay. */
export async function reassignEvaluator(
  sql: Sql,
  { appraisalId, actor, employeeNo, reason }: Reassignment,
): Promise<Outcome<EvaluatorRefusal>> {
  return sql.begin(async (tx) => {
    const appraisal = await lockAppraisal(tx, appraisalId, actor);
    if (!appraisal) return refused('appraisal_unknown');
    if (isOwn(actor, appraisal)) return refused('own_appraisal');
    if (appraisal.isOver) return refused('appraisal_over');
    if (appraisal.released) return refused('results_released');
    const [chosen] = await tx<{ id: number; employed: boolean }[]>`
      select e.id, e.hired_on <= d.today and (e.left_on is null or e.left_on > d.today) as employed
      from hr.employees e, (select (now() at time zone time_zone)::date as today from hr.organisation) d
      where e.employee_no = ${employeeNo}`;
    if (employeeNo !== null && !chosen) return refused('employee_unknown');
    if (chosen?.id === appraisal.employeeId) return refused('own_appraisal');
    if (chosen && chosen.id === actor.employeeId) return refused('evaluator_is_self');
    if (chosen && !chosen.employed) return refused('evaluator_not_employed');
    const evaluatorId = chosen?.id ?? null;
    if (evaluatorId === appraisal.evaluatorId) return done(appraisal);
    await tx`update hr.appraisals set evaluator_id = ${evaluatorId}, updated_at = now() where id = ${appraisalId}`;
    // What waits for the one before waits for him from now on.
    await tx`
      update hr.tasks set owner_employee_id = ${evaluatorId}, owner = ${evaluatorId === null ? 'hr' : 'manager'}
      where subject = ${`appraisal/${appraisalId}`} and kind in ('goals_overdue', 'evaluation_overdue') and state = 'open'`;
    await tx`
      insert into hr.appraisal_reassignments (appraisal_id, from_id, to_id, reason, by)
      values (${appraisalId}, ${appraisal.evaluatorId}, ${evaluatorId}, ${reason}, ${actor.username})`;
    await auditAppraisal(tx, actor, 'evaluator_changed', appraisalId, {
      fromEmployeeId: appraisal.evaluatorId,
      toEmployeeId: evaluatorId,
    });
    return done(appraisal);
  });
}
