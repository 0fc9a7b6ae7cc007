import { compareDecimals } from './policy.ts';
import { type Fen, fen } from './yuan.ts';

/** From this score (a decimal text, inclusive) on, the salary rises by so many ten-thousandths: 5 % is 500. */
export interface RaiseTier {
  readonly fromScore: string;
  readonly raiseTenThousandths: number;
}

/**
 * The salary after a result, to the fen, half up. A score is never rounded before it is compared.
 * @param tiers descending by score. @param score null: no result, no raise.
 */
export function salaryAfter(salaryFen: number, score: string | null, tiers: readonly RaiseTier[]): Fen {
  if (score === null) return fen(salaryFen);
  const tier = tiers.find(({ fromScore }) => compareDecimals(score, fromScore) >= 0);
  const numerator = BigInt(salaryFen) * BigInt(10_000 + (tier?.raiseTenThousandths ?? 0));
  return fen(Number((2n * numerator + 10_000n) / 20_000n));
}
