import { ApiRefusal } from '../../client/refusal.ts';

/** People who act at the same time. */
const atOnce = 8;
const progressMs = 3_000;

/**
 * Does something for every row, a few at once, with a line of progress every few seconds. The first fault ends it, and
 * what was not begun is left.
 */
export async function actOnEach<Row>(
  rows: readonly Row[],
  what: string,
  say: (line: string) => void,
  act: (row: Row) => Promise<void>,
): Promise<void> {
  if (rows.length === 0) return;
  const queue = rows.values();
  let done = 0;
  let failed = false;
  const tell = () => say(`  ${what}: ${done} of ${rows.length}`);
  const progress = setInterval(tell, progressMs);
  const work = async () => {
    for (const row of queue) {
      if (failed) return;
      try {
        await act(row);
      } catch (error) {
        failed = true;
        throw error;
      }
      done += 1;
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    clearInterval(progress);
  }
  tell();
}

/**
 * Does what may have been done before: by an answer that was lost, or by somebody else meanwhile.
 * @param standing the refusals that say so.
 */
export async function unlessDone(standing: readonly string[], act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof ApiRefusal && standing.includes(error.problem.code))) throw error;
  }
}
