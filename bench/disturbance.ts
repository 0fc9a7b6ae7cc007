import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** USER_HZ: in what /proc counts processor time, on every Linux a hundredth of a second. */
const tickMs = 10;

/**
 * Watches what the rest of the machine does meanwhile: a number measured while others compute says little.
 * @returns a function that gives the share of all processors that others used since, from 0 to 1; null where the
 * system does not say. Ask it once every process started here has ended, as only then its time counts as ours.
 */
export function watchOthers(): () => number | null {
  if (process.platform !== 'linux') return () => null;
  const [beganAt, busy, ours] = [Date.now(), busyMs(), ownMs()];
  return () => {
    const available = (Date.now() - beganAt) * availableParallelism();
    return Math.max(0, (busyMs() - busy - (ownMs() - ours)) / available);
  };
}

/** Of all processors and processes: user, nice, system, irq, softirq and what a host took away. */
function busyMs(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = readFileSync(
    '/proc/stat',
    'utf8',
  )
    .slice('cpu '.length, 200)
    .trim()
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + irq + softirq + stolen) * tickMs;
}

/** Of this process and all that it started and that ended: utime, stime, cutime and cstime. */
function ownMs(): number {
  const fields = (readFileSync('/proc/self/stat', 'utf8').split(') ')[1] ?? '').split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * tickMs;
}
