import type { Client, WorkflowHandle } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';

/** An update waits for a worker: where none answers for so long, the caller is told to come again. */
const mostWaitMs = 30_000;

/** Asks a workflow to do something. Throws a passing fault (see passing-fault.ts) where it does not answer in time. */
export function askWorkflow<Answer, Args extends [unknown, ...unknown[]]>(
  client: Client,
  handle: WorkflowHandle,
  update: UpdateDefinition<Answer, Args>,
  args: Args,
  waitMs = mostWaitMs,
): Promise<Answer> {
  return client.withDeadline(Date.now() + waitMs, () => handle.executeUpdate(update, { args }));
}
