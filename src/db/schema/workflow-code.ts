import { sql } from 'drizzle-orm';
import { check, text } from 'drizzle-orm/pg-core';
import { audit } from './audit.ts';
import { bytes, moment } from './columns.ts';

/** The workflow code that ever ran, as one file each: what histories are replayed against years later. Append-only. */
export const workflowCode = audit.table(
  'workflow_code',
  {
    /** SHA-256 of the code, in hex. Histories name it. */
    buildId: text('build_id').primaryKey(),
    /** JavaScript in UTF-8, with its sources in the source map at its end. */
    code: bytes('code').notNull(),
    /** Of @temporalio/workflow, which is part of the code. */
    sdkVersion: text('sdk_version').notNull(),
    recordedAt: moment('recorded_at').notNull().defaultNow(),
  },
  (table) => [check('workflow_code_hash', sql`${table.buildId} = encode(sha256(${table.code}), 'hex')`)],
);
