import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from './home.ts';

const port = z.number().int().min(0).max(65535);
/** Null for a server that is not ours: DATABASE_URL or TEMPORAL_ADDRESS was set. */
const pidOrNull = z.number().int().positive().nullable();
const pid = z.number().int().positive();

const schema = z.object({
  supervisor: z.object({ pid }),
  postgres: z.object({ pid: pidOrNull, port, url: z.string() }),
  temporal: z.object({
    pid: pidOrNull,
    port,
    address: z.string(),
    namespace: z.string(),
    uiPort: port.nullable(),
  }),
  sandbox: z.object({ pid, port, url: z.string() }),
  /** The worker listens nowhere: its port is 0. */
  worker: z.object({ pid, port }),
  api: z.object({ pid, port, url: z.string() }),
});

/**
 * The running stack: for each part its process id (of the server itself), port and address. It holds the database's
 * password, so the file has mode 0600.
 */
export type StackDescription = z.infer<typeof schema>;

const fileName = 'stack.json';

export function writeDescription(home: string, description: StackDescription): void {
  writeFileAtomically(join(home, fileName), `${JSON.stringify(description, null, 2)}\n`);
}

/** HOME/stack.json, or null if there is none. */
export function readDescription(home: string): StackDescription | null {
  try {
    return schema.parse(JSON.parse(readFileSync(join(home, fileName), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function removeDescription(home: string): void {
  rmSync(join(home, fileName), { force: true });
}
