import { setTimeout as delay } from 'node:timers/promises';
import { lastLines, openPartLog, type PartLog } from './part-log.ts';
import type { PartProcess } from './part-process.ts';

/** A part that lived this long counts as sound again. */
const soundAfterMs = 10_000;
const shortestPauseMs = 200;
const longestPauseMs = 5_000;
/** So many quick deaths in a row, before it was ever ready, fail the start of the stack. */
const startAttempts = 3;

export interface PartPlan {
  /** The part's file name in the logs: `postgres`, `worker` … */
  readonly name: string;
  readonly title: string;
  readonly home: string;
  launch(log: PartLog): Promise<PartProcess>;
  /** Resolves when the process answers. Must end with the signal: the process died, or the time is over. */
  ready(process: PartProcess, log: PartLog, signal: AbortSignal): Promise<void>;
  /** Before another try of a part that was never ready: its port may have been taken meanwhile. */
  beforeRetry?(): Promise<void>;
  readonly readyWithinMs: number;
  /** How long the first start is tried again although it fails at once. */
  readonly patienceMs: number;
}

export interface SupervisedPart {
  readonly pid: number;
  /** Resolves when the part has answered for the first time; rejects if it cannot be brought up. */
  readonly up: Promise<void>;
  stop(): Promise<void>;
}

/** Keeps one part running: whenever its process dies it is started again, at first at once, then after growing pauses. */
export function supervisePart(
  plan: PartPlan,
  onStarted: () => void,
  progress: (line: string) => void,
): SupervisedPart {
  const stopping = new AbortController();
  let current: PartProcess | null = null;
  let lastPid = 0;

  let resolveUp: () => void = () => undefined;
  let rejectUp: (error: unknown) => void = () => undefined;
  const up = new Promise<void>((resolve, reject) => {
    resolveUp = resolve;
    rejectUp = reject;
  });
  const loop = async (): Promise<void> => {
    let wasUp = false;
    let quickDeaths = 0;
    const firstTry = Date.now();
    while (!stopping.signal.aborted) {
      const log = openPartLog(plan.home, plan.name);
      const startedAt = Date.now();
      let how: string;
      try {
        current = await plan.launch(log);
        lastPid = current.pid;
        onStarted();
        how = await runOnce(plan, current, log, stopping.signal, () => {
          if (wasUp) progress(`${plan.title} is back (process ${lastPid}, ${secondsSince(startedAt)})`);
          wasUp = true;
          resolveUp();
        });
      } catch (error) {
        // Nothing runs: the program is missing or may not be executed.
        how = (error as Error).message;
      } finally {
        current = null;
        log.close();
      }
      if (stopping.signal.aborted) return;
      quickDeaths = Date.now() - startedAt > soundAfterMs ? 1 : quickDeaths + 1;
      if (!wasUp && quickDeaths >= startAttempts && Date.now() - firstTry >= plan.patienceMs) {
        throw new Error(
          `${plan.title} does not start (${how}). Its log is ${log.path}:\n${lastLines(log.path, log.from)}`,
        );
      }
      const pauseMs =
        quickDeaths === 1 ? 0 : Math.min(shortestPauseMs * 2 ** (quickDeaths - 2), longestPauseMs);
      progress(`${plan.title} ended (${how}): starting it again${pauseMs ? ` in ${pauseMs / 1000} s` : ''}`);
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!wasUp && !stopping.signal.aborted) await plan.beforeRetry?.();
    }
  };
  const finished = loop().then(() => rejectUp(new Error(`${plan.title} was stopped.`)), rejectUp);
  up.catch(() => undefined); // Whoever starts the stack awaits it; a stop may come before.

  return {
    get pid() {
      return lastPid;
    },
    up,
    stop: async () => {
      stopping.abort();
      await current?.stop();
      await finished;
    },
  };
}

/** Follows one process from its start to its end. Kills it if it does not become ready in time. */
async function runOnce(
  plan: PartPlan,
  running: PartProcess,
  log: PartLog,
  stopping: AbortSignal,
  onReady: () => void,
): Promise<string> {
  if (stopping.aborted) await running.stop();
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), plan.readyWithinMs);
  const ended = running.ended.finally(() => over.abort());
  try {
    await plan.ready(running, log, over.signal);
    if (!over.signal.aborted && !stopping.aborted) onReady();
  } catch (error) {
    // A process that runs but does not answer is no use to anybody.
    await running.stop();
    if (!over.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  return ended;
}

export function secondsSince(startMs: number): string {
  return `${((Date.now() - startMs) / 1000).toFixed(1)} s`;
}
