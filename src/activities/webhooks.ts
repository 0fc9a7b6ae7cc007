import type { WebhookClient, WebhookConnection } from '../connectors/webhook/webhook-client.ts';
import type { Sql } from '../db/database.ts';
import type { PrivateData } from '../db/private-data.ts';
import {
  activeAddress,
  type PendingDelivery,
  pendingDeliveries,
  pruneDeliveries,
} from '../db/queries/webhooks/deliveries.ts';
import { markDelivered, markFailed } from '../db/queries/webhooks/outcomes.ts';
import { recordDeliveries } from '../db/queries/webhooks/record-deliveries.ts';
import { messageBody, messageIdOf } from '../domain/webhook-events.ts';
import { lanesOf } from '../domain/webhook-lanes.ts';
import { deliveredKeptDays } from '../domain/webhook-limits.ts';
import { pauseAfterMs } from '../domain/webhook-retries.ts';

export interface WebhookDependencies {
  /** Connections of its own: what waits for receivers takes none from the runs. */
  readonly sql: Sql;
  readonly privateData: PrivateData;
  readonly webhooks: WebhookClient;
  /** Pauses between attempts in milliseconds; after the last one the endpoint is given up. */
  readonly webhookPausesMs: readonly number[];
  /** Whether this worker is to put its work down. */
  readonly stopping: () => boolean;
}

/** What the endpoint's workflow does next. */
export type BurstOutcome =
  | { readonly next: 'more' | 'idle' | 'end' }
  | { readonly next: 'retry'; readonly waitMs: number };

/** So many deliveries in a burst, and so long; then others have their turn. */
const burstSize = 500;
const burstMs = 20_000;
/** After so many or so long, what was delivered is noted: it is what a worker that is lost sends again. */
const noteAfter = 100;
const noteAfterMs = 1_000;

/** Tells an endpoint what happened, at least once and in order. What was sent is on record before more is sent. */
export function webhookActivities(dependencies: WebhookDependencies) {
  const { sql, privateData, webhooks, webhookPausesMs, stopping } = dependencies;

  return {
    /** A bounded burst; safe to repeat: receivers know each event by its id. */
    async deliverWebhooks({ endpointId }: { endpointId: number }): Promise<BurstOutcome> {
      const address = await activeAddress(sql, endpointId);
      if (!address) return { next: 'end' };
      const inPause = address.pauseMs > 0;
      const more = !inPause && (await recordDeliveries(sql, endpointId));
      const pending = await pendingDeliveries(sql, endpointId, burstSize, inPause);
      if (pending.length === 0) {
        if (inPause) return { next: 'retry', waitMs: address.pauseMs };
        await pruneDeliveries(sql, endpointId, deliveredKeptDays);
        return { next: more ? 'more' : 'idle' };
      }
      const secrets = [address.secret, address.oldSecret].flatMap((secret) =>
        secret ? [privateData.decryptText(secret)] : [],
      );
      const connection = webhooks.connect({ url: address.url, secrets });
      try {
        await sendInOrder(endpointId, connection, pending, address.parallel, address.amounts);
      } finally {
        connection.close();
      }
      return { next: 'more' };
    },
  };

  async function sendInOrder(
    endpointId: number,
    connection: WebhookConnection,
    pending: readonly PendingDelivery[],
    parallel: number,
    amounts: boolean,
  ): Promise<void> {
    const endsAtMs = Date.now() + burstMs;
    let notedAtMs = Date.now();
    let going = true;
    let delivered: { number: number; status: number }[] = [];

    async function note(): Promise<void> {
      const noted = delivered;
      delivered = [];
      notedAtMs = Date.now();
      if (!(await markDelivered(sql, endpointId, noted))) going = false;
    }

    async function sendLane(lane: readonly PendingDelivery[]): Promise<void> {
      for (const { event, attempts } of lane) {
        if (!going || stopping() || Date.now() > endsAtMs) {
          going = false;
          return;
        }
        const { number } = event;
        const answer = await connection.send({ id: messageIdOf(number), body: messageBody(event, amounts) });
        if (answer.ok) {
          delivered.push({ number, status: answer.status });
          if (delivered.length >= noteAfter || Date.now() - notedAtMs > noteAfterMs) await note();
          continue;
        }
        const { status, reason, gone, retryAfterMs } = answer;
        const pauseMs = pauseAfterMs(attempts + 1, retryAfterMs, Math.random(), webhookPausesMs);
        await markFailed(sql, endpointId, { number, status, reason, gone, pauseMs });
        // A test says how the receiver is, and stands in the way of nothing.
        if (event.type !== 'webhook.test' || gone) going = false;
      }
    }

    for (const part of lanesOf(pending, parallel)) await Promise.all(part.map(sendLane));
    await note();
  }
}

export type WebhookActivities = ReturnType<typeof webhookActivities>;
