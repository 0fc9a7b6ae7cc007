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
});

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
