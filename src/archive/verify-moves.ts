import { type ArchivedMove, movesName } from './archived-move.ts';
import type { Bundle } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';
import { readingPart } from './reading-part.ts';

interface ArchivedItem {
  readonly id: number;
  readonly state: string;
}

const itemsName = 'items.ndjson.gz';

/** A run's items stand where their moves led. */
export async function verifyMoves(
  bundle: Bundle,
  manifest: Manifest,
  isWhole: (name: string) => boolean,
): Promise<BundleFault[]> {
  const faults: BundleFault[] = [];
  if (manifest.kind !== 'run' || ![movesName, itemsName].every(isWhole)) return faults;
  const states = await readingPart(movesName, faults, () => statesAfter(bundle, faults));
  await readingPart(itemsName, faults, async () => {
    for await (const { id, state } of bundle.lines<ArchivedItem>(itemsName))
      if (states && (states.get(id) ?? 'expected') !== state)
        faults.push(
          faultAt(
            itemsName,
            `Item ${id} is ${state}, and no move led there.`,
            `发放项 ${id} 的状态 ${state} 没有对应的变动。`,
          ),
        );
  });
  return faults;
}

async function statesAfter(bundle: Bundle, faults: BundleFault[]): Promise<Map<number, string>> {
  const states = new Map<number, string>();
  for await (const { itemId, from, to } of bundle.lines<ArchivedMove>(movesName)) {
    const before = states.get(itemId);
    if (before !== undefined && before !== from)
      faults.push(
        faultAt(
          movesName,
          `A move of item ${itemId} is missing before ${from} → ${to}.`,
          `发放项 ${itemId} 在 ${from} → ${to} 之前缺少一次变动。`,
        ),
      );
    states.set(itemId, to);
  }
  return states;
}
