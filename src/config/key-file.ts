import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const hexKey = z.string().regex(/^[0-9a-f]{64}$/);
const schema = z.object({
  current: z.string().min(1).max(32),
  keys: z.record(z.string(), hexKey),
  lookup: hexKey,
});

/** Master keys as they lie in the key file, mode 0600: JSON `{current, keys: {ID: 64 hex digits}, lookup}`. */
export interface KeyFile {
  readonly current: string;
  readonly keys: Record<string, Buffer>;
  readonly lookup: Buffer;
}

/** Reads the key file; makes one with fresh keys if there is none. Two processes may do so at once: one wins. */
export function openKeyFile(path: string): KeyFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  const fresh = {
    current: 'k1',
    keys: { k1: randomBytes(32).toString('hex') },
    lookup: randomBytes(32).toString('hex'),
  };
  writeFileSync(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new Error(
      `The key file ${path} does not have the form {current, keys, lookup}. Restore it from a back-up.`,
    );
  const keys = Object.fromEntries(
    Object.entries(parsed.data.keys).map(([id, hex]) => [id, Buffer.from(hex, 'hex')]),
  );
  return { current: parsed.data.current, keys, lookup: Buffer.from(parsed.data.lookup, 'hex') };
}
