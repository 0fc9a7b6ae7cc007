import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { ReplayHistories } from '../archive/replay-bundle.ts';

/** Replays by the SDK's own replay worker. It connects to nothing. */
export const replayHistories: ReplayHistories = async function* (code, histories) {
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: { code } },
    histories,
  ))
    yield { workflowId, error: error === undefined ? null : error.message };
};

/** What goes wrong in a replay is told by its results: the SDK need not print it as well. */
export function quietReplays(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: { logging: { filter: 'OFF' } },
  });
}
