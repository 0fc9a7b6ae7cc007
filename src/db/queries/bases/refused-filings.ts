import type { CycleSettings } from '../../../domain/appraisal-settings.ts';
import type { Sql, Transaction } from '../../database.ts';
import { policyInForce } from '../disbursement/policies.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';

type FilingRefusal = 'filing_unknown' | 'filing_not_refused' | 'base_out_of_range';

export type Refiled =
  | { readonly ok: true; readonly id: number; readonly attempt: number; readonly baseFen: number }
  | { readonly ok: false; readonly refusal: { readonly code: FilingRefusal } };

export type Settled =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: { readonly code: Exclude<FilingRefusal, 'base_out_of_range'> } };

interface KnownFiling {
  readonly state: string;
  readonly source: string;
  readonly sourceId: number;
  readonly attempt: number;
  readonly baseFen: number;
  readonly effectivePeriod: string;
}

/**
 * Files a refused base again under a new id, the same or another base. The refused attempt stays on record.
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
    const baseFen = wanted.baseFen ?? known.baseFen;
    if (!(await isInRange(tx, known, baseFen))) return { ok: false, refusal: { code: 'base_out_of_range' } };
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

/** Accepts the office's refusal, with a reason: the base stays what the office says. */
export async function settleFiling(
  sql: Sql,
  wanted: { id: number; reason: string; actor: string },
): Promise<Settled> {
  return sql.begin(async (tx): Promise<Settled> => {
    const known = await lockFiling(tx, wanted.id);
    if (!known) return { ok: false, refusal: { code: 'filing_unknown' } };
    if (known.state !== 'refused') return { ok: false, refusal: { code: 'filing_not_refused' } };
    await tx`
      update benefits.base_filings set state = 'settled', settled_by = ${wanted.actor}, settled_reason = ${wanted.reason}
      where id = ${wanted.id}`;
    await closeHrTasks(tx, `filing/${wanted.id}`, 'filing_refused');
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${wanted.actor}, 'filing_settled', ${`filing/${wanted.id}`}, ${tx.json({ reason: wanted.reason })})`;
    return { ok: true };
  });
}

async function lockFiling(tx: Transaction, id: number): Promise<KnownFiling | undefined> {
  const [known] = await tx<KnownFiling[]>`
    select state, source, source_id as "sourceId", attempt, base_fen as "baseFen", effective_period as "effectivePeriod"
    from benefits.base_filings where id = ${id} for update`;
  return known;
}

/** Whether the base lies between floor and cap: of the cycle's programme, or of any where a change is behind it. */
async function isInRange(tx: Transaction, filing: KnownFiling, baseFen: number): Promise<boolean> {
  const programmes = await tx<{ code: string }[]>`
    select p.code from benefits.programmes p where ${filing.source} <> 'appraisal' or p.code = (
      select c.programme from payroll.salary_proposals s join payroll.salary_lists l on l.id = s.list_id
      join hr.appraisal_cycles c on c.id = l.cycle_id where s.id = ${filing.sourceId})`;
  for (const { code } of programmes) {
    const policy = await policyInForce(tx, code, filing.effectivePeriod);
    if (policy && baseFen >= policy.baseFloorFen && baseFen <= policy.baseCapFen) return true;
  }
  return false;
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
