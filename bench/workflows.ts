import { executeChild, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { OneEachActivities } from './one-each.ts';

/** What the two ways of paying one by one are given. `name` keeps the ids of a run apart from another's. */
export interface OneEachInput {
  readonly name: string;
  readonly transfers: number;
  /** Children, or activities, under way at once. */
  readonly atOnce: number;
}

const { payOne } = proxyActivities<OneEachActivities>({ startToCloseTimeout: '5 minutes' });

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
