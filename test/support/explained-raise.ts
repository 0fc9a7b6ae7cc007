import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { explainPayment } from '../../src/db/queries/explanation/explanation.ts';
import { usualCycleSettings } from '../../src/domain/appraisal-settings.ts';
import { must } from '../../src/domain/assert.ts';
import type { Explanation } from '../../src/domain/explanation.ts';
import { appraisalId as appraisalWorkflowId, paymentBatchId } from '../../src/workflows/contract.ts';
import { itemOf } from './month-by-hand.ts';
import { programme } from './organisation.ts';
import type { TestDatabase } from './postgres.ts';

/** What the appraisal of the tests came to: 94.5 by the manager, and what followed from it. */
export interface Raise {
  readonly score: string;
  readonly baseFen: number;
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly salaryEffectiveOn: string;
}

export const novemberRaise: Raise = {
  score: '94.5',
  baseFen: 677_250,
  firstPeriod: '2026-11',
  lastPeriod: '2026-11',
  salaryEffectiveOn: '2026-11-01',
};

const indicators = [
  { code: 'RESULTS', nameZh: '工作业绩', nameEn: 'Results', weight: '60' },
  { code: 'ABILITY', nameZh: '工作能力', nameEn: 'Ability', weight: '40' },
];

/** Everything from confirmed goals to a filed base, as rows, for one person; the filing is not answered yet. */
export async function putRaise(
  { sql }: TestDatabase,
  employeeNo: string,
  raise: Raise = novemberRaise,
): Promise<{ filingId: number; appraisalId: number; cycleCode: string }> {
  const cycleCode = `2026-${raise.firstPeriod}`;
  const idOf = async (rows: PromiseLike<readonly { id: number }[]>) =>
    must((await rows)[0], 'row of a test').id;
  const employeeId = await idOf(
    sql<{ id: number }[]>`select id from hr.employees where employee_no = ${employeeNo}`,
  );
  const cycleId = await idOf(sql<{ id: number }[]>`
    insert into hr.appraisal_cycles (code, name_zh, name_en, evaluated_from, evaluated_to, first_period, last_period, programme,
      salary_effective_on, industry, settings, workflow_id, opened_by, released_at, released_by, final_at)
    values (${cycleCode}, '半年考核', 'Half-year', '2026-01-01', '2026-06-30', ${raise.firstPeriod}, ${raise.lastPeriod}, ${programme},
      ${raise.salaryEffectiveOn}, 'general', ${sql.json(usualCycleSettings as never)}, ${`appraisal-cycle/${cycleCode}`}, 'hr1',
      '2026-07-10T01:00:00Z', 'hr1', '2026-07-20T01:00:00Z')
    returning id`);
  const templateId = await idOf(sql<{ id: number }[]>`
    insert into hr.appraisal_templates (code, version, name_zh, name_en, industry, indicators, created_by)
    values (${`T-${cycleCode}`}, 3, '通用', 'General', 'general', ${sql.json(indicators)}, 'hr1') returning id`);
  const appraisalId = await idOf(sql<{ id: number }[]>`
    insert into hr.appraisals (cycle_id, employee_id, evaluator_id, workflow_id, goals_state, score, final_at)
    values (${cycleId}, ${employeeId}, (select m.id from hr.assignments a join hr.employees m on m.employee_no = a.manager_no where a.employee_id = ${employeeId}),
      ${appraisalWorkflowId(cycleCode, employeeId)}, 'confirmed', ${raise.score}, now()) returning id`);
  await sql`
    insert into hr.appraisal_goals (appraisal_id, version, indicators, template_id, set_by, set_at, answer, answer_reason, answered_by, answered_at)
    values (${appraisalId}, 1, '[]', null, 'E0001', '2026-01-03T01:00:00Z', 'sent_back', '权重不对', ${employeeNo}, '2026-01-04T01:00:00Z'),
      (${appraisalId}, 2, ${sql.json(indicators)}, ${templateId}, 'E0001', '2026-01-05T01:00:00Z', 'confirmed', null, ${employeeNo}, '2026-01-06T01:00:00Z')`;
  await sql`
    insert into hr.appraisal_evaluations (appraisal_id, kind, goals_version, scores, weighted_score, reason, by, at)
    values (${appraisalId}, 'manager', 2, ${sql.json({ RESULTS: '92.5', ABILITY: '95' })}, '93.5', null, 'E0001', '2026-07-02T01:00:00Z'),
      (${appraisalId}, 'calibration', 2, null, ${raise.score}, '部门间平衡', 'hr2', '2026-07-05T01:00:00Z')`;
  await sql`
    insert into hr.appraisal_appeals (appraisal_id, reason, filed_by, filed_at, decision, decision_reason, decided_by, decided_at)
    values (${appraisalId}, '我认为偏低', ${employeeNo}, '2026-07-11T01:00:00Z', 'rejected', '核实无误', 'hr1', '2026-07-12T01:00:00Z')`;
  await sql`
    insert into hr.appraisal_results (appraisal_id, employee_id, programme, score, first_period, last_period)
    values (${appraisalId}, ${employeeId}, ${programme}, ${raise.score}, ${raise.firstPeriod}, ${raise.lastPeriod})`;
  const salaryPolicyId = await idOf(sql<{ id: number }[]>`
    insert into payroll.salary_policies (version, effective_from, tiers, created_by)
    select 7, '2026-01-01', ${sql.json([
      { fromScore: '90', raiseTenThousandths: 500 },
      { fromScore: '0', raiseTenThousandths: 0 },
    ])}, 'admin1'
    on conflict (version) do update set created_by = excluded.created_by returning id`);
  const listId = await idOf(sql<{ id: number }[]>`
    insert into payroll.salary_lists (cycle_id, round, salary_policy_id, digest, raises, total_raise_fen, approvers_needed, prepared_by,
      prepared_at, state, applied_at)
    values (${cycleId}, 1, ${salaryPolicyId}, 'digest-of-raises', 1, 32250, 1, 'hr1', '2026-07-21T01:00:00Z', 'applied', '2026-07-23T01:00:00Z')
    returning id`);
  await sql`
    insert into payroll.salary_approvals (list_id, digest, decision, approver, at)
    values (${listId}, 'digest-of-raises', 'approve', 'finance2', '2026-07-22T01:00:00Z')`;
  const proposalId = await idOf(sql<{ id: number }[]>`
    insert into payroll.salary_proposals (list_id, appraisal_id, employee_id, score, salary_before_fen, salary_after_fen, effective_on)
    values (${listId}, ${appraisalId}, ${employeeId}, ${raise.score}, 645000, 677250, ${raise.salaryEffectiveOn}) returning id`);
  await sql`update payroll.salaries set superseded_at = now() where employee_id = ${employeeId} and superseded_at is null`;
  await sql`
    insert into payroll.salaries (employee_id, salary_fen, valid_from, source, source_id)
    values (${employeeId}, 677250, ${raise.salaryEffectiveOn}, 'appraisal', ${proposalId})`;
  const filingId = await idOf(sql<{ id: number }[]>`
    insert into benefits.base_filings (filing_id, employee_id, base_fen, base_before_fen, effective_period, source, source_id, filed_by)
    values (${`B-${employeeNo}-${cycleCode}`}, ${employeeId}, ${raise.baseFen}, 645000, ${raise.salaryEffectiveOn.slice(0, 7)}, 'appraisal', ${proposalId}, 'hr1')
    returning id`);
  return { filingId, appraisalId, cycleCode };
}

/** Why somebody was paid in a run what he was paid. */
export async function explanationOf(
  database: TestDatabase,
  run: Run,
  employeeNo: string,
  obligation = 'month',
): Promise<Explanation> {
  const { endToEndId } = await itemOf(database, run, employeeNo, obligation);
  return must(
    await explainPayment(database.sql, must(endToEndId, 'end-to-end id'), paymentBatchId),
    'explanation',
  );
}
