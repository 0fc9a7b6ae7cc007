import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Fact } from './facts.ts';

/** The disk did not take a fact. What is in memory can no longer be trusted to survive, so the process must end. */
export class JournalFailure extends Error {
  override name = 'JournalFailure';
}

export type Journal = {
  /** Writes the fact, waits for the disk, and only then applies it: nobody is ever told what a kill could undo. */
  append(fact: Fact): void;
  /**
   * The same, sharing one wait for the disk with the facts of the same moment. The fact is applied later, so this
   * is only for facts that may be applied twice without a difference.
   */
  appendSoon(fact: Fact): Promise<void>;
};

/**
 * Opens the journal at `path`, applies every fact in it in order and returns it for appending. One line is one wait
 * for the disk: a JSON array of facts. A torn last line was never acknowledged and is cut off.
 * Throws where an earlier line cannot be read: that is damage, and going on would pay twice.
 */
export function openJournal(path: string, apply: (fact: Fact) => void): Journal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a+', 0o600);
  syncFolder(dirname(path));
  let length = replay(file, apply);
  let pending: { fact: Fact; done: () => void; failed: (reason: Error) => void }[] = [];
  let failure: JournalFailure | null = null;

  function write(facts: Fact[]): void {
    if (failure) throw failure;
    try {
      // Two processes on one journal would each book what the other has booked already.
      if (fstatSync(file).size !== length) throw new Error('another process wrote to it');
      const line = Buffer.from(`${JSON.stringify(facts)}\n`);
      for (let written = 0; written < line.length; ) written += writeSync(file, line, written);
      fdatasyncSync(file);
      length += line.length;
    } catch (cause) {
      failure = new JournalFailure(`the journal ${path} cannot be written`, { cause });
      throw failure;
    }
    for (const fact of facts) apply(fact);
  }

  function flushPending(): void {
    const batch = pending;
    pending = [];
    try {
      write(batch.map(({ fact }) => fact));
    } catch (error) {
      for (const { failed } of batch) failed(error as Error);
      return;
    }
    for (const { done } of batch) done();
  }

  return {
    append: (fact) => write([fact]),
    appendSoon: (fact) =>
      new Promise((done, failed) => {
        if (pending.push({ fact, done, failed }) === 1) setImmediate(flushPending);
      }),
  };
}

/** A new name in a folder is durable only once the folder itself is on the disk. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Applies the whole lines of the file, cuts off a torn last one and returns the length that remains, in bytes. */
function replay(file: number, apply: (fact: Fact) => void): number {
  const size = fstatSync(file).size;
  let end = 0;
  let lineNo = 0;
  for (const line of wholeLines(file)) {
    lineNo += 1;
    const facts = factsOf(line);
    if (facts === null) {
      // A power cut may leave a hole in the last line and yet its end; like a torn line it was never acknowledged.
      if (end + line.length + 1 === size) break;
      throw new Error(
        `line ${lineNo} of the journal is damaged: restore the folder from a copy, or start with an empty one`,
      );
    }
    for (const fact of facts) apply(fact);
    end += line.length + 1;
  }
  if (end < size) {
    ftruncateSync(file, end);
    fsyncSync(file);
  }
  return end;
}

function factsOf(line: Buffer): Fact[] | null {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Bytes read at a time: a journal of years does not fit into one buffer. */
const chunkBytes = 4 * 1024 * 1024;

function* wholeLines(file: number): Generator<Buffer> {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let parts: Buffer[] = [];
  for (let position = 0; ; ) {
    const count = readSync(file, chunk, 0, chunkBytes, position);
    if (count === 0) return;
    position += count;
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1 && end < count; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)]);
      parts = [];
      start = end + 1;
    }
    parts.push(Buffer.from(chunk.subarray(start, count)));
  }
}
