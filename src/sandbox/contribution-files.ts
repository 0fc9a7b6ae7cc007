import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './journal.ts';

/** Keeps the office's file beside the journal, which holds its SHA-256 only: a month's file may be large. */
export function storeContributions(dir: string, bytes: Buffer): string {
  const folder = join(dir, 'contributions');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const temporary = join(folder, `${sha256}.part`);
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  // Under its name stands a whole file or none, and the journal names it only afterwards.
  renameSync(temporary, join(folder, sha256));
  syncFolder(folder);
  syncFolder(dir);
  return sha256;
}

export function readContributions(dir: string, sha256: string): Promise<Buffer> {
  return readFile(join(dir, 'contributions', sha256));
}
