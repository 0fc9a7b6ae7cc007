import { sql } from 'drizzle-orm';
import { check, integer, text, unique } from 'drizzle-orm/pg-core';
import { audit } from './audit.ts';
import { bytes, key, moment } from './columns.ts';

/**
 * What is kept of completed runs, cycles and changes for as long as auditors may ask. Each row names a manifest, which
 * names everything else. Only the wrapping of the key is ever changed.
 */
export const archives = audit.table('archives', {
  id: key(),
  /** The workflow id, e.g. `disbursement/medical-passbook/2026-10`. */
  subject: text('subject').notNull().unique(),
  /** The object in the store that is the manifest. */
  manifestSha256: text('manifest_sha256').notNull(),
  /** What private entries are encrypted with: 32 bytes of this archive's own, encrypted as a column is. */
  archiveKey: bytes('archive_key').notNull(),
  at: moment('at').notNull().defaultNow(),
});

/** Histories of closed workflows, as they lie in the store. Append-only. */
export const archivedHistories = audit.table(
  'archived_histories',
  {
    id: key(),
    workflowId: text('workflow_id').notNull(),
    /** Of one execution; empty where Temporal did not know the workflow any more. */
    runId: text('run_id').notNull(),
    type: text('type').notNull(),
    /** The object in the store; null where there is none. */
    sha256: text('sha256'),
    bytes: integer('bytes').notNull(),
    events: integer('events').notNull(),
    /** The code that decided last, by its content hash; null where the history does not say. */
    buildId: text('build_id'),
    /** Workflow ids of what it started. */
    children: text('children').array().notNull(),
    /** Workflow id of what started it; null where no workflow did. */
    parent: text('parent'),
    startedAt: moment('started_at'),
    closedAt: moment('closed_at'),
    /** completed, failed, canceled, terminated, timed_out, continued_as_new, or lost */
    outcome: text('outcome').notNull(),
    at: moment('at').notNull().defaultNow(),
  },
  (table) => [unique('archived_histories_once').on(table.workflowId, table.runId)],
);

/** The store in this database: bytes by their SHA-256 in hex. Append-only. */
export const archiveObjects = audit.table(
  'archive_objects',
  {
    sha256: text('sha256').primaryKey(),
    content: bytes('content').notNull(),
    storedAt: moment('stored_at').notNull().defaultNow(),
  },
  (table) => [check('archive_objects_hash', sql`${table.sha256} = encode(sha256(${table.content}), 'hex')`)],
);
