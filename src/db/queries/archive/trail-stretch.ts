import type { ChainPoint } from '../../../audit/chain.ts';
import { chainStart } from '../../../audit/chain.ts';
import type { AuditEvent } from '../../../audit/event.ts';
import type { Seal, SealKey, SealKeyVoucher } from '../../../audit/seal.ts';
import type { Sql, Transaction } from '../../database.ts';
import { eventColumns } from '../audit/chain-entries.ts';
import { listSealKeys, listVouchers, sealColumns } from '../audit/seals.ts';
import { type Archive, archiveSubject } from './archives.ts';
import type { Pages } from './run-records.ts';

/** An event with its place in the chain. */
export interface PlacedEvent extends AuditEvent {
  readonly sequence: number;
}

/** An event that was entered and is no more: somebody removed it past the trigger. */
export interface LostEvent {
  readonly sequence: number;
  readonly leaf: string;
}

/** A part of the trail. An entry is the event, the digest of one that is about something else, or of one that is gone. */
export interface Stretch {
  readonly start: ChainPoint;
  readonly entries: (PlacedEvent | LostEvent | string)[];
  readonly seals: Seal[];
  readonly keys: SealKey[];
  readonly vouchers: SealKeyVoucher[];
}

/**
 * The trail from the first event about what an archive holds up to the last seal of the day on which its archiving was
 * sealed: of each day, that is the head which outsiders keep.
 * Null while no seal covers it: the trail is sealed every minute.
 */
export async function stretchOf(sql: Sql, archive: Archive): Promise<Stretch | null> {
  return sql.begin('isolation level repeatable read read only', async (tx) => {
    const [bounds] = await tx<{ first: number; last: number | null }[]>`
      with archived as (
        select min(c.sequence) as sequence from audit.chain c join audit.events e on e.id = c.event_id
        where e.subject = ${archiveSubject(archive.subject)} and e.action = 'archived')
      select least((select min(c.sequence) from audit.chain c where c.event_id in (${ownEvents(tx, archive.subject)})),
          (select sequence from archived)) as first,
        (select max(s.sequence) from audit.seals s
          where (s.at at time zone 'UTC')::date = (select (s.at at time zone 'UTC')::date from audit.seals s
            where s.sequence >= (select sequence from archived) order by s.sequence limit 1)) as last`;
    if (!bounds || bounds.last === null) return null;
    const { first, last } = bounds;
    const [before] = await tx<ChainPoint[]>`
      select sequence, encode(link, 'hex') as link from audit.chain where sequence = ${first - 1}`;
    const entries: Stretch['entries'] = [];
    const rows = tx<(PlacedEvent & { leaf: string; own: boolean; isLost: boolean })[]>`
      select c.sequence, encode(c.leaf, 'hex') as leaf, o.id is not null or e.subject = ${archiveSubject(archive.subject)} as own,
        e.id is null as "isLost", ${eventColumns(tx)}
      from audit.chain c left join audit.events e on e.id = c.event_id
      left join (${ownEvents(tx, archive.subject)}) o on o.id = c.event_id
      where c.sequence between ${first} and ${last} order by c.sequence`.cursor(5_000);
    for await (const page of rows)
      for (const { leaf, own, isLost, sequence, id, at, actor, action, subject, details } of page)
        if (isLost) entries.push({ sequence, leaf });
        else
          entries.push(
            own && !holdsWords(details) ? { sequence, id, at, actor, action, subject, details } : leaf,
          );
    const seals = await tx<Seal[]>`
      select ${sealColumns(tx)} from audit.seals where sequence between ${first} and ${last} order by sequence`;
    return { start: before ?? chainStart, entries, seals: [...seals], ...(await keysOf(tx, seals)) };
  });
}

/** The keys that sealed, and those that vouch for them or that they vouch for. */
async function keysOf(tx: Transaction, seals: readonly Seal[]): Promise<Pick<Stretch, 'keys' | 'vouchers'>> {
  const vouchers = await listVouchers(tx);
  const used = new Set(seals.map(({ keyId }) => keyId));
  for (const { keyId, vouchedBy } of vouchers) used.add(keyId).add(vouchedBy);
  return { keys: (await listSealKeys(tx)).filter(({ id }) => used.has(id)), vouchers };
}

/**
 * Words of people may name somebody: such an event stands whole among the private parts, and here by its digest. What is
 * no code, number or digest counts as words, whatever its field is called.
 */
const holdsWords = (details: string | null): boolean =>
  details !== null &&
  Object.entries(JSON.parse(details)).some(
    ([field, value]) => freeWords.has(field) || (typeof value === 'string' && !isCode.test(value)),
  );

const isCode = /^[\w.,:/+-]*$/;

const freeWords = new Set(['note', 'reason', 'comment', 'words']);

/** A page of what the trail says of a run, a cycle or a change, over or not; without details that hold people's words. */
export async function ownEventsAfter(
  sql: Sql,
  subject: string,
  after: number,
  limit: number,
): Promise<(AuditEvent & { readonly withheld: boolean })[]> {
  const rows = await sql<AuditEvent[]>`
    select ${eventColumns(sql)} from audit.events e
    where e.id in (${ownEvents(sql, subject)}) and e.id > ${after} order by e.id limit ${limit}`;
  return rows.map((event) => {
    const withheld = holdsWords(event.details);
    return { ...event, details: withheld ? null : event.details, withheld };
  });
}

/** Private, as they hold people's words: what the trail says of a subject, whole. */
export const ownEventPages = (sql: Sql, subject: string): Pages =>
  sql`
  select ${eventColumns(sql)} from audit.events e where e.id in (${ownEvents(sql, subject)}) order by e.id`.cursor(
    2_000,
  );

/**
 * Where the events about a subject stand in the chain, and whether a stretch shows them: what it shows once it shows
 * always, as archives hold that it did.
 */
export async function* ownEntryPages(sql: Sql, subject: string): AsyncGenerator<object[]> {
  const pages = sql<{ sequence: number; leaf: string; details: string | null }[]>`
    select c.sequence, encode(c.leaf, 'hex') as leaf, e.details::text as details
    from audit.chain c join audit.events e on e.id = c.event_id
    where e.id in (${ownEvents(sql, subject)}) order by c.sequence`.cursor(2_000);
  for await (const page of pages)
    yield page.map(({ sequence, leaf, details }) => ({ sequence, leaf, shown: !holdsWords(details) }));
}

/**
 * Ids of the events about a run, its items, exceptions, uploads and the accounts that were released for it while it was
 * open; about a cycle, its lists, appraisals, feedback and filings; about a change and its filings. Who woke a workflow
 * was once recorded under the workflow's id.
 */
export function ownEvents(sql: Sql | Transaction, subject: string) {
  return sql`
    select e.id from audit.events e join finance.runs r on r.workflow_id = ${subject}
    where e.subject = 'run/' || r.id or e.subject like 'run/' || r.id || '/%'
    union select e.id from audit.events e join hr.appraisal_cycles c on c.workflow_id = ${subject}
    where e.subject = 'cycle/' || c.code or starts_with(e.subject, 'cycle/' || c.code || '/') or e.subject = c.workflow_id
    union select e.id from finance.runs r join finance.items i on i.run_id = r.id
    join benefits.accounts a on a.employee_id = i.employee_id join audit.events e on e.subject = 'account/' || a.id
    where r.workflow_id = ${subject} and e.at between r.started_at and coalesce(r.closed_at, 'infinity')
    union select e.id from audit.events e where e.subject in (
      select 'item/' || i.id from finance.items i join finance.runs r on r.id = i.run_id where r.workflow_id = ${subject}
      union select 'exception/' || x.id from finance.exceptions x join finance.runs r on r.id = x.run_id where r.workflow_id = ${subject}
      union select 'upload/' || u.id from benefits.uploads u join finance.runs r on r.programme = u.programme and r.period = u.period
        where r.workflow_id = ${subject}
      union select 'salary-list/' || l.id from payroll.salary_lists l join hr.appraisal_cycles c on c.id = l.cycle_id
        where c.workflow_id = ${subject}
      union select unnest(array['appraisal/' || a.id, a.workflow_id]) from hr.appraisals a join hr.appraisal_cycles c on c.id = a.cycle_id
        where c.workflow_id = ${subject}
      union select 'feedback/' || f.id from hr.feedback f join hr.appraisals a on a.id = f.appraisal_id
        join hr.appraisal_cycles c on c.id = a.cycle_id where c.workflow_id = ${subject}
      union select 'filing/' || f.id from benefits.base_filings f join payroll.salary_proposals p on p.id = f.source_id
        join payroll.salary_lists l on l.id = p.list_id join hr.appraisal_cycles c on c.id = l.cycle_id
        where f.source = 'appraisal' and c.workflow_id = ${subject}
      union select 'filing/' || f.id from benefits.base_filings f join hr.changes c on c.id = f.source_id
        where f.source = 'change' and c.workflow_id = ${subject}
      union select 'change/' || c.id from hr.changes c where c.workflow_id = ${subject})`;
}
