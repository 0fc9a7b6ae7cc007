import { type AuditEvent, eventLeaf } from '../audit/event.ts';
import type { ArchiveKey } from './archive-key.ts';
import { type Bundle, trailName } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';
import { readingPart } from './reading-part.ts';
import { leafOf, type TrailStretch } from './trail-stretch.ts';

/** An event about what is archived, as it stood in the trail at the archiving. */
interface ListedEvent {
  /** Its place in the chain. */
  readonly sequence: number;
  readonly leaf: string;
  /** Whether the stretch shows it whole; else it holds words of people, and stands whole among the private parts. */
  readonly shown: boolean;
}

const listName = 'events.ndjson.gz';
const privateName = 'private/events.ndjson.gz.enc';

/**
 * The stretch holds every event that was about the subject when it was archived, and shows those that can be shown: a
 * chain of digests alone would close over one that was hidden. With the key the private events are those of the trail.
 */
export async function verifyEvents(
  bundle: Bundle,
  manifest: Manifest,
  trail: TrailStretch,
  key: ArchiveKey | null,
  isWhole: (name: string) => boolean,
): Promise<BundleFault[]> {
  // Archives of before there was this list have none; who takes it out of a later one changes the manifest.
  const isListed = manifest.entries.some(({ name }) => name === listName);
  if (!isListed || !isWhole(listName)) return [];
  const faults: BundleFault[] = [];
  const listed = (await readingPart(listName, faults, () => listedIn(bundle))) ?? [];
  faults.push(...listed.flatMap((event) => faultOf(event, trail)));
  const opened = key && isWhole(privateName) ? await privateLeaves(bundle, key) : null;
  if (opened === null) return faults;
  for (const { sequence, leaf, shown } of listed)
    if (!shown && !opened.has(leaf))
      faults.push(
        faultAt(privateName, `The event of entry ${sequence} is missing.`, `缺少第 ${sequence} 条的事件。`),
      );
  const inTrail = new Set(trail.entries.map(leafOf));
  for (const [leaf, id] of opened)
    if (!inTrail.has(leaf))
      faults.push(
        faultAt(privateName, `Event ${id} does not stand in the trail.`, `事件 ${id} 不在审计日志中。`),
      );
  return faults;
}

async function listedIn(bundle: Bundle): Promise<ListedEvent[]> {
  const listed: ListedEvent[] = [];
  for await (const { sequence, leaf, shown } of bundle.lines<ListedEvent>(listName))
    listed.push({ sequence, leaf, shown });
  return listed;
}

function faultOf({ sequence, leaf, shown }: ListedEvent, { start, entries }: TrailStretch): BundleFault[] {
  const entry = entries[sequence - start.sequence - 1];
  if (entry === undefined)
    return [
      faultAt(
        trailName,
        `Entry ${sequence}, an event about it, was cut off.`,
        `第 ${sequence} 条（与其有关的事件）已被截去。`,
      ),
    ];
  if (typeof entry === 'string' && !shown && entry === leaf) return [];
  if (typeof entry === 'string')
    return [
      faultAt(
        trailName,
        `Entry ${sequence}, an event about it, was removed: only a digest is left.`,
        `第 ${sequence} 条（与其有关的事件）已被移除，仅余摘要。`,
      ),
    ];
  // An event that is gone from the database is named by the chain itself.
  if ('leaf' in entry || eventLeaf(entry) === leaf) return [];
  return [faultAt(trailName, `Entry ${sequence} is another event.`, `第 ${sequence} 条并非归档时的事件。`)];
}

/** The digests of the private events, each with its event's id. Null where they do not open: that is said elsewhere. */
async function privateLeaves(bundle: Bundle, key: ArchiveKey): Promise<Map<string, number> | null> {
  const leaves = new Map<string, number>();
  try {
    for await (const event of bundle.openedLines<AuditEvent>(privateName, key))
      leaves.set(eventLeaf(event), event.id);
    return leaves;
  } catch {
    return null;
  }
}
