import type { Client } from '@temporalio/client';

/** How many activities a workflow called before the first signal, then after each: `[2, 3, 1]` took two signals. */
export type WorkflowShape = readonly number[];

/** As the history of a workflow tells it. */
export async function shapeOf(client: Client, workflowId: string): Promise<WorkflowShape> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const shape = [0];
  for (const event of events ?? []) {
    if (event.workflowExecutionSignaledEventAttributes) shape.push(0);
    if (event.activityTaskScheduledEventAttributes) shape.push((shape.pop() ?? 0) + 1);
  }
  return shape;
}

export const signalsOf = (shapes: readonly WorkflowShape[]): number =>
  shapes.reduce((sum, shape) => sum + shape.length - 1, 0);

export const activitiesOf = (shapes: readonly WorkflowShape[]): number =>
  shapes.flat().reduce((sum, activities) => sum + activities, 0);
