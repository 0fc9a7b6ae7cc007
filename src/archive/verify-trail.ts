import { chainVerifier } from '../audit/chain.ts';
import { chainFaultWords } from '../audit/fault-words.ts';
import { believedKeys, type SealKey } from '../audit/seal.ts';
import { hashOf } from './archive-store.ts';
import { type Bundle, manifestName, trailName } from './bundle.ts';
import { type BundleFault, faultAt } from './bundle-fault.ts';
import type { Manifest } from './manifest.ts';
import { readingPart } from './reading-part.ts';
import { chainOf, eventsOf, readStretch, type ShownEvent, type TrailStretch } from './trail-stretch.ts';
import type { Known } from './verify-bundle.ts';

export interface TrailVerdict {
  readonly entries: number;
  readonly events: number;
  /** The keys that sealed it. */
  readonly keyIds: readonly string[];
  /** The last seal; ISO 8601. */
  readonly sealedAt: string | null;
  /** Heads of an outsider that agree, and those that are about another part of the trail. */
  readonly headsAgree: number;
  readonly headsOutside: number;
}

/** The stretch of the trail is whole and sealed, and it knows this manifest. */
export async function verifyTrail(
  bundle: Bundle,
  manifest: Manifest,
  content: Buffer,
  known: Known,
): Promise<{ faults: BundleFault[]; verdict: TrailVerdict | null; trail: TrailStretch | null }> {
  const unread: BundleFault[] = [];
  const bytes = await readingPart(trailName, unread, () => bundle.read(trailName));
  const trail = bytes && readStretch(bytes);
  if (!trail) {
    const fault = bytes
      ? faultAt(trailName, 'It is not as it was written.', '审计日志已被改动。')
      : faultAt(trailName, 'It was removed.', '审计日志已被删除。');
    return { faults: [unread[0] ?? fault], verdict: null, trail: null };
  }
  const verifier = chainVerifier({
    start: trail.start,
    seals: trail.seals,
    copies: known.heads,
    keys: keysToBelieve(trail, known),
  });
  for (const entry of chainOf(trail)) if (!verifier.take(entry)) break;
  const { fault, entries, events, sealedUpTo, copiesAgree, copiedUpTo, outside } = verifier.end();
  const faults: BundleFault[] = [];
  if (fault) {
    const { en, zh } = chainFaultWords(fault);
    faults.push({ place: trailName, en, zh });
  } else if (sealedUpTo !== trail.start.sequence + trail.entries.length)
    faults.push(faultAt(trailName, 'Its end is not sealed.', '结尾没有封印。'));
  const archived = archivingIn(trail, manifest);
  faults.push(...orderFaults(trail), ...keyFaults(trail), ...manifestFaults(archived, content));
  if (faults.length === 0 && known.heads.length > 0 && (copiedUpTo ?? 0) < (archived?.sequence ?? 0))
    faults.push(
      faultAt(
        trailName,
        'None of the kept heads is about it since it was archived: they prove nothing of it. Give heads that were kept on a later day, and export it again where that was done on the day of its archiving.',
        '留存链头均不涉及其归档之后的部分，无法证明。请提供归档次日之后留存的链头，必要时重新导出。',
      ),
    );
  return {
    faults,
    trail,
    verdict: {
      entries,
      events,
      keyIds: [...new Set(trail.seals.map(({ keyId }) => keyId))],
      sealedAt: trail.seals.at(-1)?.at ?? null,
      headsAgree: copiesAgree,
      headsOutside: outside,
    },
  };
}

/** Those that are believed from elsewhere, with those that they vouch for; where nothing is known, those in the bundle. */
function keysToBelieve({ keys, vouchers }: TrailStretch, { believed, trusted }: Known): SealKey[] {
  if (believed.length === 0 && trusted.length === 0) return keys;
  const own = keys.filter(({ id }) => trusted.includes(id));
  return believedKeys(keys, vouchers, [...believed, ...own]);
}

/** Of each entry there is one seal at most, of each key one and one voucher by another: what is there twice was added. */
function orderFaults({ seals, keys, vouchers }: TrailStretch): BundleFault[] {
  const isAscending = seals.every(
    (seal, place) => place === 0 || seal.sequence > (seals[place - 1]?.sequence ?? 0),
  );
  const ids = new Set(keys.map(({ id }) => id));
  const pairs = new Set(vouchers.map(({ keyId, vouchedBy }) => `${keyId} ${vouchedBy}`));
  return isAscending && ids.size === keys.length && pairs.size === vouchers.length
    ? []
    : [
        faultAt(
          trailName,
          'A seal, a sealing key or what vouches for it is there twice, or out of order.',
          '封印、封印公钥或其担保重复或次序有误。',
        ),
      ];
}

/** Every key is there because it sealed, or because one of those that sealed is vouched for by it. */
function keyFaults({ keys, vouchers, seals }: TrailStretch): BundleFault[] {
  const needed = new Set(seals.map(({ keyId }) => keyId));
  const genuine = vouchers.every((voucher) => {
    const by = keys.find(({ id }) => id === voucher.vouchedBy);
    const of = by ? believedKeys(keys, [voucher], [by]) : [];
    needed.add(voucher.vouchedBy).add(voucher.keyId);
    return of.some(({ id }) => id === voucher.keyId);
  });
  return genuine && keys.every(({ id }) => needed.has(id))
    ? []
    : [
        faultAt(
          trailName,
          'A sealing key, or what vouches for it, was changed.',
          '封印公钥或其担保已被改动。',
        ),
      ];
}

/** The event of the archiving; the first, where somebody wrote another after it. */
const archivingIn = (trail: TrailStretch, { subject }: Manifest): ShownEvent | undefined =>
  eventsOf(trail).find((event) => event.action === 'archived' && event.subject === `archive/${subject}`);

/** When it was archived, its digest was entered in the trail: nobody can make another manifest. */
function manifestFaults(archived: ShownEvent | undefined, content: Buffer): BundleFault[] {
  if (!archived)
    return [
      faultAt(
        trailName,
        'The event of the archiving is missing: no digest of the manifest stands in the trail.',
        '缺少归档事件：审计日志中没有归档目录的摘要。',
      ),
    ];
  return manifestIn(archived.details) === hashOf(content)
    ? []
    : [
        faultAt(
          manifestName,
          'It is not the manifest that was archived: the trail knows another digest.',
          '并非归档时的目录：审计日志中的摘要不同。',
        ),
      ];
}

function manifestIn(details: string | null): unknown {
  try {
    return (JSON.parse(details ?? '{}') as { manifest?: unknown } | null)?.manifest;
  } catch {
    // Whatever it is, it holds no digest.
    return undefined;
  }
}
