import type { CycleSettings } from '../../../domain/appraisal-settings.ts';
import type { AppraisalStage } from '../../../domain/appraisal-stages.ts';

import type { Sql, Transaction } from '../../database.ts';
import { policyInForce } from '../disbursement/policies.ts';

export interface Cycle {
  readonly id: number;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Days, both included. */
  readonly evaluatedFrom: string;
  readonly evaluatedTo: string;
  /** Managers may score from this day on; null: from the day after the last evaluated one. */
  readonly evaluationOpensOn: string | null;
  /** Months whose payments follow the results, both included. */
  readonly firstPeriod: string;
  readonly lastPeriod: string;
  readonly programme: string;
  readonly salaryEffectiveOn: string;
  readonly salaryBudgetFen: number | null;
  readonly industry: string;
  readonly settings: CycleSettings;
  readonly workflowId: string;
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly openedBy: string;
  readonly openedAt: string;
  readonly releasedAt: string | null;
  readonly releasedBy: string | null;
  readonly finalAt: string | null;
  readonly closedAt: string | null;
}

const columns = (sql: Sql | Transaction) => sql`
  id, code, name_zh as "nameZh", name_en as "nameEn", evaluated_from as "evaluatedFrom", evaluated_to as "evaluatedTo",
  evaluation_opens_on as "evaluationOpensOn",
  first_period as "firstPeriod", last_period as "lastPeriod", programme, salary_effective_on as "salaryEffectiveOn",
  salary_budget_fen as "salaryBudgetFen", industry, settings, workflow_id as "workflowId", state, opened_by as "openedBy",
  opened_at as "openedAt", released_at as "releasedAt", released_by as "releasedBy", final_at as "finalAt", closed_at as "closedAt"`;

export async function readCycle(sql: Sql | Transaction, cycleId: number): Promise<Cycle | null> {
  const [row] = await sql<Cycle[]>`select ${columns(sql)} from hr.appraisal_cycles where id = ${cycleId}`;
  return row ?? null;
}

export async function findCycle(sql: Sql | Transaction, code: string): Promise<Cycle | null> {
  const [row] = await sql<Cycle[]>`select ${columns(sql)} from hr.appraisal_cycles where code = ${code}`;
  return row ?? null;
}

/** The newest first. */
export async function listCycles(
  sql: Sql,
  state: Cycle['state'] | null,
  beforeId: number,
  limit: number,
): Promise<Cycle[]> {
  return sql<Cycle[]>`
    select ${columns(sql)} from hr.appraisal_cycles
    where id < ${beforeId} and (${state}::text is null or state = ${state}) order by id desc limit ${limit}`;
}

export type NewCycle = Omit<
  Cycle,
  'id' | 'workflowId' | 'state' | 'openedAt' | 'releasedAt' | 'releasedBy' | 'finalAt' | 'closedAt'
>;

export type CycleOpened =
  | { readonly ok: true; readonly cycle: Cycle }
  | {
      readonly ok: false;
      readonly refusal: {
        readonly code: 'cycle_exists' | 'period_closed' | 'programme_unknown' | 'policy_missing';
      };
    };

/** Records a cycle before its workflow starts. Its months must not have been paid: a closed month is never recomputed. */
export async function openCycle(sql: Sql, cycle: NewCycle): Promise<CycleOpened> {
  return sql.begin(async (tx) => {
    const [programme] = await tx`select from benefits.programmes where code = ${cycle.programme}`;
    if (!programme) return { ok: false, refusal: { code: 'programme_unknown' } };
    const [raises] =
      await tx`select from payroll.salary_policies where effective_from <= ${cycle.salaryEffectiveOn} limit 1`;
    const filed = await policyInForce(tx, cycle.programme, cycle.salaryEffectiveOn.slice(0, 7));
    const paid = await policyInForce(tx, cycle.programme, cycle.firstPeriod);
    if (!raises || !filed || !paid) return { ok: false, refusal: { code: 'policy_missing' } };
    const [begun] = await tx`
      select from finance.runs where programme = ${cycle.programme} and period >= ${cycle.firstPeriod} and scope = 'all'
        and (state = 'closed' or state = 'open' and sending_started_at is not null) limit 1`;
    if (begun) return { ok: false, refusal: { code: 'period_closed' } };
    const opened = await tx`
      insert into hr.appraisal_cycles (code, name_zh, name_en, evaluated_from, evaluated_to, evaluation_opens_on, first_period, last_period, programme,
        salary_effective_on, salary_budget_fen, industry, settings, workflow_id, opened_by)
      values (${cycle.code}, ${cycle.nameZh}, ${cycle.nameEn}, ${cycle.evaluatedFrom}, ${cycle.evaluatedTo}, ${cycle.evaluationOpensOn}, ${cycle.firstPeriod},
        ${cycle.lastPeriod}, ${cycle.programme}, ${cycle.salaryEffectiveOn}, ${cycle.salaryBudgetFen}, ${cycle.industry},
        ${tx.json(cycle.settings as never)}, ${`appraisal-cycle/${cycle.code}`}, ${cycle.openedBy})
      on conflict (code) do nothing`;
    if (opened.count === 0) return { ok: false, refusal: { code: 'cycle_exists' } };
    await tx`insert into audit.events (actor, action, subject) values (${cycle.openedBy}, 'cycle_opened', ${`cycle/${cycle.code}`})`;
    return { ok: true, cycle: (await findCycle(tx, cycle.code)) as Cycle };
  });
}

export interface CycleProgress {
  readonly released: boolean;
  readonly final: boolean;
  /** Milliseconds until the managers' time to score is over; 0 when it is. */
  readonly evaluationOverInMs: number;
  readonly open: number;
  /** Appraisals that nobody has started a workflow for yet. */
  readonly unstarted: number;
  /** In stage `base_adjustment` with nothing left to wait for: accepted, settled, or not needed. */
  readonly filingsSettled: number;
  /** In stage `payout`, with a payment that is settled or not. */
  readonly payoutsSettled: number;
  readonly payoutsWaiting: number;
}

export async function cycleProgress(sql: Sql, cycle: Cycle): Promise<CycleProgress> {
  const [row] = await sql<CycleProgress[]>`
    select ${cycle.releasedAt !== null}::boolean as released, ${cycle.finalAt !== null}::boolean as final,
      greatest(0, extract(epoch from (coalesce(${cycle.evaluationOpensOn}::date, ${cycle.evaluatedTo}::date + 1)::timestamp at time zone o.time_zone
        + make_interval(secs => ${cycle.settings.evaluationDueMs / 1000})) - now()) * 1000)::bigint as "evaluationOverInMs",
      count(*) filter (where a.state = 'open') as open,
      count(*) filter (where a.state = 'open' and a.started_at is null) as unstarted,
      count(*) filter (where a.state = 'open' and a.stage = 'base_adjustment' and not ${filingOpen(sql)}) as "filingsSettled",
      count(*) filter (where a.state = 'open' and a.stage = 'payout' and ${settled(sql)}) as "payoutsSettled",
      count(*) filter (where a.state = 'open' and a.stage = 'payout' and not coalesce(${settled(sql)}, false)) as "payoutsWaiting"
    from hr.organisation o left join hr.appraisals a on a.cycle_id = ${cycle.id}
    left join finance.items i on i.programme = ${cycle.programme} and i.period = ${cycle.firstPeriod} and i.employee_id = a.employee_id
      and i.obligation = 'month'
    left join finance.runs r on r.id = i.run_id
    group by o.time_zone`;
  return row as CycleProgress;
}

/** Whether the last filing for the raise of an appraisal (`a`) is unanswered, or refused and not settled. */
function filingOpen(sql: Sql) {
  return sql`coalesce((
    select f.state in ('pending', 'refused') from payroll.salary_proposals p
    join payroll.salary_lists l on l.id = p.list_id and l.state = 'applied'
    join benefits.base_filings f on f.source = 'appraisal' and f.source_id = p.id
    where p.appraisal_id = a.id order by f.attempt desc limit 1), false)`;
}

/** Whether the month's item (`i`, of run `r`) has come to its end. */
export function settled(sql: Sql | Transaction) {
  return sql`(i.state = 'paid' or i.state in ('zero', 'carried', 'returned') and r.state = 'closed')`;
}

export interface AppraisalToReach {
  readonly appraisalId: number;
  readonly workflowId: string;
}

/** Appraisals without a workflow, by key. */
export async function unstartedAppraisals(
  sql: Sql,
  cycleId: number,
  afterId: number,
  limit: number,
): Promise<AppraisalToReach[]> {
  return sql<AppraisalToReach[]>`
    select id as "appraisalId", workflow_id as "workflowId" from hr.appraisals
    where cycle_id = ${cycleId} and state = 'open' and started_at is null and id > ${afterId} order by id limit ${limit}`;
}

export async function markStarted(sql: Sql, appraisalIds: readonly number[]): Promise<void> {
  await sql`update hr.appraisals set started_at = now() where id = any(${appraisalIds as number[]}::bigint[]) and started_at is null`;
}

/** What the cycle tells its appraisals of, each kind only to those whom it concerns and who still wait for it. */
export type CycleFact = 'released' | 'appeals' | 'final' | 'raises' | 'answers' | 'filings' | 'payments';

const waitingIn: Record<CycleFact, readonly AppraisalStage[]> = {
  released: ['goals', 'evaluation'],
  appeals: ['evaluation'],
  final: ['evaluation'],
  raises: ['salary_update'],
  answers: ['base_adjustment'],
  filings: ['base_adjustment'],
  payments: ['payout'],
};

export async function appraisalsToTell(
  sql: Sql,
  cycle: Cycle,
  fact: CycleFact,
  afterId: number,
  limit: number,
): Promise<AppraisalToReach[]> {
  return sql<AppraisalToReach[]>`
    select a.id as "appraisalId", a.workflow_id as "workflowId" from hr.appraisals a
    left join finance.items i on i.programme = ${cycle.programme} and i.period = ${cycle.firstPeriod} and i.employee_id = a.employee_id
      and i.obligation = 'month'
    left join finance.runs r on r.id = i.run_id
    where a.cycle_id = ${cycle.id} and a.state = 'open' and a.id > ${afterId}
      and (a.stage = any(${waitingIn[fact] as string[]}::text[]))
      and (${fact} <> 'released' or a.goals_state <> 'confirmed' or a.score is null)
      and (${fact} <> 'appeals' or a.appeal_state = 'open')
      and (${fact} <> 'filings' or not ${filingOpen(sql)})
      and (${fact} <> 'payments' or ${settled(sql)})
    order by a.id limit ${limit}`;
}

/** Ends a cycle whose appraisals are all over. */
export async function closeCycle(sql: Sql, cycleId: number): Promise<void> {
  await sql.begin(async (tx) => {
    const closed = await tx`
      update hr.appraisal_cycles c set state = 'closed', closed_at = now() where id = ${cycleId} and state = 'open'
        and not exists (select from hr.appraisals a where a.cycle_id = c.id and a.state = 'open') returning code`;
    if (closed.count === 0) return;
    await tx`update hr.tasks set state = 'done', closed_at = now() where subject = ${`cycle/${cycleId}`} and state = 'open'
      and kind <> 'results_too_late'`;
    await tx`insert into audit.events (actor, action, subject) values ('cycle', 'cycle_closed', ${`cycle/${closed[0]?.code}`})`;
  });
}

/** Months that a cycle's results are in force for and whose run is there already. */
export interface BegunMonth {
  readonly runId: number;
  readonly period: string;
  /** Sent or closed: what was approved is paid, the results come too late for it. */
  readonly tooLate: boolean;
}

export async function begunMonths(sql: Sql, cycle: Cycle): Promise<BegunMonth[]> {
  return sql<BegunMonth[]>`
    select id as "runId", period, state = 'closed' or sending_started_at is not null as "tooLate" from finance.runs
    where programme = ${cycle.programme} and period between ${cycle.firstPeriod} and ${cycle.lastPeriod} and state <> 'cancelled'
    order by id`;
}
