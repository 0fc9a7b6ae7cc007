import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Worker } from '@temporalio/worker';
import { type History, loadHistory } from './history-file.ts';

const folder = resolve(import.meta.dirname, '../histories');

/** Recorded histories, from the folder of their version on: `0.1.0/disbursement.json`. */
export const recordedHistories: readonly string[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => relative('.', name).split(sep).join('/'))
  .sort();

export const recordedHistory = (name: string): History => loadHistory(join(folder, name));

export const workflowTypeOf = (history: History): string =>
  history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? '';

/** Throws, in words that say what to do, where this code would have taken another course. */
export async function replay(code: { readonly code: string }, name: string): Promise<void> {
  const history = recordedHistory(name);
  try {
    await Worker.runReplayHistory({ workflowBundle: code }, history, name);
  } catch (error) {
    throw new Error(
      `${name}: a run of ${workflowTypeOf(history)} that went this way would stand still under this code. Put what is new behind patched(), see docs/versioning.md. ${(error as Error).message}`,
      { cause: error },
    );
  }
}
