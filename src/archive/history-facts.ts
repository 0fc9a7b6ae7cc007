import type { History, HistoryEvent } from './history-json.ts';

/** What a history says of itself. */
export interface HistoryFacts {
  readonly type: string;
  readonly events: number;
  /** The content hash of the workflow code that decided last; null where no worker said. */
  readonly buildId: string | null;
  /** Workflows that it started. */
  readonly children: readonly string[];
  /** The workflow that started it; null where no workflow did. */
  readonly parent: string | null;
  /** The execution that it was continued from, and the one that it was continued in. */
  readonly continuedFrom: string | null;
  readonly continuedIn: string | null;
}

export function factsOf(history: History): HistoryFacts {
  const events = history.events ?? [];
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  const last = events.at(-1)?.workflowExecutionContinuedAsNewEventAttributes;
  return {
    type: started?.workflowType?.name ?? '',
    events: events.length,
    buildId: events.reduce<string | null>((found, event) => buildIdOf(event) ?? found, null),
    children: [...new Set(events.flatMap(childOf))],
    parent: started?.parentWorkflowExecution?.workflowId || null,
    continuedFrom: started?.continuedExecutionRunId || null,
    continuedIn: last?.newExecutionRunId || null,
  };
}

function childOf(event: HistoryEvent): string[] {
  const id = event.childWorkflowExecutionStartedEventAttributes?.workflowExecution?.workflowId;
  return id ? [id] : [];
}

/** A build id ends in the SHA-256 of the code; workers of before said the SDK's version before it. */
function buildIdOf({ workflowTaskCompletedEventAttributes: completed }: HistoryEvent): string | null {
  const said = completed?.deploymentVersion?.buildId || completed?.workerVersion?.buildId || '';
  return /[0-9a-f]{64}$/.exec(said)?.[0] ?? null;
}

/** ISO 8601 in UTC, to the millisecond. */
export function momentOf(event: HistoryEvent | undefined): string | null {
  const seconds = event?.eventTime?.seconds;
  if (seconds === undefined || seconds === null) return null;
  return new Date(Number(seconds) * 1_000 + Math.floor((event?.eventTime?.nanos ?? 0) / 1e6)).toISOString();
}
