import { setTimeout as pause } from 'node:timers/promises';

const patienceMs = 15 * 60_000;

/**
 * Looks until there is what is waited for, and gives it back.
 * @param everyMs as seldom as the look is dear: it shares the machine with what is measured.
 * Throws after a quarter of an hour: then it never will be.
 */
export async function awaited<T>(what: string, look: () => Promise<T | null>, everyMs = 25): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; ) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause(everyMs);
  }
}
