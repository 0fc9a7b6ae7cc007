import type { ApprovalRecords } from '../db/queries/archive/run-records.ts';
import { hashOf } from './archive-store.ts';
import type { Bundle } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';

interface ArchivedApproval {
  readonly round: number;
  readonly digest: string;
  readonly decision: string;
  readonly approver: string;
}

interface ArchivedItem {
  readonly id: number;
  readonly state: string;
}

interface ArchivedMove {
  readonly itemId: number;
  readonly from: string;
  readonly to: string;
}

/** A run's lists follow to their digests, were approved by as many as needed, and its items stand where their moves led. */
export async function verifyLists(
  bundle: Bundle,
  manifest: Manifest,
  isWhole: (name: string) => boolean,
): Promise<BundleFault[]> {
  if (manifest.kind !== 'run') return [];
  const faults: BundleFault[] = [];
  const records = isWhole('approvals.json') ? await bundle.document<ApprovalRecords>('approvals.json') : null;
  for (const { round, digest, entry, follows } of manifest.lists) {
    const recorded = records?.rounds.find((one) => one.round === round);
    if (records && recorded?.digest !== digest)
      faults.push(
        faultAt('approvals.json', `Round ${round} names another digest.`, `第 ${round} 轮的摘要不符。`),
      );
    if (entry === null || !follows || !isWhole(entry)) continue;
    const text = await bundle.read(entry);
    if (text === null) continue;
    if (hashOf(text) !== digest)
      faults.push(faultAt(entry, 'The digest that was approved is another list’s.', '与被批准的摘要不符。'));
    const amounts = text
      .toString('utf8')
      .split('\n')
      .map((line) => Number(line.split(' ')[1]));
    const totalFen = amounts.reduce((sum, fen) => sum + fen, 0);
    if (recorded && (amounts.length !== recorded.transferCount || totalFen !== recorded.totalFen))
      faults.push(faultAt(entry, 'Count or total is not as approved.', '笔数或总额与批准的不符。'));
  }
  if (records) faults.push(...approvalFaults(records));
  if (['items.ndjson.gz', 'item-events.ndjson.gz'].every(isWhole)) faults.push(...(await moveFaults(bundle)));
  return faults;
}

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
    .map(({ round }) =>
      faultAt('approvals.json', `Round ${round} lacks approvals.`, `第 ${round} 轮缺少批准。`),
    );
}

async function moveFaults(bundle: Bundle): Promise<BundleFault[]> {
  const states = new Map<number, string>();
  const faults: BundleFault[] = [];
  for await (const { itemId, from, to } of bundle.lines<ArchivedMove>('item-events.ndjson.gz')) {
    const before = states.get(itemId);
    if (before !== undefined && before !== from)
      faults.push(
        faultAt(
          'item-events.ndjson.gz',
          `A move of item ${itemId} is missing before ${from} → ${to}.`,
          `发放项 ${itemId} 在 ${from} → ${to} 之前缺少一次变动。`,
        ),
      );
    states.set(itemId, to);
  }
  for await (const { id, state } of bundle.lines<ArchivedItem>('items.ndjson.gz'))
    if ((states.get(id) ?? 'expected') !== state)
      faults.push(
        faultAt(
          'items.ndjson.gz',
          `Item ${id} is ${state}, and no move led there.`,
          `发放项 ${id} 的状态 ${state} 没有对应的变动。`,
        ),
      );
  return faults;
}
