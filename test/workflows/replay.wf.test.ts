import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { workflowBundle } from '../../src/worker/workflow-bundle.ts';
import * as workflows from '../../src/workflows/index.ts';
import { type History, loadHistory } from '../support/history-file.ts';
import { quietRuntime } from '../support/world.ts';

const folder = resolve(import.meta.dirname, '../histories');
const recorded = readdirSync(folder).filter((name) => name.endsWith('.json'));

const workflowOf = (history: History): string =>
  history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? '';

describe('a run under way survives this version', () => {
  let bundle: { code: string };
  beforeAll(async () => {
    quietRuntime();
    bundle = await workflowBundle(inject('bundles'));
  });

  test.each(recorded)('the recorded %s replays', async (name) => {
    const history = loadHistory(join(folder, name));
    await Worker.runReplayHistory({ workflowBundle: bundle }, history, name);
  });

  test('a history that tells of another course does not replay', async () => {
    const history = loadHistory(join(folder, 'payment-batch.json'));
    for (const event of history.events ?? []) {
      const scheduled = event.activityTaskScheduledEventAttributes;
      if (scheduled?.activityType) scheduled.activityType.name = 'somethingElse';
    }
    await expect(Worker.runReplayHistory({ workflowBundle: bundle }, history, 'other')).rejects.toThrow();
  });

  test('every workflow has a recorded history', () => {
    const shown = new Set(recorded.map((name) => workflowOf(loadHistory(join(folder, name)))));
    expect([...shown].sort()).toEqual(Object.keys(workflows).sort());
  });
});
