import type { Sql } from '../../database.ts';
import { audit } from './endpoints.ts';

/** From a moment, from an event on, or one event alone. */
export type ReplayWish =
  | { readonly kind: 'since'; readonly moment: string }
  | { readonly kind: 'from'; readonly event: number }
  | { readonly kind: 'only'; readonly event: number };

export type Replayed =
  | { readonly ok: true; readonly events: number }
  | {
      readonly ok: false;
      readonly refusal: { readonly code: 'webhook_unknown' | 'webhook_not_active' | 'event_unknown' };
    };

/**
 * Has an endpoint told again what it was told before, or what happened before it was there: the same events under the
 * same ids. What is new goes first. A replay that is still going on is widened.
 * @returns how many events of the chosen types there are to send.
 */
export async function requestReplay(
  sql: Sql,
  endpointId: number,
  wish: ReplayWish,
  by: string,
): Promise<Replayed> {
  return sql.begin(async (tx): Promise<Replayed> => {
    const [endpoint] = await tx<
      { state: string; highest: number; replayAfter: number | null; types: string[] }[]
    >`
      select state, highest, replay_after as "replayAfter", types from webhooks.endpoints
      where id = ${endpointId} and state <> 'deleted' for update`;
    if (!endpoint) return { ok: false, refusal: { code: 'webhook_unknown' } };
    if (endpoint.state !== 'active') return { ok: false, refusal: { code: 'webhook_not_active' } };
    if (wish.kind === 'only') {
      const again = await tx`
        insert into webhooks.deliveries (endpoint_id, event_id, source, type)
        select ${endpointId}, id, source, type from (
          select id, 'item' as source, 'item.' || to_state as type from finance.item_events where id = ${wish.event}
          union all select id, 'run', type from finance.run_events where id = ${wish.event}) e
        on conflict (endpoint_id, event_id) do update
          set state = 'pending', attempts = 0, position = excluded.position, last_status = null, last_reason = null
          where deliveries.state <> 'pending'`;
      const known =
        await tx`select from webhooks.deliveries where endpoint_id = ${endpointId} and event_id = ${wish.event} and source <> 'test'`;
      if (known.count === 0) return { ok: false, refusal: { code: 'event_unknown' } };
      await audit(tx, by, 'webhook_replayed', endpointId, { event: wish.event });
      return { ok: true, events: again.count };
    }
    const [start] =
      wish.kind === 'from'
        ? await tx<{ after: number | null }[]>`select ${wish.event}::bigint - 1 as after`
        : await tx<{ after: number | null }[]>`
            with since as materialized (
              select id from finance.item_events where at >= ${wish.moment} union all
              select id from finance.run_events where at >= ${wish.moment})
            select min(id) - 1 as after from since`;
    const after = start?.after ?? endpoint.highest;
    const [counted] = await tx<{ events: number }[]>`
      select (select count(*) from finance.item_events where id > ${after} and id <= ${endpoint.highest} and 'item.' || to_state = any(${endpoint.types}))
        + (select count(*) from finance.run_events where id > ${after} and id <= ${endpoint.highest} and type = any(${endpoint.types})) as events`;
    const events = counted?.events ?? 0;
    if (events === 0) return { ok: true, events };
    await tx`
      update webhooks.endpoints set replay_after = least(coalesce(replay_after, ${after}), ${after}), replay_to = highest
      where id = ${endpointId}`;
    await audit(tx, by, 'webhook_replayed', endpointId, { after, events });
    return { ok: true, events };
  });
}

/** Puts a test first in what an endpoint is to be told. @returns its number, null where the endpoint is not active. */
export async function addTestDelivery(sql: Sql, endpointId: number, by: string): Promise<number | null> {
  return sql.begin(async (tx) => {
    const [test] = await tx<{ number: number }[]>`
      insert into webhooks.deliveries (endpoint_id, event_id, source, type, position)
      select id, nextval('finance.item_events_id_seq'), 'test', 'webhook.test', -nextval('webhooks.delivery_positions')
      from webhooks.endpoints where id = ${endpointId} and state = 'active'
      returning event_id as number`;
    if (!test) return null;
    await audit(tx, by, 'webhook_tested', endpointId);
    return test.number;
  });
}
