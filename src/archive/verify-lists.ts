import type { ApprovalRecords, RoundRecord } from '../db/queries/archive/run-records.ts';
import { hashOf } from './archive-store.ts';
import { movesName } from './archived-move.ts';
import type { Bundle } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';
import { readingPart } from './reading-part.ts';
import {
  batchesOf,
  nothingKept,
  otherDigest,
  type Sum,
  type UnshownList,
  withdrawnFrom,
} from './unshown-list.ts';

interface ArchivedApproval {
  readonly round: number;
  readonly digest: string;
  readonly decision: string;
  readonly approver: string;
}

export interface ListVerdict {
  readonly faults: BundleFault[];
  readonly unshown: UnshownList[];
}

const recordsName = 'approvals.json';

/** A run's lists follow to their digests, have the count and total that were approved, and were approved by as many as needed. */
export async function verifyLists(
  bundle: Bundle,
  manifest: Manifest,
  isWhole: (name: string) => boolean,
): Promise<ListVerdict> {
  const verdict: ListVerdict = { faults: [], unshown: [] };
  if (manifest.kind !== 'run') return verdict;
  const { faults } = verdict;
  const records = isWhole(recordsName)
    ? await readingPart(recordsName, faults, () => recordsOf(bundle, faults))
    : null;
  for (const list of manifest.lists) {
    const { round, digest, entry, follows } = list;
    const recorded = records?.rounds.find((one) => one.round === round);
    if (records && recorded?.digest !== digest)
      faults.push(faultAt(recordsName, `Round ${round} names another digest.`, `第 ${round} 轮的摘要不符。`));
    const text =
      entry !== null && isWhole(entry) ? await readingPart(entry, faults, () => bundle.read(entry)) : null;
    if (!follows) await judgeUnshown(bundle, isWhole, list, text, records, verdict);
    else if (entry !== null && text !== null) {
      if (hashOf(text) !== digest)
        faults.push(
          faultAt(entry, 'The digest that was approved is another list’s.', '与被批准的摘要不符。'),
        );
      if (recorded && !isSame(sumOf(text), approvedOf(recorded))) faults.push(otherSum(entry));
    }
  }
  return verdict;
}

async function recordsOf(bundle: Bundle, faults: BundleFault[]): Promise<ApprovalRecords | null> {
  const records = await bundle.document<ApprovalRecords>(recordsName);
  if (records) faults.push(...approvalFaults(records));
  return records;
}

/** Of a list that has another digest count and total hold all the same, but for what was withdrawn from it. */
async function judgeUnshown(
  bundle: Bundle,
  isWhole: (name: string) => boolean,
  { round, entry }: Manifest['lists'][number],
  text: Buffer | null,
  records: ApprovalRecords | null,
  { faults, unshown }: ListVerdict,
): Promise<void> {
  const sent = isWhole('run.json')
    ? await readingPart('run.json', faults, async () => ({ batches: await batchesOf(bundle, round) }))
    : null;
  const withdrawn =
    records && isWhole(movesName)
      ? await readingPart(movesName, faults, () => withdrawnFrom(bundle, records, round))
      : null;
  unshown.push(entry === null && sent?.batches === null ? nothingKept(round) : otherDigest(round, withdrawn));
  // What nothing is left of was given up before it was cut into batches, or withdrawn whole.
  const batches = sent?.batches ?? null;
  const kept = entry === null ? batches && nothing : text && sumOf(text);
  const recorded = records?.rounds.find((one) => one.round === round);
  if (kept === null || !recorded || withdrawn === null) return;
  const left = {
    count: recorded.transferCount - withdrawn.count,
    totalFen: recorded.totalFen - withdrawn.totalFen,
  };
  if (!isSame(kept, left) || (batches && !isSame(kept, batches))) faults.push(otherSum(entry ?? recordsName));
}

const nothing: Sum = { count: 0, totalFen: 0 };

function sumOf(text: Buffer): Sum {
  const amounts = text
    .toString('utf8')
    .split('\n')
    .map((line) => Number(line.split(' ')[1]));
  return { count: amounts.length, totalFen: amounts.reduce((sum, fen) => sum + fen, 0) };
}

const approvedOf = ({ transferCount, totalFen }: RoundRecord): Sum => ({ count: transferCount, totalFen });

const isSame = (one: Sum, other: Sum): boolean =>
  one.count === other.count && one.totalFen === other.totalFen;

const otherSum = (place: string): BundleFault =>
  faultAt(place, 'Count or total is not as approved.', '笔数或总额与批准的不符。');

/** What was paid was approved, by different people, and none of them rejected it. */
function approvalFaults({ rounds, approvals }: ApprovalRecords): BundleFault[] {
  return rounds
    .filter(({ state }) => state === 'approved')
    .filter(({ round, digest, approversNeeded }) => {
      const decided = (approvals as ArchivedApproval[]).filter(
        (one) => one.round === round && one.digest === digest,
      );
      const approvers = new Set(decided.flatMap((one) => (one.decision === 'approve' ? [one.approver] : [])));
      return approvers.size < approversNeeded || decided.some((one) => one.decision === 'reject');
    })
    .map(({ round }) => faultAt(recordsName, `Round ${round} lacks approvals.`, `第 ${round} 轮缺少批准。`));
}
