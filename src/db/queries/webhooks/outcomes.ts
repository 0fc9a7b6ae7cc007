import type { Sql } from '../../database.ts';
import { openHrTask } from '../people/hr-tasks.ts';
import { audit, webhookSubject } from './endpoints.ts';

const taskDueInMs = 86_400_000;

/**
 * Notes what was delivered; a receiver that answers again is not waited for any longer.
 * @returns whether the endpoint still is to be told more: it may have been paused or deleted meanwhile.
 */
export async function markDelivered(
  sql: Sql,
  endpointId: number,
  deliveries: readonly { readonly number: number; readonly status: number }[],
): Promise<boolean> {
  if (deliveries.length > 0) {
    await sql`
      update webhooks.deliveries d set state = 'delivered', attempts = attempts + 1, last_status = n.status, last_reason = null,
        attempted_at = now(), delivered_at = now()
      from unnest(${deliveries.map((one) => one.number)}::bigint[], ${deliveries.map((one) => one.status)}::int[]) as n (number, status)
      where d.endpoint_id = ${endpointId} and d.event_id = n.number and d.state = 'pending'`;
    await sql`update webhooks.endpoints set retry_at = null where id = ${endpointId} and retry_at is not null`;
  }
  const [active] = await sql`select from webhooks.endpoints where id = ${endpointId} and state = 'active'`;
  return active !== undefined;
}

export interface FailedDelivery {
  readonly number: number;
  readonly status: number | null;
  readonly reason: string;
  /** Nothing more is to be sent to this address, by the word of the receiver. */
  readonly gone: boolean;
  /** Before the next attempt; null: there were enough. */
  readonly pauseMs: number | null;
}

/**
 * Notes a failed attempt, and when the next one is. After the last one, or where the receiver says that it is gone,
 * the endpoint is disabled and the administrators have a task; what was not delivered stays to be sent.
 */
export async function markFailed(sql: Sql, endpointId: number, failure: FailedDelivery): Promise<void> {
  await sql.begin(async (tx) => {
    const [failed] = await tx<{ isTest: boolean }[]>`
      update webhooks.deliveries set attempts = attempts + 1, last_status = ${failure.status}, last_reason = ${failure.reason},
        attempted_at = now(), state = case when source = 'test' then 'failed' else state end
      where endpoint_id = ${endpointId} and event_id = ${failure.number} and state = 'pending'
      returning source = 'test' as "isTest"`;
    if (!failed) return;
    const stateReason = failure.gone ? 'gone' : failure.pauseMs === null ? 'exhausted' : null;
    if (stateReason === null) {
      if (failed.isTest) return;
      await tx`
        update webhooks.endpoints set retry_at = now() + make_interval(secs => ${(failure.pauseMs ?? 0) / 1000})
        where id = ${endpointId} and state = 'active'`;
      return;
    }
    const disabled = await tx`
      update webhooks.endpoints set state = 'disabled', state_reason = ${stateReason}, retry_at = null
      where id = ${endpointId} and state = 'active'`;
    if (disabled.count === 0) return;
    const details = { reason: failure.reason, status: failure.status };
    await openHrTask(tx, {
      kind: 'webhook_disabled',
      subject: webhookSubject(endpointId),
      owner: 'admin',
      dueInMs: taskDueInMs,
      details,
    });
    await audit(tx, 'webhook-delivery', 'webhook_disabled', endpointId, details);
  });
}
