import { usualCycleSettings } from '../../src/domain/appraisal-settings.ts';
import { must } from '../../src/domain/assert.ts';
import { programme } from './organisation.ts';
import type { TestDatabase } from './postgres.ts';

/** What an appraisal cycle leaves behind, put on record without one. */

async function idOf(rows: PromiseLike<readonly { id: number }[]>): Promise<number> {
  return must((await rows)[0], 'row of a test').id;
}

const employeeId = ({ sql }: TestDatabase, employeeNo: string) =>
  idOf(sql<{ id: number }[]>`select id from hr.employees where employee_no = ${employeeNo}`);

/** One cycle for each pair of periods. */
export async function putCycle(
  { sql }: TestDatabase,
  firstPeriod: string,
  lastPeriod: string,
): Promise<number> {
  const code = `${firstPeriod}-${lastPeriod}`;
  await sql`
    insert into hr.appraisal_cycles (code, name_zh, name_en, evaluated_from, evaluated_to, first_period, last_period, programme,
      salary_effective_on, industry, settings, workflow_id, opened_by)
    values (${code}, '考核', 'Cycle', '2026-01-01', '2026-06-30', ${firstPeriod}, ${lastPeriod}, ${programme},
      ${`${firstPeriod}-01`}, 'general', ${sql.json(usualCycleSettings as never)}, ${`appraisal-cycle/${code}`}, 'hr1')
    on conflict do nothing`;
  return idOf(sql<{ id: number }[]>`select id from hr.appraisal_cycles where code = ${code}`);
}

async function putAppraisal(database: TestDatabase, cycleId: number, employeeNo: string): Promise<number> {
  const { sql } = database;
  const employee = await employeeId(database, employeeNo);
  await sql`
    insert into hr.appraisals (cycle_id, employee_id, workflow_id)
    values (${cycleId}, ${employee}, ${`appraisal/${cycleId}/${employee}`}) on conflict do nothing`;
  return idOf(
    sql<
      { id: number }[]
    >`select id from hr.appraisals where cycle_id = ${cycleId} and employee_id = ${employee}`,
  );
}

/** A final result that is in force for the months named. */
export async function putResult(
  database: TestDatabase,
  employeeNo: string,
  score: string,
  firstPeriod: string,
  lastPeriod: string,
): Promise<number> {
  const appraisalId = await putAppraisal(
    database,
    await putCycle(database, firstPeriod, lastPeriod),
    employeeNo,
  );
  return idOf(database.sql<{ id: number }[]>`
    insert into hr.appraisal_results (appraisal_id, employee_id, programme, score, first_period, last_period)
    select id, employee_id, ${programme}, ${score}, ${firstPeriod}, ${lastPeriod} from hr.appraisals where id = ${appraisalId}
    returning id`);
}

export interface PutFiling {
  readonly id: number;
  readonly cycleId: number;
}

/** A raise of the applied list of a cycle, in force, and the filing that follows from it: still unanswered. */
export async function putFiling(
  database: TestDatabase,
  employeeNo: string,
  baseFen: number,
  effectivePeriod: string,
): Promise<PutFiling> {
  const { sql } = database;
  const cycleId = await putCycle(database, effectivePeriod, effectivePeriod);
  const appraisalId = await putAppraisal(database, cycleId, employeeNo);
  await sql`
    insert into payroll.salary_lists (cycle_id, round, salary_policy_id, digest, raises, total_raise_fen, approvers_needed, prepared_by, state)
    select ${cycleId}, 1, min(id), 'digest', 1, 0, 1, 'hr1', 'applied' from payroll.salary_policies on conflict do nothing`;
  const id = await idOf(sql<{ id: number }[]>`
    with proposal as (
      insert into payroll.salary_proposals (list_id, appraisal_id, employee_id, score, salary_before_fen, salary_after_fen, effective_on)
      select l.id, a.id, a.employee_id, '95', 645000, ${baseFen}, ${`${effectivePeriod}-01`}
      from payroll.salary_lists l, hr.appraisals a where l.cycle_id = ${cycleId} and a.id = ${appraisalId} returning id, employee_id)
    insert into benefits.base_filings (filing_id, employee_id, base_fen, base_before_fen, effective_period, source, source_id, filed_by)
    select 'B' || id || '-' || ${effectivePeriod}, employee_id, ${baseFen}, 645000, ${effectivePeriod}, 'appraisal', id, 'hr1' from proposal returning id`);
  await sql`
    with former as (
      update payroll.salaries s set superseded_at = now() from benefits.base_filings f
      where f.id = ${id} and s.employee_id = f.employee_id and s.superseded_at is null returning s.employee_id)
    insert into payroll.salaries (employee_id, salary_fen, valid_from, source, source_id)
    select f.employee_id, ${baseFen}, ${`${effectivePeriod}-01`}, 'appraisal', f.source_id
    from benefits.base_filings f left join former using (employee_id) where f.id = ${id}`;
  return { id, cycleId };
}
