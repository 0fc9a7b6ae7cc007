import type { SalaryListRecord } from '../db/queries/archive/cycle-records.ts';
import type { ArchiveKey } from './archive-key.ts';
import { hashOf } from './archive-store.ts';
import type { Bundle } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';
import { openPrivatePart } from './open-private-part.ts';
import { readingPart } from './reading-part.ts';

const recordsName = 'approvals.json';

/**
 * A cycle's lists of raises follow to their digests, and with the key have the count and total that were approved. Once
 * drawn up they never change, and no key is in them: one that has another digest was changed.
 */
export async function verifySalaryLists(
  bundle: Bundle,
  manifest: Manifest,
  key: ArchiveKey | null,
  isWhole: (name: string) => boolean,
): Promise<BundleFault[]> {
  const faults: BundleFault[] = [];
  if (manifest.kind !== 'cycle') return faults;
  const rounds = isWhole(recordsName) ? await readingPart(recordsName, faults, () => roundsOf(bundle)) : null;
  for (const { round, digest, entry, follows } of manifest.lists) {
    const recorded = rounds?.get(round);
    if (rounds && recorded?.digest !== digest)
      faults.push(faultAt(recordsName, `Round ${round} names another digest.`, `第 ${round} 轮的摘要不符。`));
    // Nobody is on it.
    if (entry === null && digest === 'none') continue;
    const text = key && entry !== null && isWhole(entry) ? await openPrivatePart(bundle, entry, key) : null;
    if (!follows || (text && hashOf(text) !== digest)) faults.push(otherList(round, entry));
    if (entry !== null && text && recorded && !isAsRecorded(text, recorded))
      faults.push(faultAt(entry, 'Count or total is not as approved.', '人数或总额与批准的不符。'));
  }
  return faults;
}

async function roundsOf(bundle: Bundle): Promise<Map<number, SalaryListRecord>> {
  const records = await bundle.document<{ rounds: SalaryListRecord[] }>(recordsName);
  return new Map((records?.rounds ?? []).map((one) => [one.round, one]));
}

const otherList = (round: number, entry: string | null): BundleFault =>
  entry === null
    ? faultAt(recordsName, `Nothing is left of the list of round ${round}.`, `第 ${round} 轮的清单已无留存。`)
    : faultAt(entry, 'The digest that was approved is another list’s.', '与被批准的摘要不符。');

/** Its lines: list, person, score, salary before and after, day. */
function isAsRecorded(text: Buffer, { raises, totalRaiseFen }: SalaryListRecord): boolean {
  const lines = text.toString('utf8').split('\n');
  const totalFen = lines.reduce((sum, line) => {
    const [, , , before, after] = line.split(' ');
    return sum + Number(after) - Number(before);
  }, 0);
  return lines.length === raises && totalFen === totalRaiseFen;
}
