import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { ChainPoint } from '../audit/chain.ts';

/** The last sealed head that a worker saw: it remembers it apart from the database. */
export interface SealedHead {
  /** Whether it remembers one, readable or not. */
  isKept(): boolean;
  /** Throws SealedHeadUnreadable where it does not know any more what it saw. */
  read(): ChainPoint | null;
  keep(head: ChainPoint): void;
}

const schema = z.object({ sequence: z.int().positive(), link: z.string().regex(/^[0-9a-f]{64}$/) });

/** Kept in a file, so that it outlives the process. Of several workers with one home, the last one that sealed has kept it. */
export function sealedHeadIn(path: string): SealedHead {
  function isKept(): boolean {
    try {
      return statSync(path, { throwIfNoEntry: false }) !== undefined;
    } catch {
      return true; // It may not even be asked for: reading it will say so.
    }
  }
  return {
    isKept,
    read() {
      if (!isKept()) return null;
      try {
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        throw new SealedHeadUnreadable(path);
      }
    },
    keep({ sequence, link }) {
      // Workers in containers that share a home have one process id.
      const draft = `${path}.${randomUUID()}.new`;
      try {
        writeFileSync(draft, `${JSON.stringify({ sequence, link })}\n`, { mode: 0o600, flush: true });
        renameSync(draft, path);
      } finally {
        rmSync(draft, { force: true });
      }
    },
  };
}

/** Nothing is sealed until somebody has looked. Whoever sealed what is there now would make it good. */
export class SealingStopped extends Error {}

/** What was sealed is not in the database as it was. */
export class TrailReplaced extends SealingStopped {
  constructor(sequence: number) {
    super(
      `The trail is not the one that this worker saw sealed at entry ${sequence}: nothing is sealed until somebody has looked. See docs/runbooks/trail-replaced.md. 审计日志与此前封印不符，已停止封印。`,
    );
    this.name = 'TrailReplaced';
  }
}

/** What the worker saw sealed cannot be read: the trail may be another one, and it would not know. */
export class SealedHeadUnreadable extends SealingStopped {
  constructor(path: string) {
    super(
      `${path} cannot be read, so this worker does not know what it saw sealed: nothing is sealed until somebody has looked. See docs/runbooks/trail-replaced.md. 封印记录无法读取，已停止封印。`,
    );
    this.name = 'SealedHeadUnreadable';
  }
}
