import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where files that are being read lie, in the home: they hold names and accounts in the clear. */
export const uploadsFolderOf = (home: string): string => join(home, 'uploads');

/** Makes the folder, for its owner alone, or removes what an API that was killed has left there. */
export async function emptyUploads(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
}
