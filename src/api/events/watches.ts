import { createHash } from 'node:crypto';
import type { Logger } from '../../config/logger.ts';

/** How far something has come. */
export interface Snapshot {
  /** What changes rarely, and is told as an event of its own. */
  readonly stage: object;
  /** Everything, as the address of the progress gives it. */
  readonly progress: object;
  /** Nothing will change any more. */
  readonly isOver: boolean;
}

export interface Version {
  readonly snapshot: Snapshot;
  /** The same content has the same id, whichever process reads it. */
  readonly id: string;
}

/** Null: it is not there any more. */
export type ReadSnapshot = () => Promise<Snapshot | null>;

/** Looks at what is followed, once for all who follow it: one look for each thing, however many listen. */
export function createWatches(pollMs: number, logger: Pick<Logger, 'warn'>) {
  const watches = new Map<string, Watch>();
  return {
    /** Tells the listener of every version, the current one first. @returns ends the listening. */
    follow(name: string, read: ReadSnapshot, listener: (version: Version) => void): () => void {
      const watch = watches.get(name) ?? begin(name, read);
      watch.listeners.add(listener);
      if (watch.last) listener(watch.last);
      return () => {
        watch.listeners.delete(listener);
        if (watch.listeners.size > 0) return;
        clearTimeout(watch.timer);
        if (watches.get(name) === watch) watches.delete(name);
      };
    },
  };

  interface Watch {
    readonly listeners: Set<(version: Version) => void>;
    last: Version | null;
    timer: NodeJS.Timeout | undefined;
  }

  function begin(name: string, read: ReadSnapshot): Watch {
    const watch: Watch = { listeners: new Set(), last: null, timer: undefined };
    watches.set(name, watch);
    const look = async () => {
      const begunMs = Date.now();
      try {
        const snapshot = (await read()) ?? gone;
        const id = idOf(snapshot);
        if (id !== watch.last?.id) {
          watch.last = { snapshot, id };
          for (const listener of [...watch.listeners]) listener(watch.last);
        }
      } catch (error) {
        // The database is away for a moment, or something is wrong with this look: the next one tells.
        logger.warn(
          { name: (error as Error).name, code: (error as { code?: string }).code },
          'no look taken',
        );
      }
      // Where a look takes long, there are fewer of them.
      if (watch.listeners.size > 0)
        watch.timer = setTimeout(look, Math.max(pollMs, 2 * (Date.now() - begunMs)));
    };
    watch.timer = setTimeout(look, 0);
    return watch;
  }
}

const gone: Snapshot = { stage: { state: 'gone' }, progress: {}, isOver: true };

const idOf = (snapshot: Snapshot): string =>
  createHash('sha256').update(JSON.stringify(snapshot)).digest('base64url').slice(0, 22);
