import type { CycleSettings } from '../../../domain/appraisal-settings.ts';
import { must } from '../../../domain/assert.ts';
import { lastDay, parsePeriod } from '../../../domain/period.ts';
import { baseOfSalary, type Policy } from '../../../domain/policy.ts';
import type { Sql, Transaction } from '../../database.ts';
import { basePolicy } from '../changes/change-base.ts';
import { policyInForce } from '../disbursement/policies.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';
import { isHimself } from '../people/same-person.ts';

type FilingRefusal = 'filing_unknown' | 'filing_not_refused' | 'own_filing';
type RefileRefusal = FilingRefusal | 'base_out_of_range' | 'base_not_of_salary';

export type Refiled =
  | { readonly ok: true; readonly id: number; readonly attempt: number; readonly baseFen: number }
  | { readonly ok: false; readonly refusal: { readonly code: RefileRefusal } };

export type Settled =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: { readonly code: FilingRefusal } };

interface KnownFiling {
  readonly employeeId: number;
  readonly state: string;
  readonly source: string;
  readonly sourceId: number;
  readonly attempt: number;
  readonly baseFen: number;
  readonly effectivePeriod: string;
}

/**
 * Files a refused base again under a new id; the refused attempt stays on record. Only the base that the salary gives
 * is filed, so another one than before only where the salary changed since: payroll and benefits never part unseen.
 * @param baseFen null: the same base as before.
 */
export async function refile(
  sql: Sql,
  wanted: { id: number; baseFen: number | null; actor: string },
): Promise<Refiled> {
  return sql.begin(async (tx): Promise<Refiled> => {
    const known = await lockFiling(tx, wanted.id);
    if (!known) return { ok: false, refusal: { code: 'filing_unknown' } };
    if (known.state !== 'refused') return { ok: false, refusal: { code: 'filing_not_refused' } };
    if (await isHimself(tx, wanted.actor, known.employeeId))
      return { ok: false, refusal: { code: 'own_filing' } };
    const baseFen = wanted.baseFen ?? known.baseFen;
    const policy = await policyOf(tx, known);
    if (baseFen < policy.baseFloorFen || baseFen > policy.baseCapFen)
      return { ok: false, refusal: { code: 'base_out_of_range' } };
    const salaryFen = await salaryBehind(tx, known);
    if (salaryFen === null || baseFen !== baseOfSalary(salaryFen, policy))
      return { ok: false, refusal: { code: 'base_not_of_salary' } };
    const attempt = known.attempt + 1;
    await tx`update benefits.base_filings set state = 'refiled' where id = ${wanted.id}`;
    const [filed] = await tx<{ id: number }[]>`
      insert into benefits.base_filings
        (filing_id, employee_id, base_fen, base_before_fen, effective_period, source, source_id, attempt, filed_by)
      select 'B' || upper(left(encode(sha256(convert_to(
          o.debtor_account || '#' || f.source || '#' || f.source_id || '#' || ${attempt}::int, 'UTF8')), 'hex'), 30)),
        f.employee_id, ${baseFen}, f.base_before_fen, f.effective_period, f.source, f.source_id, ${attempt}, ${wanted.actor}
      from benefits.base_filings f cross join hr.organisation o where f.id = ${wanted.id} returning id`;
    const id = filed?.id as number;
    await closeHrTasks(tx, `filing/${wanted.id}`, 'filing_refused');
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${wanted.actor}, 'filing_refiled', ${`filing/${wanted.id}`}, ${tx.json({ refiledAs: id, attempt })})`;
    return { ok: true, id, attempt, baseFen };
  });
}

/** Accepts the office's refusal: the base stays what the office says. The reason is kept with the filing alone. */
export async function settleFiling(
  sql: Sql,
  wanted: { id: number; reason: string; actor: string },
): Promise<Settled> {
  return sql.begin(async (tx): Promise<Settled> => {
    const known = await lockFiling(tx, wanted.id);
    if (!known) return { ok: false, refusal: { code: 'filing_unknown' } };
    if (known.state !== 'refused') return { ok: false, refusal: { code: 'filing_not_refused' } };
    if (await isHimself(tx, wanted.actor, known.employeeId))
      return { ok: false, refusal: { code: 'own_filing' } };
    await tx`
      update benefits.base_filings set state = 'settled', settled_by = ${wanted.actor}, settled_reason = ${wanted.reason}
      where id = ${wanted.id}`;
    await closeHrTasks(tx, `filing/${wanted.id}`, 'filing_refused');
    await tx`
      insert into audit.events (actor, action, subject)
      values (${wanted.actor}, 'filing_settled', ${`filing/${wanted.id}`})`;
    return { ok: true };
  });
}

async function lockFiling(tx: Transaction, id: number): Promise<KnownFiling | undefined> {
  const [known] = await tx<KnownFiling[]>`
    select employee_id as "employeeId", state, source, source_id as "sourceId", attempt, base_fen as "baseFen", effective_period as "effectivePeriod"
    from benefits.base_filings where id = ${id} for update`;
  return known;
}

/** The policy whose limits the base was filed by. */
async function policyOf(tx: Transaction, filing: KnownFiling): Promise<Policy> {
  if (filing.source !== 'appraisal') return basePolicy(tx, filing.effectivePeriod);
  const [cycle] = await tx<{ programme: string }[]>`
    select c.programme from payroll.salary_proposals s join payroll.salary_lists l on l.id = s.list_id
    join hr.appraisal_cycles c on c.id = l.cycle_id where s.id = ${filing.sourceId}`;
  const { programme } = must(cycle, 'the cycle behind a filing');
  return must(await policyInForce(tx, programme, filing.effectivePeriod), 'a policy for the filed month');
}

/** The salary of the filed month: the one that the change will put in force, else the one that is. */
async function salaryBehind(tx: Transaction, filing: KnownFiling): Promise<number | null> {
  const last = lastDay(must(parsePeriod(filing.effectivePeriod), 'period of a filing'));
  const [salary] =
    filing.source === 'appraisal'
      ? await tx<{ fen: number | null }[]>`
          select salary_fen as fen from payroll.salaries where employee_id = ${filing.employeeId} and valid_from <= ${last}
          order by superseded_at is null desc, valid_from desc, id desc limit 1`
      : await tx<
          { fen: number | null }[]
        >`select salary_fen as fen from hr.changes where id = ${filing.sourceId}`;
  return salary?.fen ?? null;
}

/** The workflows that wait for a filing: an appraisal and its cycle, or a change. */
export type BehindFiling =
  | {
      readonly source: 'appraisal';
      readonly cycle: { id: number; code: string; workflowId: string; settings: CycleSettings };
      readonly appraisal: { id: number; workflowId: string };
    }
  | { readonly source: 'change'; readonly changeId: number; readonly workflowId: string };

export async function behindFiling(sql: Sql, id: number): Promise<BehindFiling | null> {
  const [appraisal] = await sql<
    {
      cycleId: number;
      code: string;
      cycleWorkflowId: string;
      settings: CycleSettings;
      appraisalId: number;
      appraisalWorkflowId: string;
    }[]
  >`
    select c.id as "cycleId", c.code, c.workflow_id as "cycleWorkflowId", c.settings, a.id as "appraisalId",
      a.workflow_id as "appraisalWorkflowId"
    from benefits.base_filings f join payroll.salary_proposals p on p.id = f.source_id
    join hr.appraisals a on a.id = p.appraisal_id join hr.appraisal_cycles c on c.id = a.cycle_id
    where f.id = ${id} and f.source = 'appraisal'`;
  if (appraisal) {
    const { cycleId, code, cycleWorkflowId, settings, appraisalId, appraisalWorkflowId } = appraisal;
    return {
      source: 'appraisal',
      cycle: { id: cycleId, code, workflowId: cycleWorkflowId, settings },
      appraisal: { id: appraisalId, workflowId: appraisalWorkflowId },
    };
  }
  const [change] = await sql<{ changeId: number; workflowId: string }[]>`
    select c.id as "changeId", c.workflow_id as "workflowId"
    from benefits.base_filings f join hr.changes c on c.id = f.source_id
    where f.id = ${id} and f.source = 'change'`;
  return change ? { source: 'change', ...change } : null;
}
