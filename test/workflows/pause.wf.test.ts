import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { replyOf } from '../support/injected-client.ts';
import { reread } from '../support/month-by-hand.ts';
import {
  approve,
  bankBook,
  endCorrections,
  fix,
  heldBy,
  listToApprove,
  load,
  otherName,
  reportOf,
  runToEnd,
  start,
  tasksOf,
  until,
  waiting,
} from '../support/months.ts';
import { people, person } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

/** Longer than a run needs to do the next thing where nothing stops it. */
const aWhileMs = 1_500;

const reason = 'the file of another month was uploaded';
const ask = (world: World, run: Run, what: 'pause' | 'resume', as = 'finance1') =>
  what === 'pause'
    ? replyOf(
        world
          .as(as)
          .POST('/v1/disbursements/{runId}/pause', { params: { path: { runId: run.id } }, body: { reason } }),
      )
    : replyOf(
        world
          .as(as)
          .POST('/v1/disbursements/{runId}/resume', { params: { path: { runId: run.id } }, body: {} }),
      );

async function pause(world: World, run: Run, as = 'finance1'): Promise<void> {
  expect((await ask(world, run, 'pause', as)).status).toBe(200);
  await waiting(world, run, 'resume');
}

async function resume(world: World, run: Run): Promise<void> {
  expect((await ask(world, run, 'resume')).status).toBe(200);
}

const attentionOf = async ({ client }: World, run: Run) =>
  (await client.workflow.getHandle(run.workflowId).describe()).searchAttributes.WulouAttention ?? [];

const batchesBegun = ({ database }: World) => database.sql`
  select from finance.batches where state <> 'prepared'`;

describe('a paused run', () => {
  test('takes decisions and corrections in, sends nothing, and pays everybody once it is resumed', async () => {
    const world = await testWorld();
    await world.admit('ops1', 'ops');
    await load(world, '2026-10', people(4), { E0002: otherName });
    const run = await start(world, '2026-10');
    await listToApprove(world, run);
    await pause(world, run, 'ops1');
    await expect.poll(() => attentionOf(world, run)).toEqual(['paused']);
    expect(await tasksOf(world, run)).toEqual([
      { kind: 'run_paused', owner: 'ops', state: 'open', escalation: 0 },
    ]);
    const shown = await world.call('GET', `/v1/disbursements/${run.id}`, 'auditor1');
    expect(shown.body).toMatchObject({ waitingFor: 'resume', pause: { by: 'ops1', reason } });

    await approve(world, run);
    await fix(world, run, 'E0002', { name: person(2).name });
    await delay(aWhileMs);
    expect(await batchesBegun(world)).toEqual([]);
    expect(await bankBook(world)).toEqual([]);
    expect((await reread(world.database, run)).stage).toBe('approve');

    await resume(world, run);
    // The correction came after the approval: the list has changed and must be approved again.
    expect(await runToEnd(world, run)).toMatchObject({ paid: 4 });
    expect(await tasksOf(world, run)).toMatchObject([{ kind: 'run_paused', state: 'done' }]);
    expect(
      await world.database.sql`
      select actor, action, details from audit.events where action in ('run_paused', 'run_resumed') and subject = ${`run/${run.id}`} order by id`,
    ).toMatchObject([
      { actor: 'ops1', action: 'run_paused', details: { reason } },
      { actor: 'finance1', action: 'run_resumed' },
    ]);
    const history = await world.client.workflow.getHandle(run.workflowId).fetchHistory();
    expect(JSON.stringify(history)).not.toContain(reason);
  });

  test('finishes the batch under way and begins no other; its workflow may be lost meanwhile', async () => {
    const world = await testWorld({ batchSize: 1, batchesAtOnce: 1 });
    const staff = people(4);
    await load(world, '2026-10', staff);
    await world.sandbox.setFaults({ seed: 1, outageSeconds: 3 });
    const run = await start(world, '2026-10');
    await approve(world, run);
    await until('a batch under way', async () => (await batchesBegun(world)).length > 0);
    await pause(world, run);
    await until(
      'the batch under way to finish',
      async () => (await world.database.sql`select from finance.batches where state = 'answered'`).length > 0,
    );
    await delay(aWhileMs);
    expect(await batchesBegun(world)).toHaveLength(1);

    await world.client.workflow.getHandle(run.workflowId).terminate();
    const again = await ask(world, run, 'pause');
    expect([again.status, again.body.code]).toEqual([409, 'already_paused']);
    await waiting(world, run, 'resume');
    await delay(aWhileMs);
    expect(await batchesBegun(world)).toHaveLength(1);

    await resume(world, run);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 4 });
    const book = await bankBook(world);
    expect(staff.map(({ account }) => heldBy(book, account).bookings)).toEqual([1, 1, 1, 1]);
  });

  test('is found paused before sending, though nobody came to tell it', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2));
    const run = await start(world, '2026-10');
    await listToApprove(world, run);
    await world.database.sql`
      update finance.runs set paused_at = now(), paused_by = 'finance1', pause_reason = ${reason} where id = ${run.id}`;
    await approve(world, run);
    await waiting(world, run, 'resume');
    await delay(aWhileMs);
    expect(await batchesBegun(world)).toEqual([]);
    await resume(world, run);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2 });
  });

  test('can be cancelled, and leaves no task behind', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2));
    const run = await start(world, '2026-10');
    await listToApprove(world, run);
    await pause(world, run);
    expect((await world.call('POST', `/v1/disbursements/${run.id}/cancel`, 'hr1')).status).toBe(200);
    expect(await world.client.workflow.getHandle(run.workflowId).result()).toBe('cancelled');
    expect(await tasksOf(world, run)).toMatchObject([{ kind: 'run_paused', state: 'done' }]);
    expect((await ask(world, run, 'resume')).body.code).toBe('run_not_open');
    const second = await start(world, '2026-10');
    expect(await runToEnd(world, second)).toMatchObject({ paid: 2 });
  });

  test('does not close, and pays in the same month whoever is corrected before it goes on', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3), { E0002: otherName });
    const run = await start(world, '2026-10', { correctionWindowMs: 3_000 });
    await approve(world, run);
    await waiting(world, run, 'corrections');
    await pause(world, run);
    await delay(3_000 + aWhileMs);
    expect(await reread(world.database, run)).toMatchObject({ state: 'open', stage: 'close', round: 1 });
    await fix(world, run, 'E0002', { name: person(2).name });
    await resume(world, run);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 3 });
    expect(await tasksOf(world, run)).toMatchObject([{ kind: 'run_paused', state: 'done' }]);
  });

  test('is resumed by finance and operations alone, and once', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2), { E0002: otherName });
    const run = await start(world, '2026-10', { correctionWindowMs: 600_000 });
    await approve(world, run);
    await pause(world, run, 'hr1');
    expect((await ask(world, run, 'resume', 'hr1')).status).toBe(403);
    expect((await ask(world, run, 'pause', 'auditor1')).status).toBe(403);
    await resume(world, run);
    expect((await ask(world, run, 'resume')).body.code).toBe('not_paused');
    // Paused a second time, it is a second task.
    await waiting(world, run, 'corrections');
    await pause(world, run);
    expect(await tasksOf(world, run)).toMatchObject([
      { owner: 'hr', state: 'done' },
      { owner: 'finance', state: 'open', escalation: 0 },
    ]);
    await resume(world, run);
    await endCorrections(world, run);
    await runToEnd(world, run);
    expect(await reportOf(world, run)).toMatchObject({ paid: 1, carried: 1 });
  });
});
