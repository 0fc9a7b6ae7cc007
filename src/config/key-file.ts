import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const keyId = z.string().regex(/^[A-Za-z0-9._-]{1,32}$/);
const hexKey = z.string().regex(/^[0-9a-f]{64}$/);
const masterKeysSchema = z
  .strictObject({
    current: keyId,
    keys: z.record(keyId, hexKey),
    /** Only in files of before data keys lay in the database. */
    lookup: hexKey.optional(),
    /** Made by the product itself, for trying it. */
    demo: z.boolean().optional(),
  })
  .refine(({ current, keys }) => keys[current] !== undefined, { message: 'current names no key' });

/** Master keys as they are written: JSON `{current, keys: {ID: 64 hex digits}, demo?}`. */
export type MasterKeysText = z.infer<typeof masterKeysSchema>;

/** @returns null where the text does not have that form. */
export function parseMasterKeys(text: string): MasterKeysText | null {
  try {
    return masterKeysSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether they were made by the product for trying it, or may have been: older versions did not mark theirs. */
export const isMadeForTrying = ({ demo, lookup }: MasterKeysText): boolean => demo ?? lookup !== undefined;

export interface KeyFile {
  readonly text: MasterKeysText;
  readonly isDemo: boolean;
  /** Whether others than its owner may read it. */
  readonly isOpen: boolean;
}

/** Reads the key file; null if there is none. Throws where it does not have the form. */
export function readKeyFile(path: string): KeyFile | null {
  if (!existsSync(path)) return null;
  const text = parseMasterKeys(readFileSync(path, 'utf8'));
  if (!text)
    throw new Error(
      `The key file ${path} does not have the form {current, keys: {ID: 64 hex digits}}. Restore it from a back-up. 密钥文件格式有误，请从备份恢复。`,
    );
  return {
    text,
    isDemo: isMadeForTrying(text),
    isOpen: (statSync(path).mode & 0o077) !== 0,
  };
}

/**
 * Makes a key file with a fresh master key, mode 0600. Two processes may do so at once: one wins.
 * @returns whether this call made it; an existing file is never touched.
 */
export function createKeyFile(path: string, options: { id: string; demo: boolean }): boolean {
  const fresh: MasterKeysText = {
    current: options.id,
    keys: { [options.id]: randomBytes(32).toString('hex') },
    demo: options.demo,
  };
  return writeKeyFile(path, fresh);
}

function writeKeyFile(path: string, text: MasterKeysText): boolean {
  const draft = writeDraft(path, text);
  try {
    linkSync(draft, path);
    syncFolder(dirname(path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** On the disk when it returns: what is encrypted with a key that a power cut took is lost. */
function writeDraft(path: string, text: MasterKeysText): string {
  const made = mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (made !== undefined) syncFolder(dirname(made));
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, `${JSON.stringify(text, null, 2)}\n`, { mode: 0o600, flush: true });
  return draft;
}

/** A name is on the disk when its folder is. */
function syncFolder(folder: string): void {
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/** Marks a key file as real. @returns false if there is none. */
export function adoptKeyFile(path: string): boolean {
  const file = readKeyFile(path);
  if (!file) return false;
  renameSync(writeDraft(path, { ...file.text, demo: false }), path);
  syncFolder(dirname(path));
  return true;
}
