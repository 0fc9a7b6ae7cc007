import { assert } from './assert.ts';
import { type Fen, fen } from './yuan.ts';

/** A tier of appraisal scores: from `fromScore` (a decimal, inclusive) on, the factor holds. Zero pays nothing. */
export interface Tier {
  readonly fromScore: string;
  /** Factor in ten-thousandths: 1.10 is 11000. */
  readonly factorTenThousandths: number;
}

/** One version of a programme's rules, in force from a period on. */
export interface Policy {
  readonly id: number;
  readonly version: number;
  /** Rate in millionths: 2 % is 20000. */
  readonly ratePpm: number;
  readonly baseFloorFen: number;
  readonly baseCapFen: number;
  /** Amounts are rounded half up to a multiple of this: 100 is whole yuan. */
  readonly roundingFen: number;
  /** Descending by score; the last one starts at 0. */
  readonly tiers: readonly Tier[];
  /** Whether a month employed in part is paid in full or by days. */
  readonly proRate: boolean;
}

export const neutralFactor = 10_000;
const factorUnit = 10_000n;
const rateUnit = 1_000_000n;

/**
 * Base × rate × tier factor, rounded once, at the end, half up. Exact: integers throughout.
 * Source: the money rules with their acceptance examples (6,450.00 at 2 % pays 129; with 1.10, 142).
 */
export function amountDue(baseFen: number, policy: Policy, factorTenThousandths: number): Fen {
  assert(Number.isSafeInteger(baseFen) && baseFen >= 0, 'a base is a whole, non-negative number of fen');
  const unit = BigInt(policy.roundingFen);
  const divisor = rateUnit * factorUnit * unit;
  const exact = BigInt(baseFen) * BigInt(policy.ratePpm) * BigInt(factorTenThousandths);
  return fen(Number(((2n * exact + divisor) / (2n * divisor)) * unit));
}

/** The tier factor for a score; a score is a decimal text and is never rounded before it is compared. */
export function factorFor(score: string | null, policy: Policy): number {
  if (score === null) return neutralFactor;
  for (const tier of policy.tiers) {
    if (compareDecimals(score, tier.fromScore) >= 0) return tier.factorTenThousandths;
  }
  return 0;
}

/** Compares two non-negative decimal texts exactly: negative, zero or positive like a subtraction. */
export function compareDecimals(a: string, b: string): number {
  const [aWhole = '', aPart = ''] = a.split('.');
  const [bWhole = '', bPart = ''] = b.split('.');
  const places = Math.max(aPart.length, bPart.length);
  const left = BigInt(aWhole + aPart.padEnd(places, '0'));
  const right = BigInt(bWhole + bPart.padEnd(places, '0'));
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A salary kept between the base's floor and cap. */
export function baseOfSalary(salaryFen: number, policy: Policy): Fen {
  return fen(Math.min(Math.max(salaryFen, policy.baseFloorFen), policy.baseCapFen));
}
