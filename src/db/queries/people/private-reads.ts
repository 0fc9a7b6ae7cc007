import { maskNumbersIn } from '../../../domain/masking.ts';
import type { Sql, Transaction } from '../../database.ts';

/** Records that somebody reads what is private, before he reads it: who, whose, what, and why. */
export async function recordPrivateRead(
  sql: Sql | Transaction,
  read: {
    readonly actor: string;
    readonly action: 'private_data_read' | 'payment_file_read' | 'bank_ledger_read' | 'archive_key_read';
    /** `employee/ID`, `file/ID`, `bank` or `archive/WORKFLOW-ID` */
    readonly subject: string;
    readonly fields: readonly string[];
    /** In his own words; a private number in it is not kept. */
    readonly reason: string;
  },
): Promise<void> {
  const details = { fields: read.fields.join(','), reason: maskNumbersIn(read.reason) };
  await sql`
    insert into audit.events (actor, action, subject, details)
    values (${read.actor}, ${read.action}, ${read.subject}, ${sql.json(details)})`;
}
