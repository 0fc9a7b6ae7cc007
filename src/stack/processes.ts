import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  /** Program and arguments, separated by spaces. */
  readonly command: string;
}

const hasProc = existsSync('/proc/self/stat');

/** True when a process of this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !isZombie(pid);
}

/** When the process began, as text that another process with the same id cannot share; null if there is none. */
export function startOf(pid: number): string | null {
  if (!hasProc) return readPs(['-o', 'lstart=', '-p', String(pid)]).trim() || null;
  const ticks = statOf(pid)?.[19];
  return ticks ? `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}` : null;
}

/** Every process on this machine whose command line may be read. */
export function listProcesses(): RunningProcess[] {
  if (!hasProc) {
    return readPs(['-axww', '-o', 'pid=,command='])
      .split('\n')
      .flatMap((line) => {
        const match = /^\s*(\d+)\s+(.*)$/.exec(line);
        return match ? [{ pid: Number(match[1]), command: match[2] ?? '' }] : [];
      });
  }
  return procIds().flatMap((pid) => {
    const command = ofGoneProcess(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    return command ? [{ pid, command: command.split('\0').join(' ').trim() }] : [];
  });
}

/** The processes of a program (its file's name) whose current folder is this one. Empty where there is no /proc. */
export function processesIn(folder: string, program: string): number[] {
  if (!hasProc) return [];
  return procIds().filter(
    (pid) =>
      ofGoneProcess(() => readlinkSync(`/proc/${pid}/cwd`)) === folder &&
      ofGoneProcess(() => readlinkSync(`/proc/${pid}/exe`))?.endsWith(`/${program}`),
  );
}

/** Sends a signal; a process that is gone already is fine. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function procIds(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

/** The fields of /proc/PID/stat from the third on (state first): the second may hold spaces and brackets itself. */
function statOf(pid: number): string[] | null {
  const text = ofGoneProcess(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return text ? text.slice(text.lastIndexOf(')') + 2).split(' ') : null;
}

/** A dead process that nobody has waited for yet still answers kill(0); in a container it may stay so for good. */
function isZombie(pid: number): boolean {
  return hasProc && statOf(pid)?.[0] === 'Z';
}

/** Processes end while one reads about them, and others' may not be read: both mean "not one of ours". */
function ofGoneProcess(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(code)) return null;
    throw error;
  }
}

function readPs(args: string[]): string {
  try {
    return execFileSync('ps', args, {
      encoding: 'utf8',
      env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' },
      stdio: 'pipe',
    });
  } catch (error) {
    // `ps -p` ends with 1 when there is no such process.
    if ((error as { status?: number }).status === 1) return '';
    throw error;
  }
}
