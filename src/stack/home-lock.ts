import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, startOf } from './processes.ts';

/*
 * The lock is the file `supervisor.lock.N` with the highest N. Whoever finds its owner dead makes N + 1, which only
 * one can, since link() fails if the name exists. The highest file is never deleted, only marked as released: a
 * contender that looked earlier can then never take a number for free that somebody holds.
 */
const lockName = /^supervisor\.lock\.(\d+)$/;

interface Owner {
  readonly pid: number;
  readonly started: string | null;
  readonly released: boolean;
}

export interface HomeLock {
  release(): void;
}

/** Another live supervisor owns the home. */
export class HomeInUse extends Error {
  override name = 'HomeInUse';
  readonly pid: number;
  constructor(home: string, pid: number) {
    super(
      `The home ${home} is in use by process ${pid}. Stop that one first (Ctrl-C in its terminal, or \`kill ${pid}\`), ` +
        'or choose another home with WULOU_HOME or --home.',
    );
    this.pid = pid;
  }
}

/** Takes the home for this process. Throws HomeInUse if another live supervisor has it. */
export function lockHome(home: string): HomeLock {
  // Each round that fails means that another process got further, so the bound is never met in practice.
  for (let round = 0; round < 100; round += 1) {
    const top = topGeneration(home);
    const owner = readOwner(home, top);
    if (owner && isLive(owner)) throw new HomeInUse(home, owner.pid);
    const mine = top + 1;
    if (!claim(home, mine)) continue;
    if (topGeneration(home) !== mine) {
      rmSync(join(home, `supervisor.lock.${mine}`), { force: true });
      continue;
    }
    for (const lower of generations(home)) {
      if (lower < mine) rmSync(join(home, `supervisor.lock.${lower}`), { force: true });
    }
    return { release: () => release(home, mine) };
  }
  throw new Error(`The lock of ${home} could not be taken: other processes keep taking it.`);
}

/** The process id of the live supervisor that owns this home, or null. */
export function lockOwner(home: string): number | null {
  const owner = readOwner(home, topGeneration(home));
  return owner && isLive(owner) ? owner.pid : null;
}

function isLive(owner: Owner): boolean {
  return !owner.released && isAlive(owner.pid) && startOf(owner.pid) === owner.started;
}

function generations(home: string): number[] {
  try {
    return readdirSync(home).flatMap((name) => {
      const match = lockName.exec(name);
      return match ? [Number(match[1])] : [];
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function topGeneration(home: string): number {
  return Math.max(0, ...generations(home));
}

function readOwner(home: string, generation: number): Owner | null {
  if (generation === 0) return null;
  try {
    return JSON.parse(readFileSync(join(home, `supervisor.lock.${generation}`), 'utf8')) as Owner;
  } catch (error) {
    // Gone: its successor has been made, and the claim that follows will fail. Unreadable: a machine that lost
    // power while writing, so that the owner is dead for certain.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

function claim(home: string, generation: number): boolean {
  const draft = writeDraft(home, { pid: process.pid, started: startOf(process.pid), released: false });
  try {
    linkSync(draft, join(home, `supervisor.lock.${generation}`));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function release(home: string, generation: number): void {
  // The home of a single command may be gone by now.
  if (!generations(home).includes(generation)) return;
  const draft = writeDraft(home, { pid: process.pid, started: null, released: true });
  renameSync(draft, join(home, `supervisor.lock.${generation}`));
}

let drafts = 0;
function writeDraft(home: string, owner: Owner): string {
  drafts += 1;
  const path = join(home, `.lock-draft-${process.pid}-${drafts}`);
  writeFileSync(path, JSON.stringify(owner), { mode: 0o600 });
  return path;
}
