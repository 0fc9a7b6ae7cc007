import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isAlive, signalProcess, startOf } from './processes.ts';

const watchdog = fileURLToPath(new URL('watchdog.js', import.meta.url));
const packageFolder = fileURLToPath(new URL('../..', import.meta.url));
/** How long a part may take to end by itself: see `endWithParent`, which keeps to it. */
const graceMs = 8_000;

/** One running server process. `ended` resolves with how it ended, and never rejects. */
export interface PartProcess {
  readonly pid: number;
  readonly ended: Promise<string>;
  /** Asks it to end, waits, and kills it if it does not. */
  stop(): Promise<void>;
}

export interface BinaryPlan {
  readonly command: string;
  readonly args: readonly string[];
  readonly account: { uid: number; gid: number } | null;
  readonly stopSignal: NodeJS.Signals;
  /** True where the binary starts helpers that must end with it. */
  readonly wholeGroup: boolean;
  readonly env: Record<string, string>;
  readonly logFd: number;
}

/** Starts a binary under a watchdog that ends it when this process is gone. Rejects if it cannot be executed. */
export async function startBinary(plan: BinaryPlan): Promise<PartProcess> {
  const { command, args, stopSignal, wholeGroup } = plan;
  const order = {
    command,
    args,
    stopSignal,
    wholeGroup,
    graceMs,
    uid: plan.account?.uid ?? null,
    gid: plan.account?.gid ?? null,
  };
  const guard = spawn(process.execPath, [watchdog, JSON.stringify(order)], {
    cwd: '/',
    detached: true,
    env: plan.env,
    stdio: ['pipe', 'pipe', plan.logFd],
  });
  const guardEnded = exitOf(guard);
  let exitSaid: string | null = null;
  const pid = await new Promise<number>((resolve, reject) => {
    if (!guard.stdout) throw new Error('The watchdog has no standard output.');
    createInterface({ input: guard.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as { pid?: number; error?: string; exit?: string };
      if (said.pid !== undefined) resolve(said.pid);
      if (said.error !== undefined) reject(new Error(`Cannot start ${said.error}`));
      if (said.exit !== undefined) exitSaid = said.exit;
    });
    guardEnded.then((how) => reject(new Error(`The watchdog of ${command} ended at its start: ${how}`)));
  });
  const started = startOf(pid);
  const ended = guardEnded.then(async (how) => {
    // A watchdog that was killed leaves its child behind, which would hold the port and the data.
    await endOrphan(pid, started, stopSignal);
    return exitSaid ?? how;
  });
  return {
    pid,
    ended,
    stop: async () => {
      guard.stdin?.end();
      if (await within(ended, graceMs + 1_000)) return;
      signalProcess(pid, 'SIGKILL');
      signalProcess(guard.pid ?? pid, 'SIGKILL');
      await ended;
    },
  };
}

/** Starts one of our own programs from source. It watches its standard input by itself (`endWithParent`). */
export async function startProgram(
  script: string,
  args: readonly string[],
  env: Record<string, string>,
  logFd: number,
): Promise<PartProcess> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...args], {
    cwd: packageFolder,
    detached: true,
    env,
    stdio: ['pipe', logFd, logFd],
  });
  const ended = exitOf(child);
  await Promise.race([once(child, 'spawn'), ended]);
  const pid = child.pid;
  if (pid === undefined) throw new Error(`Cannot start ${script}: ${await ended}`);
  return {
    pid,
    ended,
    stop: async () => {
      child.stdin?.end();
      if (await within(ended, graceMs + 1_000)) return;
      signalProcess(pid, 'SIGKILL');
      await ended;
    },
  };
}

function exitOf(child: ChildProcess): Promise<string> {
  // Writing to a child that has just died fails with EPIPE; its exit says all there is to say.
  child.stdin?.on('error', () => undefined);
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
}

async function endOrphan(pid: number, started: string | null, stopSignal: NodeJS.Signals): Promise<void> {
  const lives = () => isAlive(pid) && startOf(pid) === started;
  if (!lives()) return;
  signalProcess(pid, stopSignal);
  for (const deadline = Date.now() + graceMs; lives() && Date.now() < deadline; ) await delay(50);
  if (lives()) signalProcess(pid, 'SIGKILL');
  while (lives()) await delay(50);
}

async function within(ended: Promise<string>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const late = delay(ms, false, { signal: timer.signal }).catch(() => false);
  const inTime = await Promise.race([ended.then(() => true), late]);
  timer.abort();
  return inTime;
}
