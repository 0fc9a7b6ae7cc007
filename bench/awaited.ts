import { setTimeout as pause } from 'node:timers/promises';

const lookMs = 25;
const patienceMs = 15 * 60_000;

/** Looks until it is so. Throws after a quarter of an hour: then it never will be. */
export async function awaited(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !(await isSo()); ) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await pause(lookMs);
  }
}
