import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { lockOwner } from './home-lock.ts';

/** For what the database's own user must reach and cannot reach in the home or in node_modules. */
export const openFolder = '/var/lib/wulou';

/**
 * Makes the home if there is none and returns its real path. Mode 0711: the database's user must pass through it to
 * its data, and nobody else can list it.
 */
export function prepareHome(home: string): string {
  mkdirSync(home, { recursive: true, mode: 0o711 });
  const real = realpathSync(home);
  chmodSync(real, 0o711);
  for (const closed of ['logs', 'sandbox']) mkdirSync(join(real, closed), { recursive: true, mode: 0o700 });
  return real;
}

/** Where the database of this home lies if its user cannot reach the home. */
export function outsideDataFolder(home: string): string {
  return join(openFolder, `data-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
}

/** Deletes a home with everything in it, and its database where that lies outside. Throws if a stack runs there. */
export async function removeHome(home: string): Promise<void> {
  const real = existsSync(home) ? realpathSync(home) : resolve(home);
  const owner = lockOwner(real);
  if (owner !== null)
    throw new Error(
      `The home ${real} is in use by process ${owner} and was not removed. Stop that one first.`,
    );
  rmSync(outsideDataFolder(real), { recursive: true, force: true });
  // A part that is still closing its files may write once more while the folder is being emptied.
  rmSync(real, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Writes a whole file, mode 0600: a reader sees the former content or the new one, never a part. */
export function writeFileAtomically(path: string, content: string): void {
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}
