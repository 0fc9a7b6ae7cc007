import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paymentBatchId } from '../../src/workflows/contract.ts';
import { approve, load, runToEnd, start, until, upload, waiting } from '../support/months.ts';
import { people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

const idsOf = async ({ client }: World, query: string): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query })) ids.push(workflowId);
  return ids;
};

test('while the bank is down for long, what is tried again is found, and no longer when it answers', async () => {
  const world = await testWorld({ retryPauseMaxMs: 300 });
  const { programme, database, client } = world;
  await load(world, '2026-10', people(3));
  const run = await start(world, '2026-10', { correctionWindowMs: 0 });
  await waiting(world, run, 'approval');
  const mine = `WulouProgramme = "${programme}"`;
  const toApprove = `${mine} and WulouAttention = "approval"`;
  await until('the run among what is to be approved', async () =>
    (await idsOf(world, toApprove)).includes(run.workflowId),
  );
  await world.sandbox.setFaults({ seed: 3, outageSeconds: 12 });
  const paying = runToEnd(world, run);
  const retrying = `${mine} and WulouPeriod = "2026-10" and WulouAttention = "retrying"`;
  const found = await until('what is tried again', async () => {
    const ids = await idsOf(world, retrying);
    return ids.length > 0 && ids;
  });
  const batches = await database.sql<
    { id: number }[]
  >`select id from finance.batches where run_id = ${run.id}`;
  const possible = [run.workflowId, ...batches.map(({ id }) => paymentBatchId(programme, '2026-10', id))];
  expect(possible).toEqual(expect.arrayContaining(found));
  expect((await paying).state).toBe('closed');
  await until('nothing to be tried again', async () => (await idsOf(world, retrying)).length === 0);

  // Who has no key reads what each activity is for.
  const { events } = await client.workflow.getHandle(run.workflowId).fetchHistory();
  const words = events?.flatMap(({ userMetadata }) =>
    Buffer.from(userMetadata?.summary?.data ?? '').toString(),
  );
  expect(words).toEqual(
    expect.arrayContaining([
      `"the month ${programme} 2026-10"`,
      '"draws up the list to approve"',
      '"until approval, or a look meanwhile"',
    ]),
  );
});

test('a bank that is down when a list is approved is told of before anything is sent', async () => {
  const world = await testWorld({ retryPauseMaxMs: 300 });
  await load(world, '2026-10', people(2));
  const first = await start(world, '2026-10', { correctionWindowMs: 0 });
  await waiting(world, first, 'approval');
  await upload(world, '2026-11', people(2));
  const second = await start(world, '2026-11', { correctionWindowMs: 0 });
  await waiting(world, second, 'approval');
  await world.sandbox.setFaults({ seed: 3, outageSeconds: 14 });
  await approve(world, first);
  await until(
    'the outage',
    async () =>
      (
        await world.database
          .sql`select from finance.batches where run_id = ${first.id} and sent_at is not null`
      ).length > 0,
  );
  await approve(world, second);
  const query = `WorkflowId = "${second.workflowId}" and WulouStage = "approve" and WulouAttention = "retrying"`;
  await until('the second month to be told of', async () => (await idsOf(world, query)).length > 0);
  expect((await runToEnd(world, first)).state).toBe('closed');
  expect(await runToEnd(world, second)).toMatchObject({ state: 'closed', paid: 2 });
});

test('every query that the guide gives is one that the server takes', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/temporal-ui.md'), 'utf8');
  const queries = [...guide.matchAll(/^\| [^|]+ \| `([^`]*Wulou[^`]*)` \|$/gm)].map(
    ([, query]) => query ?? '',
  );
  expect(queries).toHaveLength(11);
  const { client } = await testWorld();
  for (const query of queries)
    expect((await client.workflow.count(query)).count, query).toBeGreaterThanOrEqual(0);
  await expect(client.workflow.count('WulouNothing = 1')).rejects.toThrow();
});
