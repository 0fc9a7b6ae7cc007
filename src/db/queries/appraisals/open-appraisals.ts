import { analyzeTables } from '../../analyze.ts';
import { inTransaction, type Sql, type Transaction } from '../../database.ts';
import type { Cycle } from './cycles.ts';

/**
 * Gives everyone employed on the last evaluated day an appraisal, with an evaluator and with the goals of the template
 * for the position, else for the industry. One pass over whole sets, safe to repeat.
 * @param onlyEmployeeId one person who joins later, employed by now or not. @returns how many were opened.
 */
export async function openAppraisals(
  sql: Sql | Transaction,
  cycle: Cycle,
  onlyEmployeeId: number | null = null,
): Promise<{ opened: number }> {
  return inTransaction(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('hr.appraisals'), ${cycle.id}::int)`;
    const opened = await tx`
      insert into hr.appraisals (cycle_id, employee_id, evaluator_id, workflow_id)
      select ${cycle.id}, e.id, (${evaluatorOf(tx, cycle.evaluatedTo)}), 'appraisal/' || ${cycle.code}::text || '/' || e.id
      from hr.employees e
      where case when ${onlyEmployeeId}::bigint is null
        then e.hired_on <= ${cycle.evaluatedTo} and (e.left_on is null or e.left_on >= ${cycle.evaluatedTo})
        else e.id = ${onlyEmployeeId}::bigint end
      order by e.id
      on conflict do nothing`;
    await proposeTemplateGoals(tx, cycle);
    if (opened.count > 0) await analyzeTables(tx, 'hr.appraisals', 'hr.appraisal_goals');
    return { opened: opened.count };
  });
}

/** The nearest manager up the chain who is employed on a day; null at the top. Takes the person from `e`. */
export function evaluatorOf(sql: Sql | Transaction, day: string) {
  return sql`
    with recursive above as (
      select m.id, m.hired_on, m.left_on, 1 as distance
      from hr.assignments a join hr.employees m on m.employee_no = a.manager_no
      where a.employee_id = e.id and a.superseded_at is null
      union all
      select m.id, m.hired_on, m.left_on, above.distance + 1
      from above join hr.assignments a on a.employee_id = above.id and a.superseded_at is null
      join hr.employees m on m.employee_no = a.manager_no
      where above.distance < 30 and not (above.hired_on <= ${day} and (above.left_on is null or above.left_on > ${day})))
    select above.id from above
    where above.id <> e.id and above.hired_on <= ${day} and (above.left_on is null or above.left_on > ${day})
    order by above.distance limit 1`;
}

async function proposeTemplateGoals(tx: Transaction, cycle: Cycle): Promise<void> {
  await tx`
    with latest as (
      select distinct on (code) * from hr.appraisal_templates order by code, version desc),
    proposed as (
      insert into hr.appraisal_goals (appraisal_id, version, indicators, template_id, set_by)
      select a.id, 1, t.indicators, t.id, ${cycle.openedBy}
      from hr.appraisals a
      left join hr.assignments s on s.employee_id = a.employee_id and s.superseded_at is null
      cross join lateral (
        select l.id, l.indicators from latest l
        where l.position = s.position or l.position is null and l.industry = ${cycle.industry}
        order by l.position is null, l.industry <> ${cycle.industry}, l.code limit 1) t
      where a.cycle_id = ${cycle.id} and a.goals_state = 'unset'
        and not exists (select from hr.appraisal_goals g where g.appraisal_id = a.id)
      on conflict do nothing returning appraisal_id)
    update hr.appraisals set goals_state = 'proposed', updated_at = now() where id in (select appraisal_id from proposed)`;
}
