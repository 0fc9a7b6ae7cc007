import type { Seal, SealKey } from '../audit/seal.ts';
import type { ArchiveKey } from './archive-key.ts';
import { type Bundle, manifestName } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import { writeManifest } from './manifest.ts';
import { readingPart } from './reading-part.ts';
import type { UnshownList } from './unshown-list.ts';
import { verifyEvents } from './verify-events.ts';
import { verifyHistories } from './verify-histories.ts';
import { verifyLists } from './verify-lists.ts';
import { verifyMoves } from './verify-moves.ts';
import { verifyContainer, verifyParts } from './verify-parts.ts';
import { verifyPrivate } from './verify-private.ts';
import { verifySalaryLists } from './verify-salary-lists.ts';
import { type TrailVerdict, verifyTrail } from './verify-trail.ts';

/** What is known from elsewhere than from the bundle. */
export interface Known {
  /** Opens the private parts. */
  readonly key: ArchiveKey | null;
  /** Public keys of the organisation, and ids of such. None of either: those in the bundle are taken, and only named. */
  readonly believed: readonly SealKey[];
  readonly trusted: readonly string[];
  /** Heads of the trail that an outsider kept. */
  readonly heads: readonly Seal[];
}

export interface BundleVerdict {
  readonly faults: readonly BundleFault[];
  readonly subject: string | null;
  readonly histories: number;
  /** Histories that Temporal had forgotten before they could be archived. */
  readonly lost: number;
  readonly parts: number;
  readonly trail: TrailVerdict | null;
  /** Whether the private parts were opened as well. */
  readonly opened: boolean;
  /** Rounds of which the list that was approved cannot be shown, though nothing of the bundle was changed. */
  readonly unshown: readonly UnshownList[];
}

/**
 * Holds a bundle against itself: every part against the manifest, the manifest against the trail, the trail against its
 * seals; histories, lists and files against each other; last the file byte by byte. All that is wrong is named.
 */
export async function verifyBundle(bundle: Bundle, known: Known): Promise<BundleVerdict> {
  const unread: BundleFault[] = [];
  const content = await readingPart(manifestName, unread, () => bundle.read(manifestName));
  const manifest = await bundle.manifest();
  if (content === null || manifest === null || !writeManifest(manifest).equals(content))
    return withoutManifest(unread[0] ?? manifestFault(content));
  const parts = await verifyParts(bundle, manifest);
  /** What is said by a part whose bytes are wrong already is not judged. */
  const isWhole = (name: string): boolean => !parts.damaged.has(name);
  const trail = await verifyTrail(bundle, manifest, content, known);
  const lists = await verifyLists(bundle, manifest, isWhole);
  const faults = distinct([
    ...parts.faults,
    ...trail.faults,
    ...(trail.trail ? await verifyEvents(bundle, manifest, trail.trail, known.key, isWhole) : []),
    ...(await verifyHistories(bundle, manifest, isWhole)),
    ...lists.faults,
    ...(await verifyMoves(bundle, manifest, isWhole)),
    ...(await verifySalaryLists(bundle, manifest, known.key, isWhole)),
    ...(known.key === null ? [] : await verifyPrivate(bundle, manifest, known.key, isWhole)),
  ]);
  // Bytes between the parts are looked at last: what a part is named for is not named again.
  if (faults.length === 0) faults.push(...(await verifyContainer(bundle, manifest)));
  return {
    faults,
    subject: manifest.subject,
    histories: manifest.histories.length,
    lost: manifest.histories.filter(({ entry }) => entry === null).length,
    parts: bundle.parts.length,
    trail: trail.verdict,
    opened: known.key !== null,
    unshown: lists.unshown,
  };
}

/** Without it nothing says what else there should be. */
const withoutManifest = (fault: BundleFault): BundleVerdict => ({
  faults: [fault],
  subject: null,
  histories: 0,
  lost: 0,
  parts: 0,
  trail: null,
  opened: false,
  unshown: [],
});

const manifestFault = (content: Buffer | null): BundleFault =>
  content === null
    ? faultAt(manifestName, 'The manifest is missing.', '缺少归档目录。')
    : faultAt(manifestName, 'The manifest is not as it was written.', '归档目录已被改动。');

/** A part that several checks could not read is named once. */
const distinct = (faults: readonly BundleFault[]): BundleFault[] => [
  ...new Map(faults.map((fault) => [`${fault.place}: ${fault.en}`, fault])).values(),
];
