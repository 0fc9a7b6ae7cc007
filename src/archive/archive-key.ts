import { randomBytes } from 'node:crypto';
import { decryptUnder, encryptUnder } from '../db/private-data.ts';
import { hashOf } from './archive-store.ts';

/** What the private entries of one archive are encrypted with: AES-256-GCM, and nothing else is under it. */
export interface ArchiveKey {
  /** Names it, and tells nothing of it. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

export const archiveKey = (key: Buffer): ArchiveKey => ({ id: `archive-${hashOf(key).slice(0, 16)}`, key });

export const newArchiveKey = (): ArchiveKey => archiveKey(randomBytes(32));

export const sealPrivate = ({ id, key }: ArchiveKey, plain: Buffer): Buffer => encryptUnder(id, key, plain);

/** Throws where it is under another key, or was changed. */
export const openPrivate = ({ id, key }: ArchiveKey, value: Buffer): Buffer =>
  decryptUnder((named) => (named === id ? key : null), value);
