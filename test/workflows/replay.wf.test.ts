import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';
import * as workflows from '../../src/workflows/index.ts';
import { breakingCode } from '../support/changed-code.ts';
import { recordedHistories, recordedHistory, replay, workflowTypeOf } from '../support/replay.ts';
import { quietRuntime } from '../support/world.ts';

describe('a run under way survives this version', () => {
  let bundle: { code: string };
  beforeAll(async () => {
    quietRuntime();
    bundle = await workflowBundle(inject('bundles'));
  });

  test.each(recordedHistories)('the recorded %s replays', async (name) => {
    await replay(bundle, name);
  });

  test.each(Object.keys(workflows))('%s has a recorded history', (type) => {
    const types = recordedHistories.map((name) => workflowTypeOf(recordedHistory(name)));
    expect(types, `record one of ${type}: see docs/versioning.md`).toContain(type);
  });

  test.each(
    patchesInCode(),
  )('the patch %s was taken by a recorded history of each workflow that has it', (id) => {
    const takenBy = new Set(
      recordedHistories
        .map(recordedHistory)
        .filter((history) => patchesTaken(history).includes(id))
        .map(workflowTypeOf),
    );
    expect([...takenBy].sort(), 'record one: see docs/versioning.md').toEqual(
      expect.arrayContaining(id === 'late-calls-are-told' ? lateCallers : [expect.any(String)]),
    );
  });
});

/** Workflows that tell of late calls: one patch in the code of all. */
const lateCallers = ['disbursement', 'noticeDelivery', 'paymentBatch'];

function patchesInCode(): string[] {
  const folder = new URL('../../src/workflows/', import.meta.url);
  const code = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  return [...code.join('\n').matchAll(/patched\('([\w-]+)'\)/g)].map(([, id]) => id ?? '');
}

function patchesTaken({ events }: ReturnType<typeof recordedHistory>): string[] {
  return (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
    const data = marker?.details?.['patch-data']?.payloads?.[0]?.data;
    return data ? [(JSON.parse(Buffer.from(data).toString()) as { id: string }).id] : [];
  });
}

test('a change that a run under way could not survive is found, and it is said which, where and what to do', async () => {
  const broken = await breakingCode();
  const months = recordedHistories.filter((name) => workflowTypeOf(recordedHistory(name)) === 'disbursement');
  expect(months.length).toBeGreaterThan(3);
  for (const name of months) {
    const failed = expect(replay(broken, name)).rejects;
    await failed.toThrow(
      `${name}: a run of disbursement that went this way would stand still under this code`,
    );
  }
  await expect(replay(broken, '0.1.0/disbursement.json')).rejects.toThrow(
    /docs\/versioning\.md.*Nondeterminism/,
  );
  // Other workflows were not changed.
  await replay(broken, '0.1.0/payment-batch.json');
});
