import { hash } from 'node:crypto';

/** One event of the trail, with everything that its digest covers. */
export interface AuditEvent {
  readonly id: number;
  /** ISO 8601 in UTC with microseconds: 2026-10-05T01:02:03.123456Z. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** JSON, letter by letter as PostgreSQL writes what it stores as jsonb; null where there is none. */
  readonly details: string | null;
}

const form = 'wulou-audit-event/1';

/** A netstring: length in bytes, colon, text, comma. No text can pass for two, nor two for one. */
const netstring = (text: string): string => `${Buffer.byteLength(text)}:${text},`;

/**
 * The bytes that are hashed: netstrings of the form's name, id, at, actor, action, subject and details, in UTF-8; a
 * single `-` stands for no details. The database puts the same together in `audit.event_leaf`.
 */
export function eventText({ id, at, actor, action, subject, details }: AuditEvent): string {
  const fields = [form, String(id), at, actor, action, subject].map(netstring).join('');
  return fields + (details === null ? '-' : netstring(details));
}

/** The digest of one event: SHA-256 in lower-case hex. */
export const eventLeaf = (event: AuditEvent): string => hash('sha256', eventText(event), 'hex');
