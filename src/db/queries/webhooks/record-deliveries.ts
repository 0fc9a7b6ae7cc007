import type { Sql, Transaction } from '../../database.ts';

/** So many events are put on record at once. */
export const recordPage = 20_000;

interface Progress {
  readonly seen: string;
  readonly recordingUpTo: string | null;
  readonly recordedTo: number;
  readonly cluster: string;
  readonly clusterFloor: number;
  readonly highest: number;
  readonly types: string[];
  readonly replayAfter: number | null;
  readonly replayTo: number | null;
  readonly clusterNow: string;
  readonly now: string;
}

/**
 * Puts on record what an endpoint is to be told next, and moves its cursor in the same transaction: what happened
 * since, else a part of what it asked to have again. Nothing is put on record while it has something to send, so the
 * table of deliveries grows no faster than they are delivered.
 *
 * Ids are given out before transactions are committed, so a reader that remembers an id alone misses what a slower
 * transaction commits later under a lower one. What is new is therefore what the present snapshot sees and the one
 * before did not; within that, ids are in the order of the moves of every single item.
 * @returns whether there may be more.
 */
export async function recordDeliveries(sql: Sql, endpointId: number, page = recordPage): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [progress] = await tx<Progress[]>`
      select seen::text, recording_up_to::text as "recordingUpTo", recorded_to as "recordedTo", cluster,
        cluster_floor as "clusterFloor", highest, types, replay_after as "replayAfter", replay_to as "replayTo",
        (select system_identifier::text from pg_control_system()) as "clusterNow", pg_current_snapshot()::text as now
      from webhooks.endpoints where id = ${endpointId} and state = 'active' for update`;
    if (!progress) return false;
    const [waiting] = await tx`
      select from webhooks.deliveries where endpoint_id = ${endpointId} and state = 'pending' and source <> 'test' limit 1`;
    if (waiting) return false;
    if (progress.cluster !== progress.clusterNow) {
      await recordOfEarlierCluster(tx, endpointId, progress);
      return true;
    }
    const recorded = await recordNew(tx, endpointId, progress, page);
    // A window that ended with its last page: what happened since its beginning was not looked at.
    if (recorded.looked > 0 || progress.recordingUpTo !== null) return true;
    return progress.replayAfter !== null && recordReplay(tx, endpointId, progress, page);
  });
}

type Fragment = ReturnType<Transaction>;

interface Looked {
  readonly looked: number;
  readonly last: number | null;
}

async function recordNew(
  tx: Transaction,
  endpointId: number,
  progress: Progress,
  page: number,
): Promise<Looked> {
  const upTo = progress.recordingUpTo ?? progress.now;
  const fresh: Fragment = tx`tx >= pg_snapshot_xmin(${progress.seen}::pg_snapshot) and tx < pg_snapshot_xmax(${upTo}::pg_snapshot)
    and pg_visible_in_snapshot(tx, ${upTo}::pg_snapshot) and not pg_visible_in_snapshot(tx, ${progress.seen}::pg_snapshot)
    and id > ${Math.max(progress.recordedTo, progress.clusterFloor)}`;
  const looked = await insertDeliveries(tx, endpointId, progress.types, fresh, page, tx`do nothing`);
  const highest = Math.max(progress.highest, looked.last ?? 0);
  if (looked.looked === page)
    await tx`
      update webhooks.endpoints set recording_up_to = ${upTo}::pg_snapshot, recorded_to = ${looked.last}, highest = ${highest}
      where id = ${endpointId}`;
  else
    await tx`
      update webhooks.endpoints set seen = ${upTo}::pg_snapshot, recording_up_to = null, recorded_to = 0, highest = ${highest}
      where id = ${endpointId}`;
  return looked;
}

async function recordReplay(
  tx: Transaction,
  endpointId: number,
  { types, replayAfter, replayTo }: Progress,
  page: number,
): Promise<boolean> {
  const again: Fragment = tx`id > ${replayAfter} and id <= ${replayTo} order by id limit ${page}`;
  const { looked, last } = await insertDeliveries(
    tx,
    endpointId,
    types,
    again,
    page,
    tx`do update set state = 'pending', attempts = 0, position = excluded.position, last_status = null, last_reason = null`,
  );
  const more = looked === page;
  await tx`
    update webhooks.endpoints set replay_after = ${more ? last : null}, replay_to = ${more ? replayTo : null}
    where id = ${endpointId}`;
  return looked > 0;
}

/**
 * A database that was restored into another cluster has numbers of transactions that mean nothing there. What the
 * endpoint had not seen is told by the old snapshot and the highest id; from then on the new cluster's count holds, and
 * rows that seem to be of its future are left out by their ids.
 */
async function recordOfEarlierCluster(
  tx: Transaction,
  endpointId: number,
  { seen, highest, types, clusterNow, now }: Progress,
): Promise<void> {
  const unseen: Fragment = tx`(id > ${highest} or not pg_visible_in_snapshot(tx, ${seen}::pg_snapshot))`;
  await insertDeliveries(tx, endpointId, types, unseen, null, tx`do nothing`);
  await tx`
    update webhooks.endpoints set seen = ${now}::pg_snapshot, recording_up_to = null, recorded_to = 0, cluster = ${clusterNow},
      cluster_floor = greatest(cluster_floor, (select max(id) from finance.item_events where tx >= pg_snapshot_xmax(${now}::pg_snapshot)),
        (select max(id) from finance.run_events where tx >= pg_snapshot_xmax(${now}::pg_snapshot))),
      highest = greatest(highest, (select max(id) from finance.item_events), (select max(id) from finance.run_events))
    where id = ${endpointId}`;
}

/** Looks at a page of events in the order of their numbers; those of the chosen types become deliveries. */
async function insertDeliveries(
  tx: Transaction,
  endpointId: number,
  types: string[],
  condition: Fragment,
  page: number | null,
  onConflict: Fragment,
): Promise<Looked> {
  const [row] = await tx<Looked[]>`
    with events as materialized (
      (select id, 'item' as source, 'item.' || to_state as type from finance.item_events where ${condition})
      union all
      (select id, 'run', type from finance.run_events where ${condition})),
    page as materialized (select * from events order by id limit ${page}),
    recorded as (
      insert into webhooks.deliveries (endpoint_id, event_id, source, type)
      select ${endpointId}, id, source, type from page where type = any(${types}) order by id
      on conflict (endpoint_id, event_id) ${onConflict})
    select count(*) as looked, max(id) as last from page`;
  return row ?? { looked: 0, last: null };
}
