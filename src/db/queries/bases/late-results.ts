import type { Sql, Transaction } from '../../database.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';
import {
  type LateMonth,
  lateSource,
  type MadeGood,
  makeGood,
  openLateArrears,
  overpaidRows,
  owedSoFar,
  reckonedOnce,
} from './late-differences.ts';

export type ResultsTooLateSettled =
  | { readonly ok: true; readonly opened: number; readonly overpaid: number }
  | {
      readonly ok: false;
      readonly refusal: { readonly code: 'results_not_late' | 'months_being_paid' };
    };

export interface SettleResultsTooLate {
  readonly cycleId: number;
  readonly actor: string;
  /** Kept with the task. */
  readonly reason: string;
  /** Whether the months that were paid without the results are to be made good; else they stay as they were paid. */
  readonly openArrears: boolean;
}

/**
 * Ends the task `results_too_late` of a cycle. With `openArrears`, every closed month of someone with a result of it is
 * reckoned anew by that result, its own base and its own policy: what it owes more is an arrear of the next month, and
 * what was paid too much is shown to finance, never taken back. May be repeated, also to make good after all.
 */
export function settleResultsTooLate(sql: Sql, wanted: SettleResultsTooLate): Promise<ResultsTooLateSettled> {
  return sql.begin(async (tx): Promise<ResultsTooLateSettled> => {
    const subject = `cycle/${wanted.cycleId}`;
    const [task] = await tx<{ id: number; state: string; code: string }[]>`
      select t.id, t.state, c.code from hr.tasks t join hr.appraisal_cycles c on c.id = t.cycle_id
      where t.kind = 'results_too_late' and t.subject = ${subject} for update of t`;
    if (!task) return { ok: false, refusal: { code: 'results_not_late' } };
    if (wanted.openArrears && (await isBeingPaid(tx, wanted.cycleId)))
      return { ok: false, refusal: { code: 'months_being_paid' } };
    const { opened, overpaid } = wanted.openArrears
      ? await makeGoodByResults(tx, wanted.cycleId)
      : { opened: 0, overpaid: 0 };
    if (task.state !== 'open' && opened + overpaid === 0) return { ok: true, opened, overpaid };
    await tx`
      update hr.tasks set details = coalesce(details, '{}') || ${tx.json({ reason: wanted.reason, opened, overpaid })}
      where id = ${task.id}`;
    await closeHrTasks(tx, subject, 'results_too_late');
    await tx`
      insert into audit.events (actor, action, subject, details)
      values (${wanted.actor}, 'results_too_late_settled', ${`cycle/${task.code}`}, ${tx.json({ opened, overpaid })})`;
    return { ok: true, opened, overpaid };
  });
}

/** Whether somebody has settled that the results of a cycle came too late: then nobody needs to be told again. */
export async function isSettledAsTooLate(sql: Sql | Transaction, cycleId: number): Promise<boolean> {
  const [done] = await sql`
    select from hr.tasks where kind = 'results_too_late' and subject = ${`cycle/${cycleId}`} and state = 'done'`;
  return done !== undefined;
}

/** A month on its way is settled by what the bank says; what it still owes is known only once it is closed. */
async function isBeingPaid(tx: Transaction, cycleId: number): Promise<boolean> {
  const [running] = await tx`
    select from finance.runs r join hr.appraisal_cycles c on c.programme = r.programme
    where c.id = ${cycleId} and r.period between c.first_period and c.last_period
      and r.state = 'open' and r.sending_started_at is not null limit 1`;
  return running !== undefined;
}

function makeGoodByResults(tx: Transaction, cycleId: number): Promise<MadeGood> {
  return makeGood(tx, {
    readPage: (after, limit) => readPage(tx, cycleId, after, limit),
    openArrears: (owed) => openLateArrears(tx, owed, 'late_result'),
    showOverpaid: async (overpaid) => {
      const shown = await tx`
        insert into finance.exceptions ${overpaidRows(tx, 'overpaid_by_result', overpaid)} on conflict do nothing`;
      return shown.count;
    },
  });
}

/** The months in question, by item: a result of the cycle is in force for them, and they went by another or by none. */
function readPage(tx: Transaction, cycleId: number, after: number, limit: number): Promise<LateMonth[]> {
  return tx<LateMonth[]>`
    select i.id as "itemId", r.id as "sourceId", coalesce(raised.base_fen, i.base_fen) as "baseFen", r.score,
      i.factor_ten_thousandths as factor, i.policy_id as "policyId", ${owedSoFar(tx)} as "owedFen"
    from hr.appraisals a
    join hr.appraisal_results r on r.appraisal_id = a.id
    join finance.items i on i.employee_id = r.employee_id and i.programme = r.programme
    join finance.runs run on run.id = i.run_id and run.state = 'closed'
    left join finance.arrears ar on ar.id = i.arrear_id
    left join benefits.base_filings raised on raised.id = ${lateSource(tx, 'late_raise')}
    where a.cycle_id = ${cycleId} and i.id > ${after} and ${reckonedOnce(tx)}
      and coalesce(ar.origin_period, i.period) between r.first_period and r.last_period
      and i.result_id is distinct from r.id
      and not exists (
        select from hr.appraisal_results newer
        where newer.employee_id = r.employee_id and newer.programme = r.programme and newer.id > r.id
          and coalesce(ar.origin_period, i.period) between newer.first_period and newer.last_period)
    order by i.id limit ${limit}`;
}
