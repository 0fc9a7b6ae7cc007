import { Client, Connection } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { History } from '../../src/codec/decode-history.ts';
import { createPayloadCodec, isEncrypted } from '../../src/codec/payload-codec.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { withKeysDesk } from '../../src/keys/keys-desk.ts';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';
import { workflowNames } from '../../src/workflows/contract.ts';
import { historyFromJson, historyToJson, textOf } from '../support/history-file.ts';
import { fix, load, otherName, runToEnd, start, waiting } from '../support/months.ts';
import { people, person } from '../support/people.ts';
import { keysOf } from '../support/postgres.ts';
import { namedWorld, testWorld } from '../support/test-world.ts';
import { namespace, type World } from '../support/world.ts';

const staff = people(4);

const raw = (world: World, run: Run): Promise<History> =>
  world.client.workflow.getHandle(run.workflowId).fetchHistory();

/** Every payload of a history but search attributes, which Temporal must read. */
function payloadsOf(part: unknown): Payload[] {
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) return [];
  if ('metadata' in part && 'data' in part) return [part as Payload];
  return Object.entries(part).flatMap(([name, inner]) =>
    name === 'searchAttributes' ? [] : payloadsOf(inner),
  );
}

const isText = ({ data }: Payload): boolean =>
  Buffer.from(data ?? '')
    .toString('utf8')
    .startsWith('"');
const keyIdOf = ({ metadata }: Payload): string =>
  Buffer.from(metadata?.['encryption-key-id'] ?? '').toString();

describe('a month with an outage, a correction and keys that are rotated in the middle', () => {
  let world: World;
  let run: Run;

  beforeAll(async () => {
    world = await namedWorld('codec');
    await load(world, '2026-10', staff, { E0002: otherName });
    await world.sandbox.setFaults({ seed: 3, outageSeconds: 1 });
    run = await start(world, '2026-10', { correctionWindowMs: 600_000 });
    const paying = runToEnd(world, run);
    await waiting(world, run, 'corrections');
    const { url, masterKey } = world.database;
    const given = { url, source: keysOf(masterKey), actor: 'operator/test', say: () => undefined };
    await withKeysDesk(given, (desk) => desk.rotate());
    await fix(world, run, 'E0002', { name: person(2).name });
    await paying;
    return () => world.end();
  });

  test('is a history in which nothing can be read but words, times and what it is found by', async () => {
    const history = await raw(world, run);
    // Markers say which version of the code was taken, and the server's own library reads them.
    const events = history.events?.filter((event) => !event.markerRecordedEventAttributes);
    const payloads = payloadsOf(events);
    expect(payloads.length).toBeGreaterThan(30);
    expect(payloads.filter((payload) => !isEncrypted(payload) && !isText(payload))).toEqual([]);
    expect(textOf(history)).not.toContain(`"runId":${run.id}`);
  });

  test('was begun under the first key and ended under the second, and both are read', async () => {
    const history = await raw(world, run);
    const ids = payloadsOf(history).filter(isEncrypted).map(keyIdOf);
    expect(new Set(ids)).toEqual(new Set(['p1', 'p2']));
    const text = textOf(await world.history(run.workflowId));
    expect(text).toContain(`"runId":${run.id}`);
    expect(await world.client.workflow.getHandle(run.workflowId).result()).toMatchObject({ paid: 4 });
  });

  test('says of itself what it is found by, without a key', async () => {
    const connection = await Connection.connect({ address: inject('temporalAddress') });
    try {
      const described = await new Client({ connection, namespace }).workflow
        .getHandle(run.workflowId)
        .describe();
      expect(described.searchAttributes).toMatchObject({ WulouStage: ['closed'], WulouHeld: [0] });
    } finally {
      await connection.close();
    }
  });

  test('replays without a key once it is decoded, also from JSON', async () => {
    const bundle = await workflowBundle(inject('bundles'));
    const decoded = historyFromJson(historyToJson(await world.history(run.workflowId)));
    expect(payloadsOf(decoded).filter(isEncrypted)).toEqual([]);
    await Worker.runReplayHistory({ workflowBundle: bundle }, decoded, run.workflowId);
  });
});

test('what fails says why to who has the key, and to nobody else', async () => {
  const world = await testWorld();
  const workflowId = `employee-change/of-${world.programme}`;
  const handle = await world.client.workflow.start(workflowNames.employeeChange, {
    taskQueue: world.taskQueue,
    workflowId,
    args: [{ changeId: 999_999_999, retryPauseMaxMs: 100 }],
  });
  await expect(handle.result()).rejects.toMatchObject({
    cause: { cause: { message: 'change 999999999 is not on record' } },
  });
  const { events } = await handle.fetchHistory();
  const failure = events?.map((event) => event.activityTaskFailedEventAttributes?.failure).find(Boolean);
  expect(failure?.message).toBe('Encoded failure');
  expect(failure?.encodedAttributes && isEncrypted(failure.encodedAttributes)).toBe(true);
  expect(textOf({ events: events ?? [] })).not.toContain('is not on record');
  const codec = createPayloadCodec(world.database.payloadKeys, { encrypts: true });
  const [decoded] = await codec.decode([failure?.encodedAttributes ?? {}]);
  expect(Buffer.from(decoded?.data ?? '').toString()).toContain('change 999999999 is not on record');
});

test('a run that was begun before payloads were encrypted goes on and closes', async () => {
  const world = await testWorld();
  await load(world, '2026-10', staff);
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const plain = new Client({ connection, namespace });
  try {
    const run = await start(world, '2026-10', { correctionWindowMs: 0 });
    const [row] = await world.database.sql<{ settings: unknown }[]>`
      select settings from finance.runs where id = ${run.id}`;
    // The run that the API has just begun is begun again as an older version would have.
    await world.client.workflow.getHandle(run.workflowId).terminate('begun again, plain');
    await plain.workflow.start(workflowNames.disbursement, {
      taskQueue: world.taskQueue,
      workflowId: run.workflowId,
      args: [{ runId: run.id, programme: world.programme, period: '2026-10', settings: row?.settings }],
    });
    await runToEnd(world, run);
    const history = await raw(world, run);
    const started = payloadsOf(history.events?.[0]);
    expect(started.some(isEncrypted)).toBe(false);
    expect(payloadsOf(history).some(isEncrypted)).toBe(true);
  } finally {
    await connection.close();
  }
});
