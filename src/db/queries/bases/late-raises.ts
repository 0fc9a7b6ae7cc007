import { must } from '../../../domain/assert.ts';
import { amountDue, neutralFactor, type Policy } from '../../../domain/policy.ts';
import type { Transaction } from '../../database.ts';

const pageSize = 10_000;

/** A closed month that was reckoned by another base than the one that has come to be in force for it since. */
interface LateRaise {
  readonly itemId: number;
  readonly filingId: number;
  readonly baseFen: number;
  readonly factor: number | null;
  readonly policyId: number;
  /** What the month was reckoned to owe, with earlier raises of it. */
  readonly owedFen: number;
}

/**
 * Opens an arrear for what closed months owe more by an accepted filing that reaches back into them: amount by the
 * new base with the policy and the factor of that month, less what was reckoned then. Where it comes to less, nothing
 * is taken back: finance is shown the overpayment. To be called after filings are accepted (`filingIds`) and after a
 * run is closed (`runId`), in the transaction that does so; safe to repeat.
 * @returns how many arrears were opened.
 */
export async function openLateRaises(
  tx: Transaction,
  of: { filingIds: readonly number[] } | { runId: number },
): Promise<{ opened: number; overpaid: number }> {
  // An answer and a close that meet must not each overlook the other: the second one sees what the first has done.
  await tx`select pg_advisory_xact_lock(hashtext('finance.late_raises'))`;
  const policies = new Map<number, Policy>();
  let after = 0;
  let opened = 0;
  let overpaid = 0;
  for (;;) {
    const page = await readPage(tx, of, after);
    const last = page.at(-1);
    if (last === undefined) return { opened, overpaid };
    await readPolicies(tx, page, policies);
    const differences = page.map((raise) => {
      const policy = must(policies.get(raise.policyId), 'policy of a closed month');
      return amountDue(raise.baseFen, policy, raise.factor ?? neutralFactor) - raise.owedFen;
    });
    const pick = (wanted: (difference: number) => boolean) =>
      page.flatMap((raise, index) => {
        const differenceFen = differences[index] ?? 0;
        return wanted(differenceFen) ? [{ ...raise, differenceFen }] : [];
      });
    opened += await openArrears(
      tx,
      pick((fen) => fen > 0),
    );
    overpaid += await showOverpaid(
      tx,
      pick((fen) => fen < 0),
    );
    after = last.itemId;
  }
}

/**
 * The months in question, by item: the base in force for them is that of a filing, and not what they went by. A month
 * that was carried over with an unknown amount is in question where a later run has paid it.
 */
function readPage(
  tx: Transaction,
  of: { filingIds: readonly number[] } | { runId: number },
  after: number,
): Promise<LateRaise[]> {
  const answered = 'filingIds' in of ? tx`and id = any(${of.filingIds as number[]}::bigint[])` : tx``;
  const ofRun = 'runId' in of ? tx`and i.run_id = ${of.runId}` : tx``;
  return tx<LateRaise[]>`
    select i.id as "itemId", b.source_id as "filingId", b.base_fen as "baseFen", i.factor_ten_thousandths as factor,
      i.policy_id as "policyId", i.amount_fen + coalesce((
        select sum(a.amount_fen) from finance.arrears a
        where a.origin_item_id = i.id and a.kind = 'late_raise' and a.state in ('open', 'settled')), 0)::bigint as "owedFen"
    from (
      select employee_id, min(effective_period) as effective_period from benefits.base_filings
      where state = 'accepted' ${answered} group by employee_id) f
    join finance.items i on i.employee_id = f.employee_id and i.period >= f.effective_period ${ofRun}
    join finance.runs r on r.id = i.run_id and r.state = 'closed'
    left join finance.arrears ar on ar.id = i.arrear_id
    join lateral (
      select base_fen, source, source_id from benefits.bases
      where employee_id = i.employee_id and valid_from <= coalesce(ar.origin_period, i.period) order by valid_from desc, id desc limit 1) b on b.source = 'filing'
    where i.id > ${after}
      and (i.obligation = 'month' and i.state in ('paid', 'returned', 'carried')
        or i.state = 'paid' and ar.kind = 'carried' and ar.amount_fen is null)
      and i.amount_fen is not null and i.base_fen is not null and i.policy_id is not null
      and (i.base_fen <> b.base_fen or exists (
        select from finance.arrears a where a.origin_item_id = i.id and a.kind = 'late_raise'))
    order by i.id limit ${pageSize}`;
}

async function readPolicies(
  tx: Transaction,
  page: readonly LateRaise[],
  known: Map<number, Policy>,
): Promise<void> {
  const missing = [...new Set(page.map((raise) => raise.policyId))].filter((id) => !known.has(id));
  if (missing.length === 0) return;
  const rows = await tx<Policy[]>`
    select id, version, rate_ppm as "ratePpm", base_floor_fen as "baseFloorFen", base_cap_fen as "baseCapFen",
      rounding_fen as "roundingFen", tiers, pro_rate as "proRate"
    from benefits.policies where id = any(${missing}::bigint[])`;
  for (const policy of rows) known.set(policy.id, policy);
}

interface Difference extends LateRaise {
  readonly differenceFen: number;
}

async function openArrears(tx: Transaction, raises: readonly Difference[]): Promise<number> {
  const opened = await tx`
    insert into finance.arrears (programme, employee_id, origin_item_id, origin_period, kind, obligation_key, amount_fen)
    select i.programme, i.employee_id, i.id, coalesce(ar.origin_period, i.period), 'late_raise', i.obligation_key || '/raise-' || d.filing_id, d.fen
    from ${differenceRows(tx, raises)} join finance.items i on i.id = d.item_id left join finance.arrears ar on ar.id = i.arrear_id
    order by i.id
    on conflict do nothing`;
  return opened.count;
}

async function showOverpaid(tx: Transaction, overpaid: readonly Difference[]): Promise<number> {
  const shown = await tx`
    insert into finance.exceptions (run_id, item_id, employee_id, kind, reference, end_to_end_id, amount_fen, booked_fen, owner, due_at, details)
    select i.run_id, i.id, i.employee_id, 'overpaid_by_base_change', 'item-' || i.id || '/filing-' || d.filing_id, i.end_to_end_id,
      d.owed_fen + d.fen, d.owed_fen, 'finance', now() + interval '5 days', jsonb_build_object('filingId', d.filing_id)
    from ${differenceRows(tx, overpaid)} join finance.items i on i.id = d.item_id
    on conflict do nothing`;
  return shown.count;
}

function differenceRows(tx: Transaction, rows: readonly Difference[]) {
  return tx`unnest(${rows.map((row) => row.itemId)}::bigint[], ${rows.map((row) => row.filingId)}::bigint[],
    ${rows.map((row) => row.owedFen)}::bigint[], ${rows.map((row) => row.differenceFen)}::bigint[]) as d (item_id, filing_id, owed_fen, fen)`;
}
