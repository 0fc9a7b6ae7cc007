import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** USER_HZ: in what /proc counts processor time, on every Linux a hundredth of a second. */
const tickMs = 10;

export interface Stopwatch {
  /** Runs while `work` does, and stands otherwise. */
  during<T>(work: () => Promise<T>): Promise<T>;
  readonly totalMs: number;
  /** Processor time meanwhile of this process and all below it; null where the system does not say. */
  readonly cpuMs: number | null;
}

export function createStopwatch(): Stopwatch {
  let totalMs = 0;
  let cpuMs: number | null = process.platform === 'linux' ? 0 : null;
  return {
    async during(work) {
      const [begun, cpuBefore] = [performance.now(), cpuMs === null ? 0 : treeCpuMs()];
      const done = await work();
      totalMs += performance.now() - begun;
      if (cpuMs !== null) cpuMs += treeCpuMs() - cpuBefore;
      return done;
    },
    get totalMs() {
      return totalMs;
    },
    get cpuMs() {
      return cpuMs;
    },
  };
}

/** Of this process, all that live below it, and all below it that ended and were waited for. Linux alone. */
function treeCpuMs(): number {
  const processes = readProcesses();
  const below = new Map<number, number[]>();
  for (const [pid, { parent }] of processes) below.set(parent, [...(below.get(parent) ?? []), pid]);
  let sum = 0;
  const tree = [process.pid];
  for (const pid of tree) {
    sum += processes.get(pid)?.cpuMs ?? 0;
    tree.push(...(below.get(pid) ?? []));
  }
  return sum;
}

function readProcesses(): Map<number, { parent: number; cpuMs: number }> {
  const found = new Map<number, { parent: number; cpuMs: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(name);
    if (stat === null) continue;
    const fields = (stat.split(') ').at(-1) ?? '').split(' ');
    // utime, stime, and of those that ended cutime, cstime.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    found.set(Number(name), { parent: Number(fields[1]), cpuMs: ticks * tickMs });
  }
  return found;
}

/** Null for a process that has just ended. */
function statOf(pid: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}
