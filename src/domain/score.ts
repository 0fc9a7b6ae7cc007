import { cleanText } from './notation.ts';
import { compareDecimals } from './policy.ts';

/** Decimals that a score may have; more are the noise of a calculation, and nobody evaluates so finely. */
export const scoreDecimals = 4;
const highestScore = '100';

/** Digits with an optional fraction: no sign, no exponent, no separators. Zeros before the number are notation. */
const scoreForm = new RegExp(`^0*(\\d{1,3}(?:\\.\\d{1,${scoreDecimals}})?)$`);

/**
 * An appraisal score as people write it (89.99, ８９．９９, '90.00, 85分): 0 to 100 inclusive, with at most four
 * decimals. @returns the decimal text as written, never rounded: 90.00 stays 90.00. Null where the text is no score;
 * spaces between digits are not closed up, as 8 9 may be two scores.
 */
export function parseScore(text: string): string | null {
  const score = scoreForm.exec(cleanText(text).replace(/ ?分$/, ''))?.[1];
  return score !== undefined && compareDecimals(score, highestScore) <= 0 ? score : null;
}
