import { type Decimal, decimalOf, decimalText, plus, times } from './decimal.ts';
import { compareDecimals } from './policy.ts';

/** One thing that is evaluated. `weight` is a decimal text, in percent. */
export interface Indicator {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly weight: string;
}

export type IndicatorsFault = 'weights_not_100' | 'weight_zero' | 'indicator_repeated' | 'no_indicators';

/** What is wrong with a set of indicators, or null: codes differ, weights are above zero and add up to exactly 100. */
export function indicatorsFault(indicators: readonly Indicator[]): IndicatorsFault | null {
  if (indicators.length === 0) return 'no_indicators';
  if (new Set(indicators.map(({ code }) => code)).size < indicators.length) return 'indicator_repeated';
  if (indicators.some(({ weight }) => compareDecimals(weight, '0') === 0)) return 'weight_zero';
  const sum = indicators.map(({ weight }) => decimalOf(weight)).reduce(plus);
  return compareDecimals(decimalText(sum), '100') === 0 ? null : 'weights_not_100';
}

/**
 * The weighted score, exact: never rounded, with as many places as the scores are written with, more where it needs.
 * @param scores by indicator code, 0 to 100 each. @returns null where an indicator has no score, or a score has no indicator.
 */
export function weightedScore(
  indicators: readonly Indicator[],
  scores: Readonly<Record<string, string>>,
): string | null {
  if (Object.keys(scores).length !== indicators.length) return null;
  let sum: Decimal = { units: 0n, places: 0 };
  let written = 0;
  for (const { code, weight } of indicators) {
    const score = scores[code];
    if (score === undefined) return null;
    const exact = decimalOf(score);
    written = Math.max(written, exact.places);
    sum = plus(sum, times(exact, decimalOf(weight)));
  }
  // Weights are percents: two more places.
  return decimalText({ units: sum.units, places: sum.places + 2 }, written);
}
