import { type Indicator, type IndicatorsFault, indicatorsFault } from '../../../domain/indicators.ts';
import type { Sql, Transaction } from '../../database.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';
import { type Actor, isOwn, mayProposeGoals } from './appraisal-authority.ts';
import {
  auditAppraisal,
  done,
  type LockedAppraisal,
  lockAppraisal,
  type Outcome,
  refused,
} from './appraisal-lock.ts';

export type GoalsRefusal =
  | IndicatorsFault
  | 'appraisal_unknown'
  | 'appraisal_over'
  | 'results_released'
  | 'not_direct_manager'
  | 'goals_already_confirmed'
  | 'template_unknown';

/** An indicator as a manager writes it; without a code it gets one by its place. */
export type WrittenIndicator = Omit<Indicator, 'code'> & { readonly code?: string | undefined };

export interface GoalsWanted {
  readonly appraisalId: number;
  readonly actor: Actor;
  readonly goals: { readonly indicators: readonly WrittenIndicator[] } | { readonly templateCode: string };
}

/** Proposes goals: a new version, for the employee to answer. The version that waits already, once more, is success. */
export async function setGoals(
  sql: Sql,
  { appraisalId, actor, goals }: GoalsWanted,
): Promise<Outcome<GoalsRefusal>> {
  return sql.begin(async (tx) => {
    const appraisal = await lockAppraisal(tx, appraisalId, actor);
    if (!appraisal) return refused('appraisal_unknown');
    if (!mayProposeGoals(actor, appraisal, 'templateCode' in goals)) return refused('not_direct_manager');
    if (appraisal.isOver) return refused('appraisal_over');
    if (appraisal.goalsState === 'confirmed') return refused('goals_already_confirmed');
    if (appraisal.released) return refused('results_released');
    const proposal =
      'templateCode' in goals
        ? await latestTemplate(tx, goals.templateCode)
        : { templateId: null, indicators: withCodes(goals.indicators) };
    if (!proposal) return refused('template_unknown');
    const fault = faultOf(proposal.indicators);
    if (fault) return refused(fault);
    if (!(await isWaitingAlready(tx, appraisal, proposal.indicators)))
      await propose(tx, appraisal, actor, proposal);
    return done(appraisal);
  });
}

export interface GoalsAnswer {
  readonly appraisalId: number;
  readonly actor: Actor;
  /** The version that he read: another may have been proposed since. */
  readonly version: number;
  readonly answer: 'confirmed' | 'sent_back';
  readonly reason: string | null;
}

export type GoalsAnswerRefusal =
  | 'appraisal_unknown'
  | 'appraisal_over'
  | 'results_released'
  | 'not_your_goals'
  | 'goals_already_confirmed'
  | 'goals_not_proposed'
  | 'goals_version_changed';

/** The employee's answer to the proposed version. Confirmed goals are in force, and cannot be confirmed again. */
export async function answerGoals(
  sql: Sql,
  { appraisalId, actor, version, answer, reason }: GoalsAnswer,
): Promise<Outcome<GoalsAnswerRefusal>> {
  return sql.begin(async (tx) => {
    const appraisal = await lockAppraisal(tx, appraisalId, actor);
    if (!appraisal) return refused('appraisal_unknown');
    if (!isOwn(actor, appraisal)) return refused('not_your_goals');
    if (appraisal.isOver) return refused('appraisal_over');
    if (appraisal.goalsState === 'confirmed') return refused('goals_already_confirmed');
    if (appraisal.released) return refused('results_released');
    if (appraisal.goalsState !== 'proposed') return refused('goals_not_proposed');
    if (appraisal.goalsVersion !== version) return refused('goals_version_changed');
    await tx`
      update hr.appraisal_goals set answer = ${answer}, answer_reason = ${reason}, answered_by = ${actor.username}, answered_at = now()
      where appraisal_id = ${appraisalId} and version = ${version}`;
    await tx`update hr.appraisals set goals_state = ${answer}, updated_at = now() where id = ${appraisalId}`;
    await closeHrTasks(tx, `appraisal/${appraisalId}`, 'goals_answer_overdue');
    await auditAppraisal(tx, actor, `goals_${answer}`, appraisalId, { version });
    return done(appraisal);
  });
}

async function propose(
  tx: Transaction,
  appraisal: LockedAppraisal,
  actor: Actor,
  proposal: Proposal,
): Promise<void> {
  const version = appraisal.goalsVersion + 1;
  await tx`
    insert into hr.appraisal_goals (appraisal_id, version, indicators, template_id, set_by)
    values (${appraisal.id}, ${version}, ${tx.json(proposal.indicators as never)}, ${proposal.templateId}, ${actor.username})`;
  await tx`update hr.appraisals set goals_state = 'proposed', updated_at = now() where id = ${appraisal.id}`;
  await closeHrTasks(tx, `appraisal/${appraisal.id}`, 'goals_overdue');
  await auditAppraisal(tx, actor, 'goals_set', appraisal.id, { version, templateId: proposal.templateId });
}

interface Proposal {
  readonly templateId: number | null;
  readonly indicators: readonly Indicator[];
}

async function latestTemplate(tx: Transaction, code: string): Promise<Proposal | null> {
  const [row] = await tx<Proposal[]>`
    select id as "templateId", indicators from hr.appraisal_templates where code = ${code} order by version desc limit 1`;
  return row ?? null;
}

async function isWaitingAlready(
  tx: Transaction,
  { id, goalsState, goalsVersion }: LockedAppraisal,
  indicators: readonly Indicator[],
): Promise<boolean> {
  if (goalsState !== 'proposed') return false;
  const [same] = await tx`
    select from hr.appraisal_goals
    where appraisal_id = ${id} and version = ${goalsVersion} and indicators = ${tx.json(indicators as never)}`;
  return same !== undefined;
}

/** Codes by place (`I1`, `I2` …), passing over those that were written. */
export function withCodes(written: readonly WrittenIndicator[]): Indicator[] {
  const taken = new Set(written.map(({ code }) => code));
  let next = 1;
  return written.map(({ code, nameZh, nameEn, weight }) => {
    if (code !== undefined) return { code, nameZh, nameEn, weight };
    while (taken.has(`I${next}`)) next += 1;
    return { code: `I${next++}`, nameZh, nameEn, weight };
  });
}

/** The domain's rules, and that no two indicators have one name: codes made by place would hide a repetition. */
export function faultOf(indicators: readonly Indicator[]): IndicatorsFault | null {
  const fault = indicatorsFault(indicators);
  if (fault) return fault;
  const names = new Set(indicators.map(({ nameZh }) => nameZh.trim()));
  return names.size < indicators.length ? 'indicator_repeated' : null;
}
