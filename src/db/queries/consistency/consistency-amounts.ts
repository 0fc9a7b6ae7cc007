import { must } from '../../../domain/assert.ts';
import { amountDue, factorFor, type Policy } from '../../../domain/policy.ts';
import type { Transaction } from '../../database.ts';
import type { Difference } from './consistency.ts';

const pageSize = 10_000;

/** Finance against its own rule: each amount is reckoned anew from base, score and policy. Reads `checked`. */
export async function amountDifferences(tx: Transaction): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (let after = 0; ; ) {
    const page = await tx<
      {
        employeeId: number;
        employeeNo: string;
        itemBaseFen: number;
        amountFen: number;
        score: string | null;
        factor: number;
        policyId: number;
        hold: string | null;
      }[]
    >`
      select employee_id as "employeeId", employee_no as "employeeNo", item_base_fen as "itemBaseFen", amount_fen as "amountFen", score,
        factor, policy_id as "policyId", hold
      from checked
      where employee_id > ${after} and amount_fen is not null and item_base_fen is not null and factor is not null
        and policy_id is not null and item_state <> 'zero'
      order by employee_id limit ${pageSize}`;
    const last = page.at(-1);
    if (!last) return differences;
    const policies = await policiesById(tx, page);
    for (const { employeeNo, itemBaseFen, amountFen, score, factor, policyId, hold } of page) {
      const policy = must(policies.get(policyId), 'policy of an item');
      const rightFactor = factorFor(score, policy);
      const rightFen = amountDue(itemBaseFen, policy, rightFactor);
      if (rightFactor === factor && rightFen === amountFen) continue;
      differences.push({
        code: 'item_amount',
        employeeNo,
        says: { amountFen, recomputedFen: rightFen, factor, recomputedFactor: rightFactor },
        explained: hold,
      });
    }
    after = last.employeeId;
  }
}

export async function policiesById(
  tx: Transaction,
  rows: readonly { policyId: number | null }[],
): Promise<ReadonlyMap<number, Policy>> {
  const ids = [...new Set(rows.flatMap(({ policyId }) => (policyId === null ? [] : [policyId])))];
  const policies = await tx<Policy[]>`
    select id, version, rate_ppm as "ratePpm", base_floor_fen as "baseFloorFen", base_cap_fen as "baseCapFen",
      rounding_fen as "roundingFen", tiers, pro_rate as "proRate"
    from benefits.policies where id = any(${ids}::bigint[])`;
  return new Map(policies.map((policy) => [policy.id, policy]));
}
