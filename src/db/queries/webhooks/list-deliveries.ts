import type { Sql } from '../../database.ts';

export const deliveryStates = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export interface DeliveryEntry {
  readonly eventId: number;
  readonly type: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastReason: string | null;
  readonly attemptedAt: string | null;
  readonly deliveredAt: string | null;
  readonly position: number;
}

/** Deliveries of an endpoint in the order of sending, the latest first; `before` is the position of the last one seen. */
export function listDeliveries(
  sql: Sql,
  endpointId: number,
  page: { readonly state: DeliveryState | null; readonly before: number | null; readonly limit: number },
): Promise<DeliveryEntry[]> {
  return sql<DeliveryEntry[]>`
    select event_id as "eventId", type, state, attempts, last_status as "lastStatus", last_reason as "lastReason",
      attempted_at as "attemptedAt", delivered_at as "deliveredAt", abs(position) as position
    from webhooks.deliveries
    where endpoint_id = ${endpointId} and (${page.state}::text is null or state = ${page.state})
      and (${page.before}::bigint is null or abs(position) < ${page.before})
    order by abs(position) desc limit ${page.limit}`;
}
