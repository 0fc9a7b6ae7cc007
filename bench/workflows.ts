import {
  condition,
  defineSignal,
  executeChild,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { BareActivities } from './bare-worker.ts';
import type { OneEachActivities } from './one-each.ts';
import type { WorkflowShape } from './workflow-shape.ts';

/** What the two ways of paying one by one are given. `name` keeps the ids of a run apart from another's. */
export interface OneEachInput {
  readonly name: string;
  readonly transfers: number;
  /** Children, or activities, under way at once. */
  readonly atOnce: number;
}

const { payOne } = proxyActivities<OneEachActivities>({ startToCloseTimeout: '5 minutes' });
const { act } = proxyActivities<BareActivities>({ startToCloseTimeout: '5 minutes' });

export const told = defineSignal('told');

/** Waits for as many signals as an appraisal got, and calls as many activities after each. */
export async function bareAppraisal({ shape }: { shape: WorkflowShape }): Promise<void> {
  let signals = 0;
  setHandler(told, () => {
    signals += 1;
  });
  for (const [step, activities] of shape.entries()) {
    await condition(() => signals >= step);
    for (let called = 0; called < activities; called += 1) await act({ step });
  }
}

/** (c) A child workflow for each transfer. */
export async function childForEach({ name, transfers, atOnce }: OneEachInput): Promise<void> {
  await inLanes(transfers, atOnce, (place) =>
    executeChild(transferWorkflow, {
      workflowId: `${workflowInfo().workflowId}/${place}`,
      args: [{ endToEndId: `${name}-${place}` }],
    }),
  );
}

export async function transferWorkflow(input: { endToEndId: string }): Promise<void> {
  await payOne(input);
}

/** (d) An activity for each transfer. */
export async function activityForEach({ name, transfers, atOnce }: OneEachInput): Promise<void> {
  await inLanes(transfers, atOnce, (place) => payOne({ endToEndId: `${name}-${place}` }));
}

async function inLanes(
  count: number,
  atOnce: number,
  work: (place: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        next += 1;
        await work(next);
      }
    }),
  );
}
