import { mkdir, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';

/** Where files that are being read lie, in the home: they hold names and accounts in the clear. */
export const uploadsFolderOf = (home: string): string => join(home, 'uploads');

/** How often an API says that its folder is in use. */
const touchEveryMs = 30_000;
/** A folder of another machine that nobody said so of for so long is left over. */
const abandonedAfterMs = 300_000;

export interface UploadsFolder {
  /** For this process alone, and for its owner alone. */
  readonly path: string;
  close(): Promise<void>;
}

/**
 * Makes this process's own folder below `uploads`, and removes what an API that was killed has left there. Several APIs
 * may share a home, from several machines too: what another one reads is left alone.
 * @param onFault hears of a look around that failed; the next one comes all the same.
 */
export async function openUploads(
  uploads: string,
  onFault: (error: unknown) => void = () => undefined,
): Promise<UploadsFolder> {
  await mkdir(uploads, { recursive: true, mode: 0o700 });
  const path = await mkdtemp(join(uploads, `${hostname()}.${process.pid}.`));
  const name = basename(path);
  await removeLeftovers(uploads, name);
  const timer = setInterval(() => {
    const now = new Date();
    utimes(path, now, now)
      .then(() => removeLeftovers(uploads, name))
      .catch(onFault);
  }, touchEveryMs);
  timer.unref();
  return {
    path,
    close: async () => {
      clearInterval(timer);
      await rm(path, { recursive: true, force: true });
    },
  };
}

async function removeLeftovers(uploads: string, own: string): Promise<void> {
  for (const name of await readdir(uploads))
    if (name !== own && (await isLeftOver(join(uploads, name), name)))
      await rm(join(uploads, name), { recursive: true, force: true });
}

async function isLeftOver(path: string, name: string): Promise<boolean> {
  const [, host, pid] = /^(.+)\.(\d+)\.\w+$/.exec(name) ?? [];
  if (host === undefined) return true; // Files of before each process had a folder.
  // Whoever had this process's id before is gone.
  if (host === hostname() && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true;
  try {
    return Date.now() - (await stat(path)).mtimeMs > abandonedAfterMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false; // Another one removed it.
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
