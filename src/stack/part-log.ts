import { closeSync, fstatSync, openSync, readFileSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A log past this size is set aside (one generation) when its part starts. */
const largestBytes = 20 * 1024 * 1024;

/** The log file of one part, opened to append. The part writes into it itself, so that a lost supervisor blocks nobody. */
export interface PartLog {
  readonly path: string;
  readonly fd: number;
  /** Where this start's output begins. */
  readonly from: number;
  close(): void;
}

export function logPath(home: string, part: string): string {
  return join(home, 'logs', `${part}.log`);
}

export function openPartLog(home: string, part: string): PartLog {
  const path = logPath(home, part);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) renameSync(path, `${path}.1`);
  const fd = openSync(path, 'a', 0o600);
  return { path, fd, from: fstatSync(fd).size, close: () => closeSync(fd) };
}

/** Waits for the first line from `from` on that `accept` takes (not undefined). Ends only by that or by the signal. */
export async function awaitLine<T>(
  log: { path: string; from: number },
  accept: (line: string) => T | undefined,
  signal: AbortSignal,
): Promise<T> {
  let offset = log.from;
  let rest = Buffer.alloc(0);
  for (;;) {
    const news = readFrom(log.path, offset);
    offset += news.length;
    rest = Buffer.concat([rest, news]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      const accepted = accept(rest.subarray(0, end).toString('utf8'));
      if (accepted !== undefined) return accepted;
      rest = rest.subarray(end + 1);
    }
    if (news.length === 0) await delay(25, undefined, { signal });
  }
}

/** The last lines that a part wrote since `from`, for an error message: without Node's stack frames and its version. */
export function lastLines(path: string, from: number, count = 6): string {
  const lines = readFileSync(path).subarray(from).toString('utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v/.test(line))
    .slice(-count)
    .join('\n');
}

function readFrom(path: string, offset: number): Buffer {
  const fd = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(64 * 1024);
    return chunk.subarray(0, readSync(fd, chunk, 0, chunk.length, offset));
  } finally {
    closeSync(fd);
  }
}
