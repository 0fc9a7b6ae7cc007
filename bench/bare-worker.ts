/**
 * A worker for bare workflows, in a process of its own as the product's is, and with the product's options. Run by
 * bare-appraisals.ts. The one argument is JSON: {address, namespace, taskQueue}. Prints `ready`, then the step of
 * every activity as it is done. Ends when its standard input does.
 */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { silenceWorkers } from './one-each.ts';

export interface BareWorkerInput {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
}

export interface BareActivities {
  act(input: { step: number }): Promise<void>;
}

silenceWorkers();
const { address, namespace, taskQueue } = JSON.parse(process.argv[2] ?? '') as BareWorkerInput;
const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
const activities: BareActivities = {
  async act({ step }) {
    process.stdout.write(`${step}\n`);
  },
};
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('workflows.ts', import.meta.url)),
    logger: quiet,
  }),
  activities,
  // As in src/worker/run-worker.ts.
  stickyQueueScheduleToStartTimeout: '2 seconds',
  maxConcurrentActivityTaskExecutions: 16,
  maxCachedWorkflows: 100,
});
const running = worker.run();
process.stdout.write('ready\n');
await once(process.stdin.resume(), 'end');
worker.shutdown();
await running;
await connection.close();
