import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { ChainPoint } from '../audit/chain.ts';

/** The last sealed head that a worker saw: it remembers it apart from the database. */
export interface SealedHead {
  read(): ChainPoint | null;
  keep(head: ChainPoint): void;
}

const schema = z.object({ sequence: z.int().positive(), link: z.string().regex(/^[0-9a-f]{64}$/) });

/** Kept in a file, so that it outlives the process. Of several workers with one home, the last one that sealed has kept it. */
export function sealedHeadIn(path: string): SealedHead {
  return {
    read: () => (existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null),
    keep({ sequence, link }) {
      const draft = `${path}.${process.pid}.new`;
      writeFileSync(draft, `${JSON.stringify({ sequence, link })}\n`, { mode: 0o600 });
      renameSync(draft, path);
    },
  };
}

/** What was sealed is not in the database as it was. Whoever sealed what is there now would make it good. */
export class TrailReplaced extends Error {
  constructor(sequence: number) {
    super(
      `The trail is not the one that this worker saw sealed at entry ${sequence}: nothing is sealed until somebody has looked. See docs/runbooks/trail-replaced.md. 审计日志与此前封印不符，已停止封印。`,
    );
    this.name = 'TrailReplaced';
  }
}
