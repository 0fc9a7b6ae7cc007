import type { Policy } from '../../../domain/policy.ts';
import type { Sql, Transaction } from '../../database.ts';

/** The version in force in a period, or null if the programme has none yet. */
export async function policyInForce(
  sql: Sql | Transaction,
  programme: string,
  period: string,
): Promise<Policy | null> {
  const [row] = await sql<Policy[]>`
    select id, version, rate_ppm as "ratePpm", base_floor_fen as "baseFloorFen", base_cap_fen as "baseCapFen",
      rounding_fen as "roundingFen", tiers, pro_rate as "proRate"
    from benefits.policies
    where programme = ${programme} and effective_from <= ${period}
    order by effective_from desc, version desc limit 1`;
  return row ?? null;
}
