import { endToEndIdDigits, endToEndIdPrefix } from '../../../domain/end-to-end-id.ts';
import type { Sql, Transaction } from '../../database.ts';

/*
 * The bank's book is ahead of this database where it was restored to an earlier time: statements then show bookings
 * under ids of ours that no transfer here has. An id is a digest and tells of itself nothing; but it follows from what is
 * owed and the attempt, so what is owed here says which of them are its own.
 */

/** More attempts than one obligation comes to in the time that a restore takes away. */
const attemptsAhead = 12;

const idOfOurs = `^${endToEndIdPrefix}[0-9A-F]{${endToEndIdDigits}}$`;

/** The id on the wire of an obligation's attempt; `o` is the organisation. */
export function endToEndIdOf(tx: Sql | Transaction, key: string, attempt: string) {
  return tx`${endToEndIdPrefix} || upper(left(encode(sha256(convert_to(
    o.debtor_account || '#' || ${tx(key)} || '#' || ${tx(attempt)}, 'UTF8')), 'hex'), ${endToEndIdDigits}))`;
}

/**
 * Temporary tables for the rest of the transaction: `ahead_ids` (end_to_end_id, kept: whether the money stayed where it
 * was sent), and `ahead` (obligation_key, end_to_end_id, attempt: the one that the obligation has come to by the bank's
 * book, the next one where the money came back). Both are empty but after a restore.
 */
export async function findAhead(tx: Transaction): Promise<void> {
  const { count } = await tx`
    create temp table ahead_ids on commit drop as
    select end_to_end_id, sum(case kind when 'booking' then 1 else -1 end) > 0 as kept
    from finance.statement_entries where verdict = 'unmatched' and end_to_end_id ~ ${idOfOurs} group by end_to_end_id`;
  await tx`create temp table ahead (obligation_key text, end_to_end_id text, attempt int) on commit drop`;
  if (count === 0) return;
  await tx`
    insert into ahead
    select id.obligation_key, a.end_to_end_id, id.attempt + case when a.kept then 0 else 1 end
    from (
      select owed.obligation_key, n.attempt, ${endToEndIdOf(tx, 'owed.obligation_key', 'n.attempt')} as end_to_end_id
      from (
        select i.obligation_key from finance.items i join finance.runs r on r.id = i.run_id where r.state = 'open'
        union select obligation_key from finance.arrears where state = 'open') owed
      cross join generate_series(1, ${attemptsAhead}::int) n (attempt) cross join hr.organisation o) id
    join ahead_ids a using (end_to_end_id)`;
  await tx`create index on ahead (obligation_key)`;
  await tx`analyze ahead_ids, ahead`;
}

/** The attempt that an obligation `key` has come to by the bank's book; 0 where that says nothing of it. */
export function attemptByBook(tx: Transaction, key: string) {
  return tx`coalesce((select max(a.attempt) from ahead a where a.obligation_key = ${tx(key)}), 0)`;
}

/**
 * How many payments of ours stand in the bank's book that nothing owed here accounts for, and that finance has not
 * looked at. While there are any, sending might pay the same under another key.
 */
export async function unexplainedPayments(tx: Transaction): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) as count from ahead_ids i
    where kept and not exists (select from ahead a where a.end_to_end_id = i.end_to_end_id)
      and exists (select from finance.exceptions x
        where x.kind = 'unmatched_bank' and x.end_to_end_id = i.end_to_end_id and x.state <> 'resolved')`;
  return row?.count ?? 0;
}

/** What was sent and came back in the time that is lost needs nobody to look at it: it is owed, and paid anew. */
export async function settleWhatCameBack(tx: Transaction): Promise<void> {
  await tx`
    update finance.exceptions x set state = 'resolved', resolved_by = 'bank-statement'
    from ahead_ids i join ahead a using (end_to_end_id)
    where not i.kept and x.kind = 'unmatched_bank' and x.end_to_end_id = i.end_to_end_id and x.state <> 'resolved'`;
}
