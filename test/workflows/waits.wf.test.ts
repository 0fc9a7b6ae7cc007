import { expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { approve, fix, listToApprove, load, runToEnd, start, tasksOf, until } from '../support/months.ts';
import { loadEmployees } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import { explain, putUnmatchedPayment } from '../support/unmatched-payment.ts';
import type { World } from '../support/world.ts';

const period = '2026-10';

/** What is told outside of the waits of a run, in order. */
async function told({ database }: World, run: Run): Promise<string[]> {
  const rows = await database.sql<{ wait: string }[]>`
    select waiting_for || ': ' || owner as wait from finance.run_events
    where run_id = ${run.id} and type = 'run.waiting' order by id`;
  return rows.map(({ wait }) => wait);
}

/** Waits until the Temporal UI says so: in what workflows are found by, and in words. */
async function shown({ client }: World, run: Run, reason: string, owner: string): Promise<void> {
  const handle = client.workflow.getHandle(run.workflowId);
  await until(`${reason} in the UI`, async () => {
    const { searchAttributes } = await handle.describe();
    const details = JSON.stringify(await handle.query('__temporal_workflow_metadata'));
    return (
      searchAttributes.WulouAttention?.[0] === reason &&
      details.includes(`waiting for **${reason}**: **${owner}** must act`)
    );
  });
}

test('a list that was rejected waits for HR, who must change it, and no more for finance', async () => {
  const world = await testWorld();
  await load(world, period, people(2));
  const run = await start(world, period);
  const { digest } = await listToApprove(world, run);
  await shown(world, run, 'approval', 'finance');
  const params = { path: { runId: run.id } };
  const body = { digest, reason: 'the base of E0002 is wrong' };
  await dataOf(world.as('finance1').POST('/v1/disbursements/{runId}/reject', { params, body }));
  await shown(world, run, 'list_change', 'hr');
  expect(await told(world, run)).toEqual(['approval: finance', 'list_change: hr']);
  await fix(world, run, 'E0002', { baseFen: 600_000 });
  await listToApprove(world, run, digest);
  await shown(world, run, 'approval', 'finance');
  await runToEnd(world, run);
});

test('payments that only the bank knows wait for finance, who must say what they are', async () => {
  const world = await testWorld();
  await load(world, period, people(2));
  const run = await start(world, period);
  await listToApprove(world, run);
  const exceptionId = await putUnmatchedPayment(world);
  await approve(world, run);
  await shown(world, run, 'explanation', 'finance');
  const explanations = (await told(world, run)).filter((wait) => wait === 'explanation: finance');
  expect(explanations.length).toBeGreaterThan(0);
  await explain(world, exceptionId);
  await runToEnd(world, run);
});

test('a month that may not be closed waits for operations, who find out why', async () => {
  const world = await testWorld();
  await load(world, period, people(2));
  const run = await start(world, period);
  await listToApprove(world, run);
  await loadEmployees(world.database, people(3));
  await approve(world, run);
  await shown(world, run, 'close_refused', 'ops');
  expect(await told(world, run)).toContain('close_refused: ops');
  expect((await tasksOf(world, run)).map(({ kind, owner }) => `${kind}: ${owner}`)).toContain(
    'close_refused: ops',
  );
  await runToEnd(world, run);
});
