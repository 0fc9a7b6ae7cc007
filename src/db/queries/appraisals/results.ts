import { salaryAfter } from '../../../domain/salary-policy.ts';
import type { Sql, Transaction } from '../../database.ts';
import { salaryPolicyFor } from '../raises/salary-policies.ts';
import type { Cycle } from './cycles.ts';

export type Released =
  | { readonly ok: true; readonly withScore: number; readonly without: number }
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code:
          | 'results_released'
          | 'cycle_over'
          | 'evaluation_not_open'
          | 'appraisals_opening'
          | 'evaluations_missing'
          | 'salary_budget_exceeded';
        readonly count?: number;
      };
    };

/**
 * Releases all results of a cycle together. From then on nobody scores or calibrates.
 * @param withoutScores whether those without a score are let go without a result; else they are why it is refused.
 */
export async function releaseResults(
  sql: Sql,
  cycle: Cycle,
  by: string,
  withoutScores: boolean,
): Promise<Released> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ released: boolean; state: string; evaluationOpen: boolean }[]>`
      select c.released_at is not null as released, c.state,
        now() >= coalesce(c.evaluation_opens_on, c.evaluated_to + 1)::timestamp at time zone o.time_zone as "evaluationOpen"
      from hr.appraisal_cycles c cross join hr.organisation o where c.id = ${cycle.id} for update of c`;
    if (row?.released) return { ok: false, refusal: { code: 'results_released' } };
    if (row?.state !== 'open') return { ok: false, refusal: { code: 'cycle_over' } };
    if (!row.evaluationOpen) return { ok: false, refusal: { code: 'evaluation_not_open' } };
    // Whoever is being scored at this moment is waited for.
    const scored = await tx<{ score: string | null; started: boolean }[]>`
      select score, started_at is not null as started from hr.appraisals
      where cycle_id = ${cycle.id} and state = 'open' order by id for update`;
    const [any] = await tx`select from hr.appraisals where cycle_id = ${cycle.id} limit 1`;
    if (!any || scored.some(({ started }) => !started))
      return { ok: false, refusal: { code: 'appraisals_opening' } };
    const without = scored.filter(({ score }) => score === null).length;
    if (without > 0 && !withoutScores)
      return { ok: false, refusal: { code: 'evaluations_missing', count: without } };
    if (cycle.salaryBudgetFen !== null && (await monthlyRaisesFen(tx, cycle)) > cycle.salaryBudgetFen)
      return { ok: false, refusal: { code: 'salary_budget_exceeded' } };
    await tx`update hr.appraisal_cycles set released_at = now(), released_by = ${by} where id = ${cycle.id}`;
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${by}, 'results_released', ${`cycle/${cycle.code}`}, ${tx.json({ withScore: scored.length - without, without })})`;
    return { ok: true, withScore: scored.length - without, without };
  });
}

/**
 * What the scores of a cycle, as they stand, would add to the monthly payroll.
 * @param instead one appraisal's score as it would be.
 */
export async function monthlyRaisesFen(
  sql: Sql | Transaction,
  cycle: Cycle,
  instead: { appraisalId: number; score: string } | null = null,
): Promise<number> {
  const policy = await salaryPolicyFor(sql, cycle.salaryEffectiveOn);
  const rows = await sql<{ id: number; score: string | null; salaryFen: number }[]>`
    select a.id, a.score, s.salary_fen as "salaryFen" from hr.appraisals a
    join payroll.salaries s on s.employee_id = a.employee_id and s.superseded_at is null
    where a.cycle_id = ${cycle.id} and a.state = 'open'`;
  return rows.reduce((sum, { id, score, salaryFen }) => {
    const counted = id === instead?.appraisalId ? instead.score : score;
    return sum + salaryAfter(salaryFen, counted, policy.tiers) - salaryFen;
  }, 0);
}

export type Finalised =
  | { readonly final: true }
  | { readonly final: false; readonly waitMs: number; readonly appealsOpen: number };

/**
 * Makes the results of a cycle final once the appeal window is over and every appeal is decided: from then on they
 * are in force for the months that the cycle names.
 */
export async function finaliseResults(sql: Sql, cycleId: number): Promise<Finalised> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ final: boolean; waitMs: number | null; appealsOpen: number }[]>`
      select c.final_at is not null as final,
        greatest(0, extract(epoch from c.released_at + make_interval(secs => (c.settings->>'appealWindowMs')::float8 / 1000) - now()) * 1000)::bigint as "waitMs",
        (select count(*) from hr.appraisals a where a.cycle_id = c.id and a.state = 'open' and a.appeal_state = 'open') as "appealsOpen"
      from hr.appraisal_cycles c where c.id = ${cycleId} for update`;
    if (!row || row.waitMs === null)
      throw new Error('assertion failed: results are final only after their release');
    if (row.final) return { final: true };
    if (row.waitMs > 0 || row.appealsOpen > 0)
      return { final: false, waitMs: row.waitMs, appealsOpen: row.appealsOpen };
    await tx`
      insert into hr.appraisal_results (appraisal_id, employee_id, programme, score, first_period, last_period)
      select a.id, a.employee_id, c.programme, a.score, c.first_period, c.last_period
      from hr.appraisals a join hr.appraisal_cycles c on c.id = a.cycle_id
      where a.cycle_id = ${cycleId} and a.state = 'open' and a.score is not null
      on conflict do nothing`;
    await tx`update hr.appraisals set final_at = now(), updated_at = now() where cycle_id = ${cycleId} and state = 'open'`;
    await tx`update hr.appraisal_cycles set final_at = now() where id = ${cycleId}`;
    await tx`insert into audit.events (actor, action, subject) select 'cycle', 'results_final', 'cycle/' || code from hr.appraisal_cycles where id = ${cycleId}`;
    return { final: true };
  });
}
