import { sql } from 'drizzle-orm';
import { index, integer, pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, key, moment, reference, snapshot } from './columns.ts';

export const webhooks = pgSchema('webhooks');

/** The order in which deliveries are sent. */
export const deliveryPositions = webhooks.sequence('delivery_positions');

/** Somebody else's address that is told what happens here, and how far it has been told. */
export const endpoints = webhooks.table('endpoints', {
  id: key(),
  url: text('url').notNull(),
  description: text('description').notNull(),
  /** The types of events that it chose. */
  types: text('types').array().notNull(),
  /** Who allowed it the amounts of items; null: nobody. */
  amountsAllowedBy: text('amounts_allowed_by'),
  /** Requests at once; 1: strictly one after the other. */
  parallel: integer('parallel').notNull().default(1),
  /** active, paused, disabled, deleted */
  state: text('state').notNull().default('active'),
  /** Why it was disabled: gone, exhausted. */
  stateReason: text('state_reason'),
  secret: bytes('secret'),
  /** Signs too until a time after a rotation. */
  oldSecret: bytes('old_secret'),
  oldSecretUntil: moment('old_secret_until'),
  /** Every event that this snapshot sees is on record as a delivery, or was of a type not chosen. */
  seen: snapshot('seen').notNull().default(sql`pg_current_snapshot()`),
  /** The snapshot up to which events are being recorded, page by page; its events up to `recordedTo` are. */
  recordingUpTo: snapshot('recording_up_to'),
  recordedTo: reference('recorded_to').notNull().default(0),
  /** Snapshots count the transactions of one cluster: after a restore into another they are begun anew. */
  cluster: text('cluster').notNull(),
  /** Events of an earlier cluster end with this one. */
  clusterFloor: reference('cluster_floor').notNull().default(0),
  /** The highest event that was looked at. */
  highest: reference('highest').notNull(),
  /** Events that are to be sent again: after the one, up to the other. */
  replayAfter: reference('replay_after'),
  replayTo: reference('replay_to'),
  /** Nothing is sent before; null: the last attempt went well. */
  retryAt: moment('retry_at'),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

/** One event for one endpoint. */
export const deliveries = webhooks.table(
  'deliveries',
  {
    endpointId: reference('endpoint_id')
      .notNull()
      .references(() => endpoints.id),
    eventId: reference('event_id').notNull(),
    /** item, run, test */
    source: text('source').notNull(),
    type: text('type').notNull(),
    /** Tests are sent first: theirs are below zero, the earliest the lowest. */
    position: reference('position').notNull().default(sql`nextval('webhooks.delivery_positions')`),
    /** pending, delivered, failed (a test; events are tried until they are delivered) */
    state: text('state').notNull().default('pending'),
    attempts: integer('attempts').notNull().default(0),
    lastStatus: integer('last_status'),
    lastReason: text('last_reason'),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
    attemptedAt: moment('attempted_at'),
    deliveredAt: moment('delivered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.endpointId, table.eventId] }),
    index('deliveries_pending').on(table.endpointId, table.position).where(sql`state = 'pending'`),
    index('deliveries_listed').on(table.endpointId, sql`abs(position)`),
  ],
);
