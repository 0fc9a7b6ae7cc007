import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, jsonb, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, key, moment, reference } from './columns.ts';

export const api = pgSchema('api');

/**
 * Replies to requests that came with an `Idempotency-Key`, so that the same request again gets the same reply. A row
 * without a reply is a request that is being done, for as long as its lease runs.
 */
export const idempotentReplies = api.table(
  'idempotent_replies',
  {
    /** For the rotation of keys, which goes by it. */
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().unique(),
    userId: reference('user_id').notNull(),
    /** SHA-256 of the key: callers may put anything into it. */
    keyHash: bytes('key_hash').notNull(),
    /** SHA-256 over method, address and body. */
    requestHash: bytes('request_hash').notNull(),
    /** Who does it: only he may write the reply. */
    claim: uuid('claim').notNull(),
    leaseUntil: moment('lease_until').notNull(),
    /** Status, headers and body, encrypted: a reply may hold what is told once. */
    reply: bytes('reply'),
    expiresAt: moment('expires_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.keyHash] }),
    index('idempotent_replies_by_expiry').on(table.expiresAt),
  ],
);

/** Long work that a caller does not wait for. One whose lease ran out died with its process. */
export const operations = api.table(
  'operations',
  {
    id: key(),
    userId: reference('user_id').notNull(),
    kind: text('kind').notNull(),
    state: text('state').notNull().default('queued'),
    linesRead: bigint('lines_read', { mode: 'number' }).notNull().default(0),
    /** The status that the caller would have been answered with, and that answer. */
    status: integer('status'),
    result: jsonb('result'),
    leaseUntil: moment('lease_until').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [
    check('operations_state', sql`${table.state} in ('queued', 'running', 'done', 'failed')`),
    check(
      'operations_finished',
      sql`(${table.state} in ('done', 'failed')) = (${table.finishedAt} is not null)`,
    ),
    index('operations_by_user').on(table.userId, table.id),
    index('operations_open').on(table.leaseUntil).where(sql`state in ('queued', 'running')`),
  ],
);
