import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createBankClient } from '../src/connectors/bank/bank-client.ts';
import { writePaymentFile } from '../src/connectors/bank/payment-file.ts';
import type { BareSandbox } from './bare-sandbox.ts';
import type { BenchStack } from './bench-stack.ts';
import { type OneEachMeasure, perSecond } from './measure.ts';
import type { OneEachInput } from './workflows.ts';

/** A file of one transfer, sent to the bank. */
function oneEachActivities(sandboxUrl: string) {
  const bank = createBankClient({ baseUrl: sandboxUrl, timeoutMs: 60_000 });
  return {
    async payOne({ endToEndId }: { endToEndId: string }): Promise<void> {
      const createdAt = new Date().toISOString();
      const file = writePaymentFile({
        messageId: endToEndId,
        createdAt,
        requestedOn: createdAt.slice(0, 10),
        debtor: { name: '示范单位', account: '0200001009000000001', bankCode: '102100000013' },
        transfers: [
          {
            endToEndId,
            amountFen: 12_900,
            creditorName: '张三',
            creditorAccount: '6216610035388006649',
            creditorBankCode: '102100099996',
          },
        ],
      });
      const { status } = await bank.submit(file, endToEndId);
      if (status.transfers[0]?.status !== 'accepted') throw new Error('the transfer was not accepted');
    },
  };
}

export type OneEachActivities = ReturnType<typeof oneEachActivities>;

export interface OneEach {
  /** (c) `childForEach`, (d) `activityForEach`. */
  run(kind: 'childForEach' | 'activityForEach', input: OneEachInput): Promise<OneEachMeasure>;
  stop(): Promise<void>;
}

/** A worker for the two ways of paying one by one, on the stack's Temporal server. */
export async function startOneEach({ description }: BenchStack, sandbox: BareSandbox): Promise<OneEach> {
  const { address, namespace } = description.temporal;
  const taskQueue = 'bench';
  const quiet = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('workflows.ts', import.meta.url)),
      logger: quiet,
    }),
    activities: oneEachActivities(sandbox.url),
  });
  const running = worker.run();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  return {
    async run(kind, input) {
      const begun = performance.now();
      await client.workflow.execute(kind, {
        taskQueue,
        workflowId: `bench/${kind}/${input.name}`,
        args: [input],
      });
      const totalMs = performance.now() - begun;
      return { transfers: input.transfers, totalMs, perSecond: perSecond(input.transfers, totalMs) };
    },
    async stop() {
      worker.shutdown();
      await running;
      await connection.close();
      await native.close();
    },
  };
}

/** Before the first worker: its words would stand between the lines of the table. */
export function silenceWorkers(): void {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
}
