const shortestPauseMs = 10_000;
const longestPauseMs = 600_000;

export interface Look<Found> {
  readonly pollMs: number;
  find(): Promise<Found>;
  /** What was found, in a word that differs when something else is; empty: nothing. */
  nameOf(found: Found): string;
  act(found: Found): Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/**
 * Looks now and then whether there is something to do, and does it. What is still there is done again ever more rarely,
 * and at once when something else is. A look that fails is made good by the next.
 * @returns what ends it.
 */
export function lookNowAndThen<Found>({ pollMs, find, nameOf, act, onFault }: Look<Found>): () => void {
  let last = { what: '', at: 0, pauseMs: 0 };

  async function look(): Promise<void> {
    const found = await find();
    const what = nameOf(found);
    const isSame = what === last.what;
    if (what === '' || (isSame && Date.now() - last.at < last.pauseMs)) return;
    const pauseMs = isSame ? Math.min(last.pauseMs * 2, longestPauseMs) : shortestPauseMs;
    last = { what, at: Date.now(), pauseMs };
    await act(found);
  }
  const timer = setInterval(() => {
    look().catch(onFault);
  }, pollMs);
  return () => clearInterval(timer);
}
