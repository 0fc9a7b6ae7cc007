import { type Client, type WorkflowExecutionInfo, WorkflowNotFoundError } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import type { Execution, HistorySource } from '../archive/history-source.ts';
import { decodeHistory } from '../codec/decode-history.ts';

/** Histories from the Temporal server, as they read without a key. */
export function historySource({ workflow }: Client, codecs: readonly PayloadCodec[]): HistorySource {
  async function describe(workflowId: string, runId?: string): Promise<Execution | null> {
    try {
      return executionOf(await workflow.getHandle(workflowId, runId).describe());
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  }
  return {
    execution: describe,
    async executions(workflowId) {
      const found = new Map<string, Execution>();
      // Ids are of our own making and hold no quotes.
      for await (const info of workflow.list({ query: `WorkflowId = "${workflowId}"` }))
        found.set(info.runId, executionOf(info));
      // The list may be a moment behind; of the latest execution the server itself knows.
      const latest = await describe(workflowId);
      if (latest) found.set(latest.runId, latest);
      return [...found.values()].sort((one, other) => one.startedAt.localeCompare(other.startedAt));
    },
    async history(workflowId, runId) {
      let history = await workflow.getHandle(workflowId, runId).fetchHistory();
      for (const codec of codecs) history = await decodeHistory(history, codec);
      return history;
    },
  };
}

function executionOf(info: Omit<WorkflowExecutionInfo, 'raw'>): Execution {
  return {
    runId: info.runId,
    type: info.type,
    outcome: info.status.name.toLowerCase(),
    isRunning: info.closeTime === undefined,
    startedAt: info.startTime.toISOString(),
    closedAt: info.closeTime?.toISOString() ?? null,
  };
}
