import type { History } from './history-json.ts';

/** One execution of a workflow, as the server knows it. */
export interface Execution {
  readonly runId: string;
  readonly type: string;
  readonly outcome: string;
  readonly isRunning: boolean;
  readonly startedAt: string;
  readonly closedAt: string | null;
}

/** The engine's histories, for as long as it keeps them. */
export interface HistorySource {
  /**
   * All executions under this id that are still kept, in the order in which they began. None: it is not known any more.
   * Servers let nobody list more than a few times a second.
   */
  executions(workflowId: string): Promise<Execution[]>;
  /** One execution by its own id, else the latest, whether the list has it yet or not. Null: it is not known any more. */
  execution(workflowId: string, runId?: string): Promise<Execution | null>;
  /** As our workflows see it: payloads decoded. */
  history(workflowId: string, runId: string): Promise<History>;
}
