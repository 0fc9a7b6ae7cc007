import { sql } from 'drizzle-orm';
import { check, index, jsonb, text } from 'drizzle-orm/pg-core';
import { key, moment } from './columns.ts';
import { hr } from './hr.ts';

/** A change of a rule by which money is paid: one person proposes it, another lets it take effect. */
export const proposals = hr.table(
  'proposals',
  {
    id: key(),
    /** policy, salary_policy or settings */
    kind: text('kind').notNull(),
    /** What it changes, e.g. `programme/medical-passbook`. */
    subject: text('subject').notNull(),
    content: jsonb('content').$type<Record<string, unknown>>().notNull(),
    reason: text('reason').notNull(),
    /** waiting, approved, rejected or withdrawn */
    state: text('state').notNull().default('waiting'),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: moment('proposed_at').notNull().defaultNow(),
    decidedBy: text('decided_by'),
    decidedAt: moment('decided_at'),
    decisionReason: text('decision_reason'),
    /** What came of it: the id and the version of a policy. */
    result: jsonb('result').$type<{ id: number; version: number }>(),
  },
  (table) => [
    index('proposals_waiting').on(table.id).where(sql`state = 'waiting'`),
    check('proposals_two_people', sql`state not in ('approved', 'rejected') or decided_by <> proposed_by`),
  ],
);
