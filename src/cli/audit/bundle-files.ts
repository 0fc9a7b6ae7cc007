import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type ArchiveKey, archiveKey } from '../../archive/archive-key.ts';
import { Bundle } from '../../archive/bundle.ts';
import { UserError } from '../user-error.ts';

const keyFile = z.object({ subject: z.string(), keyId: z.string(), key: z.base64() });

/** The key of a bundle, if one is given. @param keyId the one that its manifest names; null: the manifest is unreadable. */
export function keyFor(path: string | undefined, keyId: string | null): ArchiveKey | null {
  if (path === undefined) return null;
  const key = readKeyFile(path);
  if (keyId !== null && key.id !== keyId)
    throw new UserError(`${path} is the key of another archive. 该密钥属于另一归档。`);
  return key;
}

/** What `export` saved as the key. */
function readKeyFile(path: string): ArchiveKey {
  const read = keyFile.safeParse(jsonOf(path));
  if (!read.success) throw new UserError(`${path} is no key of an archive. 该文件不是归档密钥。`);
  return archiveKey(Buffer.from(read.data.key, 'base64'));
}

export async function openBundle(path: string): Promise<Bundle> {
  if (!existsSync(path)) throw new UserError(`There is no file ${path}. 找不到文件。`);
  try {
    return await Bundle.open(path);
  } catch (error) {
    throw new UserError(
      `${path} is no bundle, or is damaged or cut off: it cannot be read as a zip file (${(error as Error).message}). 该文件不是归档包，或已损坏、被截断。`,
    );
  }
}

function jsonOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UserError(`${path} cannot be read as JSON (${(error as Error).message}). 无法读取该文件。`);
  }
}
