import { hash } from 'node:crypto';
import { type AuditEvent, eventLeaf } from './event.ts';
import { isSealedBy, type Seal, type SealKey } from './seal.ts';

/** How far a chain has come: the number of its last entry, and the link that stands for it and all before. */
export interface ChainPoint {
  readonly sequence: number;
  /** 64 hex digits. */
  readonly link: string;
}

/** One entry of the chain. `event` is left out where only its digest is shown, and null where it should be and is not. */
export interface ChainEntry extends ChainPoint {
  /** The digest of the event, 64 hex digits. */
  readonly leaf: string;
  readonly event?: AuditEvent | null;
}

/** Before the first entry. */
export const chainStart: ChainPoint = { sequence: 0, link: '0'.repeat(64) };

/**
 * The entry after `before`: its link is the SHA-256 of its number (8 bytes, big-endian), the link before and its leaf.
 * The database does the same in `audit.chain_events`.
 */
export function nextPoint(before: ChainPoint, leaf: string): ChainPoint {
  const sequence = before.sequence + 1;
  const number = sequence.toString(16).padStart(16, '0');
  return { sequence, link: hash('sha256', Buffer.from(number + before.link + leaf, 'hex'), 'hex') };
}

/** Who says that the chain had come to a point: a seal that lies with it, or a copy that somebody else kept. */
export type Witness = 'seal' | 'copy';

/** The first thing that is wrong with a chain. */
export type ChainFault =
  /** The event is not the one that was entered. */
  | { readonly kind: 'event_changed'; readonly sequence: number; readonly eventId: number }
  /** The entry is there, its event is not. */
  | { readonly kind: 'event_missing'; readonly sequence: number }
  /** The link does not follow from the entry before and the leaf. */
  | { readonly kind: 'entry_changed'; readonly sequence: number }
  /** The next one there is `next`. */
  | { readonly kind: 'entry_missing'; readonly after: number; readonly next: number }
  | { readonly kind: 'entry_out_of_order'; readonly after: number; readonly sequence: number }
  /** The chain ends at `last`; a witness saw `expected`. */
  | {
      readonly kind: 'tail_cut';
      readonly last: number;
      readonly expected: number;
      readonly witness: Witness;
    }
  /** The signature is not by the key that is named. */
  | {
      readonly kind: 'seal_forged';
      readonly sequence: number;
      readonly keyId: string;
      readonly witness: Witness;
    }
  | {
      readonly kind: 'seal_key_unknown';
      readonly sequence: number;
      readonly keyId: string;
      readonly witness: Witness;
    }
  /** The seal is genuine and the chain agrees with itself, but was another one: written anew after entry `after`. */
  | {
      readonly kind: 'chain_rewritten';
      readonly sequence: number;
      readonly after: number;
      readonly witness: Witness;
    };

export interface ChainVerdict {
  readonly fault: ChainFault | null;
  /** Entries that were in order, and how many of them were shown with their event. */
  readonly entries: number;
  readonly events: number;
  /** The last point that was in order. */
  readonly head: ChainPoint;
  /** Up to here, genuine seals or copies agree; null where none does. */
  readonly sealedUpTo: number | null;
  /** Copies that agree, and up to where; null where none does. */
  readonly copiesAgree: number;
  readonly copiedUpTo: number | null;
  /** Copies that concern a part which is not shown. */
  readonly outside: number;
}

export interface ChainVerifier {
  /** Takes the next entry. @returns false when something is wrong: nothing more need be taken. */
  take(entry: ChainEntry): boolean;
  /** After the last entry. */
  end(): ChainVerdict;
}

/**
 * Verifies a chain entry by entry.
 * @param given.start the point before the first entry: left out, the chain is shown whole.
 * @param given.seals lie with the entries: one beyond the last entry means that the tail was cut off.
 * @param given.copies heads that somebody else kept. Of a stretch, those before and after it say nothing.
 * @param given.keys those that are believed.
 */
export function chainVerifier(given: {
  readonly start?: ChainPoint;
  readonly seals: readonly Seal[];
  readonly copies?: readonly Seal[];
  readonly keys: readonly SealKey[];
}): ChainVerifier {
  const start = given.start ?? chainStart;
  const isWhole = start.sequence === 0;
  const keys = new Map(given.keys.map((key) => [key.id, key]));
  const witnesses = [
    ...given.seals.map((seal) => ({ seal, witness: 'seal' as const })),
    ...(given.copies ?? []).map((seal) => ({ seal, witness: 'copy' as const })),
  ].sort((one, other) => one.seal.sequence - other.seal.sequence);
  let head = start;
  let [entries, events, outside, copiesAgree, next] = [0, 0, 0, 0, 0];
  let [sealedUpTo, copiedUpTo]: [number | null, number | null] = [null, null];
  let fault: ChainFault | null = null;

  const faultOfSeal = (seal: Seal, witness: Witness): ChainFault | null => {
    const { sequence, keyId } = seal;
    const key = keys.get(keyId);
    if (!key) return { kind: 'seal_key_unknown', sequence, keyId, witness };
    return isSealedBy(seal, key) ? null : { kind: 'seal_forged', sequence, keyId, witness };
  };
  /** Hears the witnesses of all up to the head. */
  const hear = (): ChainFault | null => {
    for (let heard = witnesses[next]; heard; heard = witnesses[next]) {
      const { seal, witness } = heard;
      if (seal.sequence > head.sequence) return null;
      next += 1;
      const wrong = faultOfSeal(seal, witness);
      if (wrong) return wrong;
      if (seal.sequence < head.sequence) {
        outside += 1;
        continue;
      }
      if (seal.link !== head.link)
        return {
          kind: 'chain_rewritten',
          sequence: seal.sequence,
          after: sealedUpTo ?? start.sequence,
          witness,
        };
      sealedUpTo = seal.sequence;
      if (witness === 'copy') {
        copiesAgree += 1;
        copiedUpTo = seal.sequence;
      }
    }
    return null;
  };
  const faultOfEntry = (entry: ChainEntry): ChainFault | null => {
    const { sequence, leaf, link, event } = entry;
    const after = head.sequence;
    if (sequence <= after) return { kind: 'entry_out_of_order', after, sequence };
    if (sequence > after + 1) return { kind: 'entry_missing', after, next: sequence };
    if (event === null) return { kind: 'event_missing', sequence };
    if (event && eventLeaf(event) !== leaf) return { kind: 'event_changed', sequence, eventId: event.id };
    const point = nextPoint(head, leaf);
    if (point.link !== link) return { kind: 'entry_changed', sequence };
    head = point;
    entries += 1;
    if (event) events += 1;
    return hear();
  };
  /** What is said of entries that did not come. */
  const faultOfTail = (): ChainFault | null => {
    for (const { seal, witness } of witnesses.slice(next)) {
      const wrong = faultOfSeal(seal, witness);
      if (wrong) return wrong;
      if (witness === 'seal' || isWhole)
        return { kind: 'tail_cut', last: head.sequence, expected: seal.sequence, witness };
      outside += 1;
    }
    return null;
  };

  fault = hear();
  return {
    take: (entry) => {
      fault ??= faultOfEntry(entry);
      return fault === null;
    },
    end: () => {
      fault ??= faultOfTail();
      return { fault, entries, events, head, sealedUpTo, copiesAgree, copiedUpTo, outside };
    },
  };
}
