import type { Sql, Transaction } from '../../database.ts';
import type { Cycle } from '../appraisals/cycles.ts';
import type { Pages } from './run-records.ts';

const pageSize = 1_000;

/** What a cycle was: its days, months, rules and how many ended how. Nothing of it is about one person. */
export async function cycleRecord(sql: Sql | Transaction, cycle: Cycle): Promise<object> {
  const [policies, stages] = await Promise.all([
    sql`select id, version, effective_from as "effectiveFrom", tiers, created_by as "createdBy", created_at as "createdAt"
      from payroll.salary_policies where id in (
        select salary_policy_id from payroll.salary_lists where cycle_id = ${cycle.id}) order by id`,
    sql`select s.stage, s.outcome, count(*) as count
      from hr.appraisal_stages s join hr.appraisals a on a.id = s.appraisal_id where a.cycle_id = ${cycle.id}
      group by s.stage, s.outcome order by s.stage, s.outcome`,
  ]);
  return { cycle, policies, stages };
}

export interface SalaryListRecord {
  readonly id: number;
  readonly round: number;
  readonly digest: string;
  readonly raises: number;
  readonly totalRaiseFen: number;
  readonly approversNeeded: number;
  readonly state: string;
}

export async function salaryListRecords(
  sql: Sql | Transaction,
  cycleId: number,
): Promise<{ rounds: SalaryListRecord[]; approvals: object[] }> {
  const rounds = await sql<SalaryListRecord[]>`
    select id, round, digest, raises, total_raise_fen as "totalRaiseFen", approvers_needed as "approversNeeded",
      prepared_by as "preparedBy", prepared_at as "preparedAt", state, applied_at as "appliedAt"
    from payroll.salary_lists where cycle_id = ${cycleId} order by round`;
  const approvals = await sql`
    select l.round, a.digest, a.decision, a.approver, a.at
    from payroll.salary_approvals a join payroll.salary_lists l on l.id = a.list_id
    where l.cycle_id = ${cycleId} order by a.id`;
  return { rounds, approvals };
}

/** Private: a list of raises, letter by letter as its digest was made. Null: nobody is on it. */
export async function salaryListText(sql: Sql | Transaction, listId: number): Promise<string | null> {
  const [row] = await sql<{ text: string | null }[]>`
    select string_agg(p.list_id || ' ' || p.employee_id || ' ' || p.score || ' ' || p.salary_before_fen || ' '
      || p.salary_after_fen || ' ' || p.effective_on, E'\n' order by p.employee_id) as text
    from payroll.salary_proposals p where list_id = ${listId}`;
  return row?.text ?? null;
}

/** How far each appraisal came, and when; without scores, and without a word about whose it is. */
export const appraisalPages = (sql: Sql | Transaction, cycleId: number): Pages =>
  sql`
  select a.id, a.workflow_id as "workflowId", a.state, a.stage, a.goals_state as "goalsState",
    a.appeal_state as "appealState", a.evaluated_at as "evaluatedAt", a.final_at as "finalAt",
    (select jsonb_agg(jsonb_build_object('stage', s.stage, 'enteredAt', s.entered_at, 'leftAt', s.left_at,
      'outcome', s.outcome) order by s.entered_at) from hr.appraisal_stages s where s.appraisal_id = a.id) as stages
  from hr.appraisals a where a.cycle_id = ${cycleId} order by a.id`.cursor(pageSize);

/** Private: whose appraisal it is, with goals, scores, appeal, raise, filing and feedback. */
export const appraisedPages = (sql: Sql | Transaction, cycleId: number): Pages =>
  sql`
  select a.id, e.employee_no as "employeeNo", e.name, a.score, a.withdrawn_reason as "withdrawnReason",
    (select employee_no from hr.employees where id = a.evaluator_id) as "evaluatorNo",
    (select jsonb_agg(to_jsonb(g) order by g.version) from hr.appraisal_goals g where g.appraisal_id = a.id) as goals,
    (select jsonb_agg(to_jsonb(v) order by v.id) from hr.appraisal_evaluations v where v.appraisal_id = a.id) as evaluations,
    (select jsonb_agg(to_jsonb(r) order by r.id) from hr.appraisal_reassignments r where r.appraisal_id = a.id) as reassignments,
    (select to_jsonb(p) from hr.appraisal_appeals p where p.appraisal_id = a.id) as appeal,
    (select to_jsonb(r) from hr.appraisal_results r where r.appraisal_id = a.id) as result,
    (select to_jsonb(f) from hr.feedback f where f.appraisal_id = a.id) as feedback,
    (select jsonb_agg(to_jsonb(s) order by s.id) from payroll.salary_proposals s where s.appraisal_id = a.id) as raises,
    (select jsonb_agg(to_jsonb(b) order by b.id) from benefits.base_filings b
      join payroll.salary_proposals s on s.id = b.source_id
      where b.source = 'appraisal' and s.appraisal_id = a.id) as filings
  from hr.appraisals a join hr.employees e on e.id = a.employee_id where a.cycle_id = ${cycleId} order by a.id`.cursor(
    pageSize,
  );
