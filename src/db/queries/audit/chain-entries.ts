import type { ChainEntry, ChainPoint } from '../../../audit/chain.ts';
import type { Sql, Transaction } from '../../database.ts';

/** Of one entry: its number, leaf and link in hex, and its event, field by field; nulls where that is gone. */
type Row = [number, string, string, number | null, string, string, string, string, string | null];

/** An event as its digest is made of it: the moment to the microsecond, the details as they are stored. Of `e`. */
export const eventColumns = (sql: Sql | Transaction) => sql`
  e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.actor, e.action, e.subject,
  e.details::text as details`;

/** The next entries of the chain, each with its event; null where that is gone. */
export async function chainEntries(
  sql: Sql | Transaction,
  after: number,
  limit: number,
): Promise<ChainEntry[]> {
  // The range of ids keeps the planner from reading all events for each page: those of a page lie close together.
  // A page is one JSON text: read row by row and column by column, a million of them take twice as long.
  const [page] = await sql<{ rows: string }[]>`
    with c as materialized (
      select * from audit.chain where sequence > ${after} order by sequence limit ${limit})
    select coalesce(json_agg(json_build_array(sequence, leaf, link, id, at, actor, action, subject, details)
      order by sequence), '[]')::text as rows
    from (
      select c.sequence, encode(c.leaf, 'hex') as leaf, encode(c.link, 'hex') as link, ${eventColumns(sql)}
      from c left join audit.events e on e.id = c.event_id
        and e.id between (select min(event_id) from c) and (select max(event_id) from c)) entries`;
  const rows = JSON.parse(page?.rows ?? '[]') as Row[];
  return rows.map(([sequence, leaf, link, id, at, actor, action, subject, details]) => ({
    sequence,
    leaf,
    link,
    event: id === null ? null : { id, at, actor, action, subject, details },
  }));
}

/** An event that is not in the chain; there is none, unless somebody switched the trigger off. */
export async function unchainedEvent(sql: Sql): Promise<number | null> {
  const [row] = await sql<{ id: number }[]>`
    select e.id from audit.events e where not exists (select 1 from audit.chain c where c.event_id = e.id)
    order by e.id limit 1`;
  return row?.id ?? null;
}

/** How far the chain has come; null before the first event. */
export async function chainHead(sql: Sql | Transaction): Promise<ChainPoint | null> {
  const [head] = await sql<ChainPoint[]>`
    select sequence, encode(link, 'hex') as link from audit.chain order by sequence desc limit 1`;
  return head ?? null;
}
