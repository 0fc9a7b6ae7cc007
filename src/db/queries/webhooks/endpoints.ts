import { mostWebhooks } from '../../../domain/webhook-limits.ts';
import type { Sql, Transaction } from '../../database.ts';
import { closeHrTasks } from '../people/hr-tasks.ts';

export type WebhookState = 'active' | 'paused' | 'disabled';

export interface Webhook {
  readonly id: number;
  readonly url: string;
  readonly description: string;
  readonly types: string[];
  readonly amountsAllowedBy: string | null;
  readonly parallel: number;
  readonly state: WebhookState;
  readonly stateReason: 'gone' | 'exhausted' | null;
  /** The secret before a rotation signs too until then. */
  readonly oldSecretUntil: string | null;
  readonly retryAt: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
}

const columns = (sql: Sql | Transaction) => sql`
  id, url, description, types, amounts_allowed_by as "amountsAllowedBy", parallel, state, state_reason as "stateReason",
  case when old_secret_until > now() then old_secret_until end as "oldSecretUntil", retry_at as "retryAt",
  created_by as "createdBy", created_at as "createdAt"`;

export async function readWebhook(sql: Sql | Transaction, id: number): Promise<Webhook | null> {
  const [row] = await sql<
    Webhook[]
  >`select ${columns(sql)} from webhooks.endpoints where id = ${id} and state <> 'deleted'`;
  return row ?? null;
}

export function listWebhooks(sql: Sql, afterId: number, limit: number): Promise<Webhook[]> {
  return sql<Webhook[]>`
    select ${columns(sql)} from webhooks.endpoints where id > ${afterId} and state <> 'deleted' order by id limit ${limit}`;
}

export async function activeWebhooks(sql: Sql): Promise<number[]> {
  const rows = await sql<
    { id: number }[]
  >`select id from webhooks.endpoints where state = 'active' order by id`;
  return rows.map((row) => row.id);
}

/** Those that what happens is to wake: one that waits to try again looks by itself when its pause is over. */
export async function webhooksToWake(sql: Sql): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from webhooks.endpoints where state = 'active' and coalesce(retry_at <= now(), true) order by id`;
  return rows.map((row) => row.id);
}

export interface NewWebhook {
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
  readonly parallel: number;
  /** Encrypted. */
  readonly secret: Buffer;
  readonly by: string;
}

/** The greatest number of an event so far, and which cluster counts the transactions. */
export const eventHorizon = (sql: Sql | Transaction) => sql`
  select greatest((select coalesce(max(id), 0) from finance.item_events), (select coalesce(max(id), 0) from finance.run_events)) as highest,
    (select system_identifier::text from pg_control_system()) as cluster`;

/** Makes an endpoint that is told what happens from now on. Null: there are as many as there may be. */
export async function addWebhook(sql: Sql, webhook: NewWebhook): Promise<Webhook | null> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('webhooks.endpoints'))`;
    const [row] = await tx<{ id: number }[]>`
      insert into webhooks.endpoints (url, description, types, parallel, secret, created_by, highest, cluster)
      select ${webhook.url}, ${webhook.description}, ${webhook.types as string[]}::text[], ${webhook.parallel}, ${webhook.secret},
        ${webhook.by}, h.highest, h.cluster
      from (${eventHorizon(tx)}) h
      where (select count(*) from webhooks.endpoints where state <> 'deleted') < ${mostWebhooks}
      returning id`;
    if (!row) return null;
    await audit(tx, webhook.by, 'webhook_added', row.id, { types: webhook.types.join(',') });
    return readWebhook(tx, row.id);
  });
}

export interface WebhookChanges {
  readonly url?: string;
  readonly description?: string;
  readonly types?: readonly string[];
  readonly parallel?: number;
}

/**
 * Another address has to be allowed the amounts anew: whoever allowed them knew the one before.
 * @param check throws where the webhook is not, under its lock, what the caller has read.
 */
export async function changeWebhook(
  sql: Sql,
  id: number,
  changes: WebhookChanges,
  by: string,
  check: (current: Webhook) => void,
): Promise<Webhook | null> {
  return sql.begin(async (tx) => {
    await tx`select from webhooks.endpoints where id = ${id} for update`;
    const current = await readWebhook(tx, id);
    if (!current) return null;
    check(current);
    const { url = null, description = null, types = null, parallel = null } = changes;
    await tx`
      update webhooks.endpoints set
        amounts_allowed_by = case when coalesce(${url}, url) = url then amounts_allowed_by end,
        url = coalesce(${url}, url), description = coalesce(${description}, description),
        types = coalesce(${types as string[] | null}::text[], types), parallel = coalesce(${parallel}::int, parallel)
      where id = ${id}`;
    await audit(tx, by, 'webhook_changed', id, { changed: Object.keys(changes).join(',') });
    return readWebhook(tx, id);
  });
}

/** Allows an endpoint the amounts of items, or takes that back. */
export async function allowAmounts(
  sql: Sql,
  id: number,
  allowed: boolean,
  by: string,
): Promise<Webhook | null> {
  return sql.begin(async (tx) => {
    const changed = await tx`
      update webhooks.endpoints set amounts_allowed_by = ${allowed ? by : null} where id = ${id} and state <> 'deleted'`;
    if (changed.count === 0) return null;
    await audit(tx, by, allowed ? 'webhook_amounts_allowed' : 'webhook_amounts_refused', id);
    return readWebhook(tx, id);
  });
}

/** Gives an endpoint a new secret; the one before signs too for some time. */
export async function replaceSecret(
  sql: Sql,
  id: number,
  secret: Buffer,
  overlapMs: number,
  by: string,
): Promise<Webhook | null> {
  return sql.begin(async (tx) => {
    const changed = await tx`
      update webhooks.endpoints set old_secret = secret, secret = ${secret},
        old_secret_until = now() + make_interval(secs => ${overlapMs / 1000})
      where id = ${id} and state <> 'deleted'`;
    if (changed.count === 0) return null;
    await audit(tx, by, 'webhook_secret_rotated', id);
    return readWebhook(tx, id);
  });
}

/** Stops an endpoint for a while: what happens meanwhile is sent when it goes on. One that was disabled stays so. */
export async function pauseWebhook(sql: Sql, id: number, by: string): Promise<Webhook | null> {
  return sql.begin(async (tx) => {
    const paused = await tx`
      update webhooks.endpoints set state = 'paused', retry_at = null where id = ${id} and state = 'active'`;
    if (paused.count > 0) await audit(tx, by, 'webhook_paused', id);
    return readWebhook(tx, id);
  });
}

/** Lets a paused or disabled endpoint go on where it stopped, with all its attempts before it. */
export async function resumeWebhook(sql: Sql, id: number, by: string): Promise<Webhook | null> {
  return sql.begin(async (tx) => {
    const resumed = await tx`
      update webhooks.endpoints set state = 'active', state_reason = null, retry_at = null
      where id = ${id} and (state in ('paused', 'disabled') or state = 'active' and retry_at is not null)`;
    if (resumed.count > 0) {
      await tx`update webhooks.deliveries set attempts = 0 where endpoint_id = ${id} and state = 'pending' and attempts > 0`;
      await closeHrTasks(tx, webhookSubject(id), 'webhook_disabled');
      await audit(tx, by, 'webhook_resumed', id);
    }
    return readWebhook(tx, id);
  });
}

/** Ends an endpoint: nothing more is sent, its secrets and the list of its deliveries are gone. */
export async function deleteWebhook(sql: Sql, id: number, by: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const deleted = await tx`
      update webhooks.endpoints set state = 'deleted', secret = null, old_secret = null, replay_after = null, replay_to = null
      where id = ${id} and state <> 'deleted'`;
    if (deleted.count === 0) return false;
    await tx`delete from webhooks.deliveries where endpoint_id = ${id}`;
    await closeHrTasks(tx, webhookSubject(id), 'webhook_disabled');
    await audit(tx, by, 'webhook_deleted', id);
    return true;
  });
}

export const webhookSubject = (id: number): string => `webhook/${id}`;

export async function audit(
  tx: Transaction,
  actor: string,
  action: string,
  id: number,
  details: Record<string, string | number | null> = {},
): Promise<void> {
  await tx`
    insert into audit.events (actor, action, subject, details)
    values (${actor}, ${action}, ${webhookSubject(id)}, ${tx.json(details)})`;
}
