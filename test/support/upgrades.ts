import { expect } from 'vitest';
import type { WorkflowCode } from '../../src/db/queries/audit/workflow-code.ts';
import { approve, load, runToEnd, start, waiting } from './months.ts';
import { people } from './people.ts';
import type { World } from './world.ts';

/** The build ids of the code that the steps of a workflow ran on, each once, in their order. */
export async function codeThatRan({ client }: World, workflowId: string): Promise<string[]> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const ids = (events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: done }) =>
    done ? [done.deploymentVersion?.buildId || done.workerVersion?.buildId || 'unknown'] : [],
  );
  return [...new Set(ids)];
}

/** A month begins on one version, which is gone before it is paid; the next month begins on the other. */
export async function upgradeInTheMiddle(
  world: World,
  old: WorkflowCode,
  fresh: WorkflowCode,
): Promise<void> {
  expect(await world.upgrade(old)).toEqual([]);
  await load(world, '2026-10', people(3));
  const october = await start(world, '2026-10');
  await waiting(world, october, 'approval');

  expect(await world.upgrade(fresh)).toEqual([]);
  await load(world, '2026-11', people(3));
  const november = await start(world, '2026-11');
  await waiting(world, november, 'approval');
  await approve(world, october);
  expect(await runToEnd(world, october)).toMatchObject({ paid: 3, omitted: 0 });
  await approve(world, november);
  expect(await runToEnd(world, november)).toMatchObject({ paid: 3, omitted: 0 });

  expect(await codeThatRan(world, october.workflowId)).toEqual([old.buildId]);
  expect(await codeThatRan(world, november.workflowId)).toEqual([fresh.buildId]);
  const [batch] = await world.database.sql<{ id: number }[]>`select id from finance.batches order by id`;
  const ofOctober = `payment-batch/${world.programme}/2026-10/${batch?.id}`;
  expect(await codeThatRan(world, ofOctober)).toEqual([old.buildId]);
}

/** A month begins on a worker that keeps no versions apart, as all were once, and is paid by one that does. */
export async function upgradeFromUnversioned(world: World, code: WorkflowCode): Promise<void> {
  await load(world, '2026-10', people(3));
  const run = await start(world, '2026-10');
  await waiting(world, run, 'approval');
  await world.upgrade(code);
  await approve(world, run);
  expect(await runToEnd(world, run)).toMatchObject({ paid: 3, omitted: 0 });
  const { events } = await world.client.workflow.getHandle(run.workflowId).fetchHistory();
  const versions = (events ?? []).flatMap(({ workflowTaskCompletedEventAttributes: done }) =>
    done ? [done.deploymentVersion?.buildId ?? null] : [],
  );
  // First of no version, then of this one.
  expect([...new Set(versions)]).toEqual([null, code.buildId]);
}
