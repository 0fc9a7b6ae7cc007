import { createHash } from 'node:crypto';

/** SHA-256 in lower-case hex: what an object is called. */
export type ObjectHash = string;

export const hashOf = (content: Buffer): ObjectHash => createHash('sha256').update(content).digest('hex');

/**
 * Where archived bytes lie, named for their own SHA-256. Nothing is ever changed or removed, and putting the same
 * again changes nothing.
 */
export interface ArchiveStore {
  put(content: Buffer): Promise<ObjectHash>;
  /** Throws ObjectDamaged where the bytes are not those that were put. Null where there are none. */
  get(hash: ObjectHash): Promise<Buffer | null>;
  has(hash: ObjectHash): Promise<boolean>;
}

export class ObjectDamaged extends Error {
  constructor(hash: ObjectHash) {
    super(`the archived object ${hash} is not what was put there`);
    this.name = 'ObjectDamaged';
  }
}

/** The bytes, if they are those that the name stands for. */
export function checked(hash: ObjectHash, content: Buffer): Buffer {
  if (hashOf(content) !== hash) throw new ObjectDamaged(hash);
  return content;
}
