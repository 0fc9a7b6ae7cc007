import { carryForward } from './carry-forward.ts';
import { storeContributions } from './contribution-files.ts';
import type { Sandbox } from './sandbox.ts';
import { compactId } from './written-text.ts';

/**
 * SHA-256 of the month's file; null while it is not out. A month nobody put a file for is issued when it is asked for
 * and the month before is out: carried forward from there with the bases filed by then, and fixed from then on.
 */
export async function issuedFile(sandbox: Sandbox, period: string): Promise<string | null> {
  const { dir, journal, contributions, contributionTables, filings, idHash } = sandbox;
  for (;;) {
    const known = contributions.get(period);
    if (known !== undefined) return known;
    const before = contributions.get(previousPeriod(period));
    if (before === undefined) return null;
    const table = await contributionTables.read(before);
    // While it was read another request may have issued the month, or put a file for this one or the one before.
    if (contributions.has(period) || contributions.get(previousPeriod(period)) !== before) continue;
    if (table === null) return null;
    // Nothing is waited for from here to the journal, so that one file alone is ever issued for the month.
    const bytes = carryForward(table, period, (id) => filings.baseFenInForce(idHash(id), period));
    const sha256 = storeContributions(dir, bytes);
    journal.append({ type: 'contributions', period, sha256, carriedFrom: before });
    return sha256;
  }
}

/**
 * The base that the office has on record for each person in the month, in the order asked: the filed one that is in
 * force, also where the month's file was out before it was filed, else the one in the latest file up to the month.
 * Null for a person with neither.
 */
export async function basesOnRecord(
  sandbox: Sandbox,
  period: string,
  idNumbers: string[],
): Promise<(number | null)[]> {
  const { contributions, contributionTables, filings, idHash } = sandbox;
  const latest = [...contributions.keys()]
    .filter((month) => month <= period)
    .sort()
    .at(-1);
  const sha256 = latest === undefined ? undefined : contributions.get(latest);
  const table = sha256 === undefined ? null : await contributionTables.read(sha256);
  return idNumbers
    .map(compactId)
    .map((id) => filings.baseFenInForce(idHash(id), period) ?? table?.baseFenOf.get(id) ?? null);
}

function previousPeriod(period: string): string {
  const [year = 0, month = 0] = period.split('-').map(Number);
  const [previousYear, previousMonth] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${String(previousYear).padStart(4, '0')}-${String(previousMonth).padStart(2, '0')}`;
}
