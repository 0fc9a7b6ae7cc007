import { must } from '../../../domain/assert.ts';
import {
  type ItemEventData,
  type ItemEventType,
  type RunEventData,
  type RunEventType,
  testEventType,
  type WebhookEvent,
} from '../../../domain/webhook-events.ts';
import type { Sql } from '../../database.ts';

/** What the sending of one endpoint needs to know. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: Buffer;
  readonly oldSecret: Buffer | null;
  readonly amounts: boolean;
  readonly parallel: number;
  /** How long nothing may be sent yet, but for tests; 0 or less: now. */
  readonly pauseMs: number;
}

/** Null unless the endpoint is active. */
export async function activeAddress(sql: Sql, endpointId: number): Promise<WebhookAddress | null> {
  const [row] = await sql<WebhookAddress[]>`
    select url, secret, case when old_secret_until > now() then old_secret end as "oldSecret",
      amounts_allowed_by is not null as amounts, parallel,
      coalesce(ceil(extract(epoch from retry_at - now()) * 1000), 0)::int as "pauseMs"
    from webhooks.endpoints where id = ${endpointId} and state = 'active'`;
  return row ?? null;
}

interface Pending {
  readonly eventId: number;
  readonly source: 'item' | 'run' | 'test';
  readonly attempts: number;
  readonly recordedAt: string;
}

export interface PendingDelivery {
  readonly event: WebhookEvent;
  readonly attempts: number;
}

/** What is to be sent next, in order; tests come first, and alone where `onlyTests`. */
export async function pendingDeliveries(
  sql: Sql,
  endpointId: number,
  limit: number,
  onlyTests: boolean,
): Promise<PendingDelivery[]> {
  const pending = await sql<Pending[]>`
    select event_id as "eventId", source, attempts, recorded_at as "recordedAt" from webhooks.deliveries
    where endpoint_id = ${endpointId} and state = 'pending' and (not ${onlyTests} or position < 0)
    order by position limit ${limit}`;
  const of = (source: Pending['source']) =>
    pending.filter((row) => row.source === source).map((row) => row.eventId);
  const events = new Map(
    [...(await itemEvents(sql, of('item'))), ...(await runEvents(sql, of('run')))].map((event) => [
      event.number,
      event,
    ]),
  );
  return pending.map(({ eventId, source, attempts, recordedAt }) => ({
    event:
      source === 'test'
        ? testEvent(eventId, recordedAt, endpointId)
        : must(events.get(eventId), `event ${eventId}`),
    attempts,
  }));
}

function testEvent(number: number, at: string, webhookId: number): WebhookEvent {
  return { number, type: testEventType, at, data: { webhookId } };
}

async function itemEvents(sql: Sql, ids: number[]): Promise<WebhookEvent[]> {
  const rows = await sql<({ number: number; type: ItemEventType; at: string } & ItemEventData)[]>`
    select v.id as number, 'item.' || v.to_state as type, v.at, i.run_id as "runId", i.programme, i.period,
      e.employee_no as "employeeNo", i.obligation, coalesce(a.origin_period, i.period) as "owedFor",
      v.from_state as "stateBefore", v.to_state as state, v.reason, v.amount_fen as "amountFen", v.end_to_end_id as "endToEndId"
    from finance.item_events v join finance.items i on i.id = v.item_id join hr.employees e on e.id = i.employee_id
    left join finance.arrears a on a.id = i.arrear_id
    where v.id = any(${ids})`;
  return rows.map(({ number, type, at, ...data }) => ({ number, type, at, data }));
}

interface RunEventRow extends RunEventData {
  readonly number: number;
  readonly type: RunEventType;
  readonly at: string;
}

async function runEvents(sql: Sql, ids: number[]): Promise<WebhookEvent[]> {
  const rows = await sql<RunEventRow[]>`
    select v.id as number, v.type, v.at, v.run_id as "runId", r.programme, r.period, e.employee_no as "employeeNo", v.stage,
      v.round, v.waiting_for as "waitingFor", v.owner
    from finance.run_events v join finance.runs r on r.id = v.run_id left join hr.employees e on e.id = r.employee_id
    where v.id = any(${ids})`;
  return rows.map(({ number, type, at, ...data }) => ({ number, type, at, data }));
}

/** Forgets some of what was delivered long ago: events themselves are kept, and can be sent again. */
export async function pruneDeliveries(sql: Sql, endpointId: number, days: number): Promise<void> {
  await sql`
    delete from webhooks.deliveries where endpoint_id = ${endpointId} and event_id in (
      select event_id from webhooks.deliveries
      where endpoint_id = ${endpointId} and state <> 'pending' and attempted_at < now() - make_interval(days => ${days}::int)
      order by abs(position) limit 10000)`;
}
