import { type Bundle, unpacked } from './bundle.ts';
import { type History, historyFromJson } from './history-json.ts';
import type { ManifestHistory } from './manifest.ts';

/** A history of a bundle; lost where it is not there, unreadable where its bytes are no history. */
export async function readHistory(
  bundle: Bundle,
  { entry }: ManifestHistory,
): Promise<History | 'lost' | 'unreadable'> {
  if (entry === null) return 'lost';
  try {
    const content = await bundle.read(entry);
    return content === null ? 'lost' : historyFromJson((await unpacked(content)).toString('utf8'));
  } catch {
    // Whatever is wrong with its bytes: `verify` says where it is.
    return 'unreadable';
  }
}
