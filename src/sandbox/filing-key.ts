import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from './journal.ts';

const keyBytes = 32;

/** Stands for an ID number wherever the office keeps one: the same for the same person, and nothing without the key. */
export type IdHash = (idNumber: string) => string;

/**
 * The key of the folder, made at its first start. `isNeeded` says that the journal holds filings under it: then a new
 * one would silently part every filing from its person, so a missing key is an error.
 */
export function openFilingKey(dir: string, isNeeded: boolean): IdHash {
  const path = join(dir, 'filing-key');
  if (!existsSync(path)) {
    if (isNeeded) throw new Error(`the key of the filings is missing: restore ${path} from a copy`);
    makeKey(dir, path);
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
  if (key.length !== keyBytes)
    throw new Error(`the key of the filings is damaged: restore ${path} from a copy`);
  return (idNumber) => createHmac('sha256', key).update(idNumber).digest('hex');
}

function makeKey(dir: string, path: string): void {
  const temporary = `${path}.${process.pid}.part`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(file, `${randomBytes(keyBytes).toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    // A link never replaces: of two processes that start at once on one folder, both read the first one's key.
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(temporary);
  }
  syncFolder(dir);
}
