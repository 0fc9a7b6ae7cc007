import { sql } from 'drizzle-orm';
import { bigint, bigserial, index, jsonb, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, moment, reference } from './columns.ts';

export const audit = pgSchema('audit');

/** Who did what. Append-only. */
export const events = audit.table(
  'events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at').notNull().defaultNow(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    details: jsonb('details').$type<Record<string, string | number | null>>(),
  },
  (table) => [
    // Who was whose: four eyes look it up at every decision.
    index('events_links').on(table.subject).where(sql`action in ('user_linked', 'user_unlinked')`),
  ],
);

/** Each event in the order of the commits, linked to the one before. A trigger alone writes here. Append-only. */
export const chain = audit.table('chain', {
  /** 1, 2, 3 … without gaps. */
  sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
  /** No foreign key: that an event is gone must be seen, and never keep the chain from being read. */
  eventId: reference('event_id').notNull().unique(),
  /** SHA-256 of the event, see `src/audit/event.ts`. */
  leaf: bytes('leaf').notNull(),
  /** SHA-256 of the number, the link before and the leaf, see `src/audit/chain.ts`. */
  link: bytes('link').notNull(),
});

/** The public halves of the keys that seal. Append-only. */
export const sealKeys = audit.table('seal_keys', {
  /** Named for the key's own digest. */
  id: text('id').primaryKey(),
  /** DER (SubjectPublicKeyInfo) in base64. */
  publicKey: text('public_key').notNull(),
  /** The private half follows from this master key. */
  masterKeyId: text('master_key_id').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

/** That a key is of this installation, signed by another one of it. Append-only. */
export const sealKeyVouchers = audit.table(
  'seal_key_vouchers',
  {
    keyId: text('key_id')
      .notNull()
      .references(() => sealKeys.id),
    vouchedBy: text('vouched_by')
      .notNull()
      .references(() => sealKeys.id),
    /** Ed25519, base64. */
    signature: text('signature').notNull(),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.vouchedBy] })],
);

/** Heads of the chain, signed. Append-only. */
export const seals = audit.table('seals', {
  sequence: bigint('sequence', { mode: 'number' })
    .primaryKey()
    .references(() => chain.sequence),
  link: bytes('link').notNull(),
  /** Whole milliseconds: the signature covers it as text. */
  at: moment('at').notNull(),
  keyId: text('key_id')
    .notNull()
    .references(() => sealKeys.id),
  /** Ed25519, base64. */
  signature: text('signature').notNull(),
});
