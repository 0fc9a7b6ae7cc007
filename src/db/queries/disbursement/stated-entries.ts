import type { Sql, Transaction } from '../../database.ts';

/**
 * Entries `s` of the bank's statements, each once. A statement that the bank gives out again under another number shows the
 * same entries, by the same reference, amount and moment: the first counts. What stands twice within one statement is two.
 */
export function statedEntries(sql: Sql | Transaction, which: ReturnType<Sql>) {
  const same = sql`s.end_to_end_id, regexp_replace(s.entry_ref, '#[0-9]+$', ''), s.kind, s.amount_fen, s.booked_at`;
  return sql`
    select distinct on (${same}, s.nth) s.transfer_id, s.kind, s.amount_fen, s.verdict
    from (
      select s.*, row_number() over (partition by s.statement_id, ${same} order by s.id) as nth
      from finance.statement_entries s where ${which}) s
    order by ${same}, s.nth, s.id`;
}

/** What entries leave at the payee: bookings less returns. An aggregate. */
export function leftOf(sql: Sql | Transaction) {
  return sql`sum(case kind when 'booking' then amount_fen else -amount_fen end)::bigint`;
}
