import { z } from 'zod';
import { type ChainEntry, type ChainPoint, nextPoint } from '../audit/chain.ts';
import { eventLeaf } from '../audit/event.ts';
import { isBase64 } from '../audit/seal.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Its only form: another text of the same bytes is another file. */
const base64 = z.string().refine(isBase64);

const event = z.strictObject({
  /** Its place in the chain. */
  sequence: z.int().positive(),
  id: z.int(),
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  details: z.string().nullable(),
});

/** Its event is gone: what was entered is known by its digest alone. */
const lost = z.strictObject({ sequence: z.int().positive(), leaf: hash });

const stretch = z.strictObject({
  form: z.literal('wulou-trail-stretch/1'),
  /** The point before the first entry. */
  start: z.strictObject({ sequence: z.int().nonnegative(), link: hash }),
  /** In the order of the chain: an event whole, its digest where it is about something else, or what is left of a lost one. */
  entries: z.array(z.union([event, hash, lost])),
  seals: z.array(
    z.strictObject({
      sequence: z.int(),
      link: hash,
      at: z.string(),
      keyId: z.string(),
      signature: base64,
    }),
  ),
  keys: z.array(z.strictObject({ id: z.string(), publicKey: base64 })),
  vouchers: z.array(z.strictObject({ keyId: z.string(), vouchedBy: z.string(), signature: base64 })),
});

/** A part of the trail: from before the first event about a subject up to a seal after its archiving. */
export type TrailStretch = z.infer<typeof stretch>;

export const writeStretch = (trail: TrailStretch): Buffer =>
  Buffer.from(`${JSON.stringify(stretch.parse(trail), null, 1)}
`);

/** Null where these bytes are none, or are not as `writeStretch` writes them. */
export function readStretch(content: Buffer): TrailStretch | null {
  try {
    const trail = stretch.parse(JSON.parse(content.toString('utf8')));
    return writeStretch(trail).equals(content) ? trail : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** The digest of an entry's event, whether the event is there or not. */
export const leafOf = (entry: TrailStretch['entries'][number]): string => {
  if (typeof entry === 'string') return entry;
  return 'leaf' in entry ? entry.leaf : eventLeaf(entry);
};

/** The entries as the chain has them; links follow from what is there, and the seals say whether they are right. */
export function* chainOf({ start, entries }: TrailStretch): Generator<ChainEntry> {
  let point: ChainPoint = start;
  for (const entry of entries) {
    const leaf = leafOf(entry);
    point = nextPoint(point, leaf);
    if (typeof entry === 'string') yield { ...point, leaf };
    else if ('leaf' in entry) yield { ...point, leaf, event: null };
    else {
      const { sequence, ...event } = entry;
      yield { sequence, link: point.link, leaf, event };
    }
  }
}

/** The events that it shows. */
export const eventsOf = ({ entries }: TrailStretch): ShownEvent[] => entries.filter(isShown);

/** An event that a stretch shows, with its place in the chain. */
export type ShownEvent = z.infer<typeof event>;

export const isShown = (entry: TrailStretch['entries'][number]): entry is ShownEvent =>
  typeof entry !== 'string' && 'action' in entry;
