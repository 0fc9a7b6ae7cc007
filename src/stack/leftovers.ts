import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, listProcesses, processesIn, type RunningProcess, signalProcess } from './processes.ts';

const patienceMs = 10_000;

export interface LeftoverSearch {
  /** Folders that only parts of this home have in their command line: the home, and the database's folder. */
  readonly folders: readonly string[];
  /** Programs that a stack starts, as they stand in the command line. */
  readonly programs: readonly string[];
}

/**
 * Waits until the parts of a former stack of this home have ended, which they do by themselves when their supervisor
 * is gone, and kills what is left after ten seconds. Call it only with the home's lock in hand: a live supervisor's
 * parts look just the same.
 */
export async function reapLeftovers(search: LeftoverSearch, progress: (line: string) => void): Promise<void> {
  let left = findLeftovers(search);
  if (left.length === 0) return;
  progress(`Waiting for ${left.length} processes of the former stack to end`);
  const deadline = Date.now() + patienceMs;
  while (left.length > 0 && Date.now() < deadline) {
    await delay(100);
    left = findLeftovers(search);
  }
  for (const { pid } of left) signalProcess(pid, 'SIGKILL');
  const killedBy = Date.now() + 5_000;
  while (left.some(({ pid }) => isAlive(pid))) {
    if (Date.now() > killedBy) {
      throw new Error(
        `Processes of the former stack do not end: ${left.map(({ pid }) => pid).join(', ')}. End them and start again.`,
      );
    }
    await delay(50);
  }
}

/** The processes that name both one of the stack's programs and one of the folders. Never this one. */
export function findLeftovers(search: LeftoverSearch): RunningProcess[] {
  return listProcesses().filter(
    ({ pid, command }) =>
      pid !== process.pid &&
      search.programs.some((program) => command.includes(program)) &&
      search.folders.some((folder) => namesFolder(command, folder)),
  );
}

/**
 * Kills the backends of a postmaster that was killed. A busy one notices only at the end of its query, and until then
 * no new postmaster may start on the data.
 */
export function killStrayBackends(dataFolder: string): void {
  for (const pid of processesIn(dataFolder, 'postgres')) signalProcess(pid, 'SIGKILL');
}

/** `/tmp/home` is named by `/tmp/home/x` and `/tmp/home`, not by `/tmp/home2`. */
function namesFolder(command: string, folder: string): boolean {
  for (let at = command.indexOf(folder); at >= 0; at = command.indexOf(folder, at + 1)) {
    const next = command[at + folder.length];
    if (next === undefined || ['/', ' ', '"'].includes(next)) return true;
  }
  return false;
}
