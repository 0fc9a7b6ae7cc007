import { type BundleFault, faultAt } from './bundle-fault.ts';

/**
 * Reads a part and judges what stands in it, which may be anything: where it cannot be read, that is a fault of this
 * part, and whatever else is to be judged goes on.
 * @returns null where it cannot be read.
 */
export async function readingPart<T>(
  name: string,
  faults: BundleFault[],
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch {
    // Whatever the reader says: bytes, form or fields are not those that were archived.
    faults.push(cannotBeRead(name));
    return null;
  }
}

export const cannotBeRead = (name: string): BundleFault =>
  faultAt(name, 'It cannot be read.', '该部分无法读取。');
