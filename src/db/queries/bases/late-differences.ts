import { must } from '../../../domain/assert.ts';
import { amountDue, factorFor, neutralFactor, type Policy } from '../../../domain/policy.ts';
import type { Transaction } from '../../database.ts';

const pageSize = 10_000;

/** A closed month that was reckoned by another base or another score than has come to be in force for it since. */
export interface LateMonth {
  readonly itemId: number;
  /** The filing or the result that came late. */
  readonly sourceId: number;
  readonly baseFen: number;
  /** Null: by no late result, so by the factor of that month. */
  readonly score: string | null;
  readonly factor: number | null;
  readonly policyId: number;
  /** What the month was reckoned to owe, with what came late to it before. */
  readonly owedFen: number;
}

export interface LateDifference extends LateMonth {
  /** Above zero: still owed; below: paid too much. */
  readonly differenceFen: number;
}

export interface LateSource {
  /** Those of a closed month that are in question, by item, from after one on. */
  readonly readPage: (after: number, limit: number) => Promise<LateMonth[]>;
  /** Both are safe to repeat, and say how many were new. */
  readonly openArrears: (owed: readonly LateDifference[]) => Promise<number>;
  readonly showOverpaid: (overpaid: readonly LateDifference[]) => Promise<number>;
}

export interface MadeGood {
  readonly opened: number;
  readonly overpaid: number;
}

/** Reckons months anew by their own policies: what is owed more becomes an arrear, what was paid too much is shown. */
export async function makeGood(
  tx: Transaction,
  { readPage, openArrears, showOverpaid }: LateSource,
): Promise<MadeGood> {
  // Two that meet, e.g. an answer and a close, must not each overlook the other: the second one sees what the first did.
  await tx`select pg_advisory_xact_lock(hashtext('finance.late_raises'))`;
  const policies = new Map<number, Policy>();
  let after = 0;
  let opened = 0;
  let overpaid = 0;
  for (;;) {
    const page = await readPage(after, pageSize);
    const last = page.at(-1);
    if (last === undefined) return { opened, overpaid };
    await readPolicies(tx, page, policies);
    const differences = page.map((month) => {
      const policy = must(policies.get(month.policyId), 'policy of a closed month');
      const factor = month.score === null ? (month.factor ?? neutralFactor) : factorFor(month.score, policy);
      return { ...month, differenceFen: amountDue(month.baseFen, policy, factor) - month.owedFen };
    });
    opened += await openArrears(differences.filter(({ differenceFen }) => differenceFen > 0));
    overpaid += await showOverpaid(differences.filter(({ differenceFen }) => differenceFen < 0));
    after = last.itemId;
  }
}

async function readPolicies(
  tx: Transaction,
  page: readonly LateMonth[],
  known: Map<number, Policy>,
): Promise<void> {
  const missing = [...new Set(page.map((month) => month.policyId))].filter((id) => !known.has(id));
  if (missing.length === 0) return;
  const rows = await tx<Policy[]>`
    select id, version, rate_ppm as "ratePpm", base_floor_fen as "baseFloorFen", base_cap_fen as "baseCapFen",
      rounding_fen as "roundingFen", tiers, pro_rate as "proRate"
    from benefits.policies where id = any(${missing}::bigint[])`;
  for (const policy of rows) known.set(policy.id, policy);
}

/**
 * Whether item `i`, with its arrear `ar`, has an amount of its own that can be reckoned anew. A month that is owed with an
 * unknown amount has one where a later run has paid it.
 */
export function reckonedOnce(tx: Transaction) {
  return tx`(
    (i.obligation = 'month' and (i.state = 'paid' or i.state = 'zero' and i.reason = 'score_below_threshold'
        or i.state in ('returned', 'carried') and not exists (
          select from finance.arrears unknown where unknown.origin_item_id = i.id
            and unknown.kind in ('carried', 'late_return') and unknown.amount_fen is null))
      or i.state = 'paid' and ar.kind in ('carried', 'late_return') and ar.amount_fen is null)
    and i.amount_fen is not null and i.base_fen is not null and i.policy_id is not null)`;
}

/** What item `i` was reckoned to owe, with what came late to it. */
export function owedSoFar(tx: Transaction) {
  return tx`(i.amount_fen + coalesce((
    select sum(late.amount_fen) from finance.arrears late
    where late.origin_item_id = i.id and late.kind in ('late_raise', 'late_result') and late.state in ('open', 'settled')), 0)::bigint)`;
}

/** The filing or the result by which an arrear of item `i` was last opened. */
export function lateSource(tx: Transaction, kind: 'late_raise' | 'late_result') {
  return tx`(
    select substring(late.obligation_key from '-([0-9]+)$')::bigint from finance.arrears late
    where late.origin_item_id = i.id and late.kind = ${kind} and late.state in ('open', 'settled') order by late.id desc limit 1)`;
}

/** Opens what is owed under the item's own key, followed by what it is for. @returns how many were new. */
export async function openLateArrears(
  tx: Transaction,
  owed: readonly LateDifference[],
  kind: 'late_raise' | 'late_result',
): Promise<number> {
  const opened = await tx`
    insert into finance.arrears (programme, employee_id, origin_item_id, origin_period, kind, obligation_key, amount_fen)
    select i.programme, i.employee_id, i.id, coalesce(ar.origin_period, i.period), ${kind},
      i.obligation_key || ${kind === 'late_raise' ? '/raise-' : '/result-'} || d.source_id, d.fen
    from ${differenceRows(tx, owed)} join finance.items i on i.id = d.item_id left join finance.arrears ar on ar.id = i.arrear_id
    order by i.id
    on conflict do nothing`;
  return opened.count;
}

/** The columns and rows of exceptions that show finance what was paid too much; one for each item and source. */
export function overpaidRows(
  tx: Transaction,
  kind: 'overpaid_by_base_change' | 'overpaid_by_result',
  overpaid: readonly LateDifference[],
) {
  const [word, detail] = kind === 'overpaid_by_result' ? ['result', 'resultId'] : ['filing', 'filingId'];
  return tx`
    (run_id, item_id, employee_id, kind, reference, end_to_end_id, amount_fen, booked_fen, owner, due_at, details)
    select i.run_id, i.id, i.employee_id, ${kind}, 'item-' || i.id || ${`/${word}-`} || d.source_id, i.end_to_end_id,
      d.owed_fen + d.fen, d.owed_fen, 'finance', now() + interval '5 days', jsonb_build_object(${detail}::text, d.source_id)
    from ${differenceRows(tx, overpaid)} join finance.items i on i.id = d.item_id`;
}

function differenceRows(tx: Transaction, rows: readonly LateDifference[]) {
  return tx`unnest(${rows.map((row) => row.itemId)}::bigint[], ${rows.map((row) => row.sourceId)}::bigint[],
    ${rows.map((row) => row.owedFen)}::bigint[], ${rows.map((row) => row.differenceFen)}::bigint[]) as d (item_id, source_id, owed_fen, fen)`;
}
