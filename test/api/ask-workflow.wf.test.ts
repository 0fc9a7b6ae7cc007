import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { expect, inject, onTestFinished, test } from 'vitest';
import { askWorkflow } from '../../src/api/ask-workflow.ts';
import { isPassingFault } from '../../src/api/passing-fault.ts';
import { cancel, workflowNames } from '../../src/workflows/contract.ts';
import { namespace } from '../support/world.ts';

test('a workflow that no worker answers for is waited for so long, and the fault is one that passes', async () => {
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  onTestFinished(() => connection.close());
  const client = new Client({ connection, namespace });
  const handle = await client.workflow.start(workflowNames.disbursement, {
    taskQueue: `nobody-${randomUUID()}`,
    workflowId: randomUUID(),
    args: [],
  });
  const begun = Date.now();
  const fault = await askWorkflow(client, handle, cancel, [{ by: 'hr1' }], 1_000).catch(
    (error: unknown) => error,
  );
  expect(Date.now() - begun).toBeLessThan(20_000);
  expect(isPassingFault(fault)).toBe(true);
  await handle.terminate();
});
