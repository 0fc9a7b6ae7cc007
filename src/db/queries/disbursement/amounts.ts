import type { ZeroReason } from '../../../domain/hold-reasons.ts';
import { amountDue, factorFor, type Policy } from '../../../domain/policy.ts';
import { inTransaction, type Sql, type Transaction } from '../../database.ts';
import { takeScoresInForce } from '../appraisals/score-in-force.ts';
import { moveItems } from './item-moves.ts';
import { policyInForce } from './policies.ts';
import type { Run } from './runs.ts';

const pageSize = 10_000;

/** Why an item is at zero because of its amount, not because of the person. */
export const zeroByAmount = [
  'score_below_threshold',
  'programme_not_applicable',
] as const satisfies readonly ZeroReason[];

interface Basis {
  readonly id: number;
  readonly baseFen: number | null;
  readonly arrearFen: number | null;
  readonly originPeriod: string | null;
  /** What an arrear of known amount was reckoned with. */
  readonly originFactor: number | null;
  readonly originPolicyId: number | null;
  readonly score: string | null;
}

/**
 * Takes the scores in force and sets the amount of every due item, and of every held one whose base is known, page by
 * page: the rule itself stands in the domain. An arrear of known amount keeps it. An item whose tier pays nothing
 * moves to zero, and back as soon as it pays something.
 * @param onPage called after each page, for heartbeats.
 */
export async function calculateAmounts(
  sql: Sql | Transaction,
  run: Run,
  policy: Policy,
  onPage: () => void,
): Promise<{ totalFen: number }> {
  await takeScoresInForce(sql, run);
  const policies = new Map<string, Policy>();
  let after = 0;
  for (;;) {
    const page = await sql<Basis[]>`
      select i.id, i.base_fen as "baseFen", a.amount_fen as "arrearFen", a.origin_period as "originPeriod",
        origin.factor_ten_thousandths as "originFactor", origin.policy_id as "originPolicyId", i.score
      from finance.items i left join finance.arrears a on a.id = i.arrear_id left join finance.items origin on origin.id = a.origin_item_id
      where i.run_id = ${run.id} and i.id > ${after} and (i.state = 'due'
        or i.state = 'zero' and i.reason = any(${zeroByAmount as unknown as string[]}::text[])
        or i.state = 'held' and i.bank_held_at is null and not 'base_differs' = any(i.reasons)
          and (a.amount_fen is not null or i.base_fen between ${policy.baseFloorFen} and ${policy.baseCapFen}))
      order by i.id limit ${pageSize}`;
    if (page.length === 0) break;
    // What an earlier month owes follows the policy of that month.
    for (const { originPeriod } of page) {
      if (originPeriod === null || policies.has(originPeriod)) continue;
      policies.set(originPeriod, (await policyInForce(sql, run.programme, originPeriod)) ?? policy);
    }
    const results = page.map((basis) => judge(basis, policies.get(basis.originPeriod ?? '') ?? policy));
    await inTransaction(sql, async (tx) => {
      await tx`
        update finance.items i set amount_fen = r.amount_fen, factor_ten_thousandths = r.factor, policy_id = r.policy_id
        from unnest(${page.map((basis) => basis.id)}::bigint[], ${results.map((result) => result.amountFen)}::bigint[],
          ${results.map((result) => result.factor)}::int[], ${results.map((result) => result.policyId)}::bigint[]) as r (id, amount_fen, factor, policy_id)
        where i.id = r.id
          and (i.amount_fen, i.factor_ten_thousandths, i.policy_id) is distinct from (r.amount_fen, r.factor, r.policy_id)`;
      await moveItems(
        tx,
        'zero',
        'calculate',
        tx`select id as item_id, state as from_state, case when factor_ten_thousandths = 0 then 'score_below_threshold' else 'programme_not_applicable' end as reason from finance.items
           where id = any(${page.map((basis) => basis.id)}::bigint[]) and state = 'due' and amount_fen = 0`,
      );
      await moveItems(
        tx,
        'due',
        'calculate',
        tx`select id as item_id, state as from_state, null::text as reason from finance.items
           where id = any(${page.map((basis) => basis.id)}::bigint[]) and state = 'zero' and amount_fen > 0`,
      );
    });
    after = (page.at(-1) as Basis).id;
    onPage();
  }
  const [total] = await sql<{ totalFen: number }[]>`
    select coalesce(sum(amount_fen), 0)::bigint as "totalFen" from finance.items where run_id = ${run.id} and state = 'due'`;
  return { totalFen: total?.totalFen ?? 0 };
}

interface Judged {
  readonly amountFen: number;
  readonly factor: number;
  readonly policyId: number;
}

function judge(basis: Basis, policy: Policy): Judged {
  const factor = factorFor(basis.score, policy);
  if (basis.arrearFen !== null) {
    const { arrearFen, originFactor, originPolicyId } = basis;
    return { amountFen: arrearFen, factor: originFactor ?? factor, policyId: originPolicyId ?? policy.id };
  }
  if (basis.baseFen === null) throw new Error(`assertion failed: due item ${basis.id} has no base`);
  return { amountFen: amountDue(basis.baseFen, policy, factor), factor, policyId: policy.id };
}
