import { describe, expect, test } from 'vitest';
import { ensureRunWorkflow } from '../../src/api/run-workflow.ts';
import { findRun, listRuns } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { aDayComes, dueFromTheFirst, monthBefore } from '../support/days.ts';
import { approve, bankBook, heldBy, listToApprove, load, runToEnd, start, until } from '../support/months.ts';
import { openMonth } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

const runsOf = ({ database }: World) =>
  listRuns(database.sql, { programme: null, period: null, state: null }, Number.MAX_SAFE_INTEGER, 10);

describe('the schedule', () => {
  test('starts the month that is due, once, however often it comes', async () => {
    const world = await testWorld();
    await dueFromTheFirst(world);
    const period = await monthBefore(world, 0);
    await load(world, period, people(2));
    await aDayComes(world, 1);
    await aDayComes(world, 2);
    expect(await runsOf(world)).toHaveLength(1);
    const run = must(await findRun(world.database.sql, world.programme, period), 'run');
    expect(run).toMatchObject({ startedBy: 'schedule', state: 'open' });
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2 });
    await aDayComes(world, 3);
    expect(await runsOf(world)).toHaveLength(1);
  });

  test('catches up the months that were missed', async () => {
    const world = await testWorld();
    await dueFromTheFirst(world);
    await load(world, '2000-01', people(1));
    await openMonth(world.database, await monthBefore(world, 3), { programme: world.programme });
    await aDayComes(world, 1);
    const runs = await runsOf(world);
    expect(runs).toHaveLength(4);
    for (const run of runs)
      await until('its workflow', () => world.client.workflow.getHandle(run.workflowId).describe());
    expect(runs[0]?.period).toBe(await monthBefore(world, 0));
  });

  test('of an installation without people starts nothing', async () => {
    const world = await testWorld();
    await dueFromTheFirst(world);
    await aDayComes(world, 1);
    expect(await runsOf(world)).toEqual([]);
  });
});

describe('a run whose workflow was lost', () => {
  test('is taken up by the schedule of the next day', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2));
    const run = await openMonth(world.database, '2026-10', { programme: world.programme });
    await aDayComes(world, 1);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2 });
  });

  test('before sending is started again where it stands', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3));
    const run = await start(world, '2026-10');
    await listToApprove(world, run);
    await world.client.workflow.getHandle(run.workflowId).terminate('lost');
    await ensureRunWorkflow(world.client, world.taskQueue, run);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 3 });
  });

  test('in the middle of paying pays everybody once', async () => {
    const world = await testWorld({ batchSize: 2 });
    await world.sandbox.setFaults({ seed: 4, outageSeconds: 2, lostReply: 0.5 });
    const staff = people(10);
    await load(world, '2026-10', staff);
    const run = await start(world, '2026-10');
    await approve(world, run);
    await until(
      'the first batch on its way',
      async () =>
        (
          await world.database.sql`
      select from finance.batches where run_id = ${run.id} and state <> 'prepared'`
        ).length > 0,
    );
    await world.client.workflow.getHandle(run.workflowId).terminate('lost');
    await ensureRunWorkflow(world.client, world.taskQueue, run);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 10, carried: 0 });
    const book = await bankBook(world);
    for (const one of staff) expect(heldBy(book, one.account)).toEqual({ fen: 12_900, bookings: 1 });
  });
});
