import { hashOf } from './archive-store.ts';
import type { Manifest } from './manifest.ts';

/**
 * Adds the list of each round, and says whether its digest is the one that was approved.
 * @param textOf a round's list; null where it cannot be made out any more. @param add puts it under the round's name.
 */
export async function addLists<Round extends { readonly round: number; readonly digest: string }>(
  rounds: readonly Round[],
  textOf: (round: Round) => Promise<string | null>,
  add: (round: Round, content: Buffer) => Promise<string>,
): Promise<Manifest['lists']> {
  const lists: Manifest['lists'] = [];
  for (const one of rounds) {
    const { round, digest } = one;
    const text = await textOf(one);
    const content = text === null ? null : Buffer.from(text);
    lists.push({
      round,
      digest,
      entry: content && (await add(one, content)),
      follows: content !== null && hashOf(content) === digest,
    });
  }
  return lists;
}
