/** A column of encrypted values (see private-data.ts), and the column of their hashes if equal ones must be found. */
export interface EncryptedColumn {
  /** With its schema. Every such table has a numeric `id`. */
  readonly table: string;
  readonly column: string;
  readonly hash: string | null;
  /** How many values are re-encrypted at once: files are large. */
  readonly atOnce: number;
}

/** Everything that is encrypted, here and nowhere else: a rotation of keys goes through this list. */
export const encryptedColumns: readonly EncryptedColumn[] = [
  { table: 'hr.employees', column: 'id_number', hash: 'id_hash', atOnce: 1_000 },
  { table: 'hr.employees', column: 'phone', hash: 'phone_hash', atOnce: 1_000 },
  { table: 'hr.changes', column: 'account', hash: null, atOnce: 1_000 },
  { table: 'benefits.accounts', column: 'account', hash: 'account_hash', atOnce: 1_000 },
  { table: 'benefits.contribution_lines', column: 'id_number', hash: 'id_hash', atOnce: 1_000 },
  { table: 'benefits.contribution_lines', column: 'account', hash: 'account_hash', atOnce: 1_000 },
  { table: 'finance.transfers', column: 'account', hash: 'account_hash', atOnce: 1_000 },
  { table: 'finance.files', column: 'content', hash: null, atOnce: 1 },
  { table: 'webhooks.endpoints', column: 'secret', hash: null, atOnce: 1_000 },
  { table: 'webhooks.endpoints', column: 'old_secret', hash: null, atOnce: 1_000 },
  { table: 'audit.archives', column: 'archive_key', hash: null, atOnce: 100 },
  { table: 'api.idempotent_replies', column: 'reply', hash: null, atOnce: 100 },
];

/** Bytes that hold nothing private, with the reason. */
export const plainColumns: Readonly<Record<string, string>> = {
  'audit.archive_objects.content':
    'histories, which hold nothing private, and what is under a key of its archive',
  'benefits.uploads.sha256': 'digest of a whole file',
  'audit.chain.leaf': 'digest of an event',
  'audit.chain.link': 'digest of a stream so far',
  'audit.seals.link': 'digest of a stream so far',
  'audit.workflow_code.code': 'the code of workflows',
  'finance.files.sha256': 'digest of a whole file',
  'api.idempotent_replies.key_hash': 'digest of a key that callers make up',
  'api.idempotent_replies.request_hash': 'digest of a whole request, for a day',
  'identity.api_keys.key_hash': 'digest of a random key',
  'identity.pending_logins.secret_hash': 'digest of a random secret',
  'identity.sessions.token_hash': 'digest of a random token',
  'identity.data_keys.wrapped': 'a key under a master key',
  'identity.lookup_changes.old_hash': 'a keyed hash, while the look-up key is exchanged',
  'identity.lookup_changes.new_hash': 'a keyed hash, while the look-up key is exchanged',
};
