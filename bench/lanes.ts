/** As many calls to the Temporal server at once as the product makes. */
const atOnce = 16;

/** Does something for each, a few at once; the first failure ends it. @returns what came of each, in their order. */
export async function inLanes<T, R>(
  all: readonly T[],
  work: (one: T, place: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = all.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [place, one] of queue) results[place] = await work(one, place);
    }),
  );
  return results;
}
