import { sql } from 'drizzle-orm';
import { bigserial, index, jsonb, pgSchema, text } from 'drizzle-orm/pg-core';
import { moment } from './columns.ts';

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
