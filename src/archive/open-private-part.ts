import type { ArchiveKey } from './archive-key.ts';
import type { Bundle } from './bundle.ts';

/** The plain bytes of a private part; null where the key does not open it. */
export async function openPrivatePart(bundle: Bundle, name: string, key: ArchiveKey): Promise<Buffer | null> {
  try {
    return await bundle.opened(name, key);
  } catch {
    // Another key, or other bytes: either way it stays shut.
    return null;
  }
}
