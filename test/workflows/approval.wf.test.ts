import { WorkflowUpdateFailedError } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import { decide } from '../../src/workflows/contract.ts';
import { replyOf } from '../support/injected-client.ts';
import {
  approve,
  bankBook,
  fix,
  heldBy,
  listToApprove,
  load,
  month,
  otherName,
  runToEnd,
  start,
  tasksOf,
  until,
  upload,
  waiting,
} from '../support/months.ts';
import { people, person } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';

describe('the approval of a month', () => {
  test('is not given by HR', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3));
    const run = await start(world, '2026-10');
    const { digest } = await listToApprove(world, run);
    const byHr = await replyOf(
      world
        .as('hr1')
        .POST('/v1/disbursements/{runId}/approve', { params: { path: { runId: run.id } }, body: { digest } }),
    );
    expect(byHr).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    expect(await bankBook(world)).toEqual([]);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 3 });
  });

  test('is not taken from Temporal, whoever the command says that he is', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3));
    const run = await start(world, '2026-10');
    const { digest } = await listToApprove(world, run);
    const forged = world.client.workflow
      .getHandle(run.workflowId)
      .executeUpdate(decide, { args: [{ digest, decision: 'approve', approver: 'finance1' }] });
    await expect(forged).rejects.toBeInstanceOf(WorkflowUpdateFailedError);
    expect(await world.database.sql`select from finance.approvals`).toHaveLength(0);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 3 });
  });

  test('of a list that is no longer the list is refused', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3));
    const run = await start(world, '2026-10');
    const { digest } = await listToApprove(world, run);
    await fix(world, run, 'E0001', { baseFen: 700_000 });
    await listToApprove(world, run, digest);
    const late = await replyOf(
      world
        .as('finance1')
        .POST('/v1/disbursements/{runId}/approve', { params: { path: { runId: run.id } }, body: { digest } }),
    );
    expect(late).toMatchObject({ status: 409, body: { code: 'digest_changed' } });
    const report = await runToEnd(world, run);
    expect(report).toMatchObject({ paid: 3, paidFen: 14_000 + 2 * 12_900 });
  });

  test('that is refused sends nothing, gives HR a task, and a corrected list is paid', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3));
    const run = await start(world, '2026-10');
    const { digest } = await listToApprove(world, run);
    const rejected = await replyOf(
      world.as('finance1').POST('/v1/disbursements/{runId}/reject', {
        params: { path: { runId: run.id } },
        body: { digest, reason: 'the base of E0002 is wrong' },
      }),
    );
    expect(rejected).toMatchObject({ status: 200, body: { complete: false } });
    await until('a task for HR', async () => (await tasksOf(world, run)).length > 0);
    expect(await tasksOf(world, run)).toMatchObject([{ kind: 'list_rejected', owner: 'hr' }]);
    expect(await bankBook(world)).toEqual([]);
    await fix(world, run, 'E0002', { baseFen: 600_000 });
    expect(await runToEnd(world, run)).toMatchObject({ paid: 3, paidFen: 12_000 + 2 * 12_900 });
    expect((await tasksOf(world, run)).filter((task) => task.state === 'open')).toEqual([]);
  });

  test('that does not come is asked for again, and escalates', async () => {
    const world = await testWorld({ approvalReminderMs: 300 });
    await load(world, '2026-10', people(2));
    const run = await start(world, '2026-10');
    await listToApprove(world, run);
    await until('an escalation', async () =>
      (await tasksOf(world, run)).some((task) => task.escalation >= 1),
    );
    expect(await tasksOf(world, run)).toMatchObject([
      { kind: 'approval_slow', owner: 'finance', state: 'open' },
    ]);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2 });
    expect(await tasksOf(world, run)).toMatchObject([{ state: 'done' }]);
  });

  test('of a larger total needs a second person', async () => {
    const world = await testWorld({ approverSteps: [{ fromFen: 0, approvers: 2 }] });
    await load(world, '2026-10', people(2));
    const run = await start(world, '2026-10');
    const { digest } = await listToApprove(world, run);
    const approvedBy = (who: string) =>
      replyOf(
        world.as(who).POST('/v1/disbursements/{runId}/approve', {
          params: { path: { runId: run.id } },
          body: { digest },
        }),
      );
    for (const _again of [1, 2])
      expect((await approvedBy('finance1')).body).toMatchObject({
        approvals: 1,
        complete: false,
      });
    expect(await bankBook(world)).toEqual([]);
    const second = await approvedBy('finance2');
    expect(second.body).toMatchObject({ approvals: 2, complete: true });
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2 });
  });

  test('after a swing waits until finance has acknowledged it', async () => {
    const world = await testWorld();
    await load(world, '2026-09', people(4));
    await month(world, '2026-09');
    await load(world, '2026-10', people(4, { baseFen: 800_000 }));
    const run = await start(world, '2026-10');
    const { digest } = await listToApprove(world, run);
    const early = await replyOf(
      world.as('finance1').POST('/v1/disbursements/{runId}/approve', {
        params: { path: { runId: run.id } },
        body: { digest },
      }),
    );
    expect(early).toMatchObject({ status: 409, body: { code: 'variance_not_acknowledged' } });
    await approve(world, run);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 4, paidFen: 4 * 16_000 });
    // A month that is over has nothing left to decide.
    for (const path of ['acknowledge-variance', 'approve', 'reject'] as const) {
      const late = await replyOf(
        world.as('finance1').POST(`/v1/disbursements/{runId}/${path}`, {
          params: { path: { runId: run.id } },
          body: { digest },
        }),
      );
      expect(late).toMatchObject({ status: 409, body: { code: 'run_not_open' } });
    }
  });
});

describe('the file of the office', () => {
  test('that is late is waited for, asked for, and then the month goes on', async () => {
    const world = await testWorld({ uploadReminderMs: 300 });
    await load(world, '2026-09', people(2));
    const run = await start(world, '2026-10');
    await waiting(world, run, 'upload');
    await until('an escalation', async () =>
      (await tasksOf(world, run)).some((task) => task.escalation >= 1),
    );
    expect(await tasksOf(world, run)).toMatchObject([{ kind: 'upload_late', owner: 'hr', state: 'open' }]);
    await upload(world, '2026-10', people(2));
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2 });
    expect(await tasksOf(world, run)).toMatchObject([{ state: 'done' }]);
  });

  test('that is corrected before sending takes the place of the first, and its list is the one that is paid', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3), { E0003: otherName });
    const run = await start(world, '2026-10');
    const { digest } = await listToApprove(world, run);
    await upload(world, '2026-10', people(3, { baseFen: 700_000 }));
    await listToApprove(world, run, digest);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 3, paidFen: 3 * 14_000 });
    expect(heldBy(await bankBook(world), person(3).account)).toEqual({ fen: 14_000, bookings: 1 });
  });
});
