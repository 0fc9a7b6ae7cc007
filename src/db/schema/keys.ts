import { sql } from 'drizzle-orm';
import { boolean, check, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { bytes, moment } from './columns.ts';
import { identity } from './identity.ts';

/** Keys that encrypt columns and Temporal's payloads and find equal values, each wrapped with a master key that is never in the database. */
export const dataKeys = identity.table(
  'data_keys',
  {
    /** Stands in every value that it encrypted. */
    id: text('id').primaryKey(),
    /** column, lookup or payload */
    purpose: text('purpose').notNull(),
    /** AES-256-GCM: nonce, tag, ciphertext. Null once it was destroyed. */
    wrapped: bytes('wrapped'),
    masterKeyId: text('master_key_id').notNull(),
    /**
     * column: active (the latest that is usable is written with), retired, destroyed. lookup: next (hashes are being
     * worked out), active (exactly one), retired. payload: as column, but never destroyed.
     */
    state: text('state').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    /** Every process knows it by then. */
    usableFrom: moment('usable_from').notNull().defaultNow(),
    retiredAt: moment('retired_at'),
  },
  (table) => [
    uniqueIndex('data_keys_lookup').on(table.purpose).where(sql`purpose = 'lookup' and state = 'active'`),
    check('data_keys_purpose', sql`${table.purpose} in ('column', 'lookup', 'payload')`),
    check('data_keys_state', sql`${table.state} in ('next', 'active', 'retired', 'destroyed')`),
  ],
);

/** Master keys that a process on this database has had, by id alone: which came when, and which was taken as a real one, is in the trail. */
export const masterKeys = identity.table('master_keys', {
  id: text('id').primaryKey(),
  /** Made by the product itself, for trying it. */
  madeForTrying: boolean('made_for_trying').notNull(),
  firstSeenAt: moment('first_seen_at').notNull().defaultNow(),
});

/** While the look-up key is exchanged: what becomes of each hash. Empty at all other times. */
export const lookupChanges = identity.table('lookup_changes', {
  oldHash: bytes('old_hash').primaryKey(),
  newHash: bytes('new_hash').notNull(),
});
