import { z } from 'zod';
import { type ChainEntry, type ChainPoint, nextPoint } from '../audit/chain.ts';
import { type AuditEvent, eventLeaf } from '../audit/event.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

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

const stretch = z.strictObject({
  form: z.literal('wulou-trail-stretch/1'),
  /** The point before the first entry. */
  start: z.strictObject({ sequence: z.int().nonnegative(), link: hash }),
  /** In the order of the chain: an event whole, or its digest where it is about something else. */
  entries: z.array(z.union([event, hash])),
  seals: z.array(
    z.strictObject({
      sequence: z.int(),
      link: hash,
      at: z.string(),
      keyId: z.string(),
      signature: z.string(),
    }),
  ),
  keys: z.array(z.strictObject({ id: z.string(), publicKey: z.string() })),
  vouchers: z.array(z.strictObject({ keyId: z.string(), vouchedBy: z.string(), signature: z.string() })),
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

/** The entries as the chain has them; links follow from what is there, and the seals say whether they are right. */
export function* chainOf({ start, entries }: TrailStretch): Generator<ChainEntry> {
  let point: ChainPoint = start;
  for (const entry of entries) {
    const leaf = typeof entry === 'string' ? entry : eventLeaf(entry);
    point = nextPoint(point, leaf);
    if (typeof entry === 'string') yield { ...point, leaf };
    else {
      const { sequence, ...event } = entry;
      yield { sequence, link: point.link, leaf, event };
    }
  }
}

export const eventsOf = ({ entries }: TrailStretch): AuditEvent[] =>
  entries.filter((entry) => typeof entry !== 'string');
