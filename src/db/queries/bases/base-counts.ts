import type { Sql, Transaction } from '../../database.ts';

/**
 * Whether a base `b` says anything of a programme: what an accepted filing set does; what a file set does where it is the
 * file by which a run of the programme pays. One that was replaced, a run that was cancelled and the file of another
 * programme say nothing.
 */
export function baseCounts(sql: Sql | Transaction, programme: string | ReturnType<Transaction>) {
  return sql`(b.source <> 'upload' or b.source_id in (
    select r.upload_id from finance.runs r
    where r.programme = ${programme} and r.state <> 'cancelled' and r.upload_id is not null))`;
}
