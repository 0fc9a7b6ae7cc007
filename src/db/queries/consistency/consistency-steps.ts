import type { Transaction } from '../../database.ts';
import type { Difference, DifferenceCode } from './consistency.ts';

interface Unfinished {
  readonly code: DifferenceCode;
  readonly employeeNo: string;
  readonly says: Difference['says'];
  readonly explained: string | null;
}

/**
 * What one system has begun and another has not followed, of any month: changes said to be done of which a step is
 * missing, filings that were accepted without a base or refused without anybody's task, raises without a salary.
 */
export async function unfinishedSteps(tx: Transaction): Promise<Difference[]> {
  return tx<Unfinished[]>`
    select 'change_step' as code, e.employee_no as "employeeNo",
      jsonb_build_object('changeId', c.id, 'stepsDone', (
        select count(*) from hr.change_steps s where s.change_id = c.id and s.state in ('done', 'not_needed'))) as says,
      (select 'task/' || min(t.id) from hr.tasks t where t.subject = 'change/' || c.id and t.state = 'open') as explained
    from hr.changes c join hr.employees e on e.id = c.employee_id
    where c.state = 'done' and (
      select count(*) from hr.change_steps s where s.change_id = c.id and s.state in ('done', 'not_needed')) < 4
    union all
    select 'change_salary', e.employee_no, jsonb_build_object('changeId', c.id, 'salaryFen', c.salary_fen), null
    from hr.changes c join hr.employees e on e.id = c.employee_id
    where c.state = 'done' and c.salary_fen is not null and not exists (
      select from payroll.salaries s where s.source = 'change' and s.source_id = c.id and s.employee_id = c.employee_id and s.salary_fen = c.salary_fen)
    union all
    select 'filing_base', e.employee_no, jsonb_build_object('filingId', f.id, 'baseFen', f.base_fen), null
    from benefits.base_filings f join hr.employees e on e.id = f.employee_id
    where f.state = 'accepted' and not exists (
      select from benefits.bases b where b.source = 'filing' and b.source_id = f.id and b.employee_id = f.employee_id and b.base_fen = f.base_fen)
    union all
    select 'filing_task', e.employee_no, jsonb_build_object('filingId', f.id, 'baseFen', f.base_fen), null
    from benefits.base_filings f join hr.employees e on e.id = f.employee_id
    where f.state = 'refused' and not exists (
      select from hr.tasks t where t.subject = 'filing/' || f.id and t.state = 'open')
    union all
    select 'list_salary', e.employee_no, jsonb_build_object('proposalId', p.id, 'salaryFen', p.salary_after_fen), null
    from payroll.salary_proposals p join payroll.salary_lists l on l.id = p.list_id and l.state = 'applied'
    join hr.employees e on e.id = p.employee_id
    where not exists (
      select from payroll.salaries s where s.source = 'appraisal' and s.source_id = p.id and s.employee_id = p.employee_id and s.salary_fen = p.salary_after_fen)
    order by 1, 2`;
}
