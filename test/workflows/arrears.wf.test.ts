import { describe, expect, test } from 'vitest';
import { replyOf } from '../support/injected-client.ts';
import { bankBook, fix, heldBy, load, month, otherName, runToEnd, start, until } from '../support/months.ts';
import { accountOf, people, person } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';

describe('the next month', () => {
  test('pays what was carried over as lines of their own', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3), { E0002: otherName });
    const october = await month(world, '2026-10');
    expect(october.report).toMatchObject({ paid: 2, carried: 1 });
    await load(world, '2026-11', people(3, { baseFen: 650_000 }));
    const november = await month(world, '2026-11');
    expect(november.report).toMatchObject({
      expected: 3,
      paid: 3,
      carried: 0,
      paidFen: 3 * 13_000,
      arrears: [{ employeeNo: 'E0002', originPeriod: '2026-10', amountFen: 12_900, state: 'paid' }],
    });
    expect(heldBy(await bankBook(world), person(2).account)).toEqual({ fen: 25_900, bookings: 2 });
  });

  test('or the one after pays what came back, however late that was, once', async () => {
    const world = await testWorld({ settlementWindowMs: 0 });
    await world.sandbox.setFaults({ seed: 1, returned: 1 });
    await load(world, '2026-10', people(1));
    await month(world, '2026-10');
    await until('the return', async () => (await bankBook(world)).some((row) => row.status === 'returned'));
    await world.sandbox.setFaults();
    // A return after the close is taken up with the statements of November, and then owed by December.
    for (const period of ['2026-11', '2026-12']) {
      await load(world, period, people(1));
      await month(world, period);
    }
    expect(heldBy(await bankBook(world), accountOf(1))).toEqual({ fen: 3 * 12_900, bookings: 3 });
    const open = await world.database.sql`select from finance.arrears where state = 'open'`;
    expect(open).toHaveLength(0);
  });
});

describe('a month that is cancelled', () => {
  test('before sending pays nobody, and may be started again', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3));
    const first = await start(world, '2026-10');
    const cancelled = await replyOf(
      world.as('hr1').POST('/v1/disbursements/{runId}/cancel', { params: { path: { runId: first.id } } }),
    );
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    const result = await world.client.workflow.getHandle(first.workflowId).result();
    expect(result).toBe('cancelled');
    expect(await bankBook(world)).toEqual([]);
    const second = await month(world, '2026-10');
    expect(second.run.id).not.toBe(first.id);
    expect(second.report).toMatchObject({ paid: 3, omitted: 0 });
  });

  test('after sending is refused', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2));
    const { run } = await month(world, '2026-10');
    const late = await replyOf(
      world.as('hr1').POST('/v1/disbursements/{runId}/cancel', { params: { path: { runId: run.id } } }),
    );
    expect(late).toMatchObject({ status: 409, body: { code: 'already_sending' } });
  });
});

describe('a month that was never run', () => {
  test('can be run later for one person, and then not again', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2));
    await month(world, '2026-10');
    await load(world, '2026-08', people(2));
    const backfill = await start(world, '2026-08', { employeeNo: 'E0002' });
    expect(await runToEnd(world, backfill)).toMatchObject({ expected: 1, paid: 1 });
    const again = await replyOf(
      world.as('hr1').POST('/v1/disbursements', {
        body: {
          programme: world.programme,
          period: '2026-08',
          employeeNo: 'E0002',
        },
      }),
    );
    expect(again).toMatchObject({ status: 409, body: { code: 'run_exists' } });
    expect(heldBy(await bankBook(world), person(2).account)).toEqual({ fen: 2 * 12_900, bookings: 2 });
  });

  test('for one person goes on without a file, on the base that HR gives', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(1));
    await month(world, '2026-10');
    const run = await start(world, '2026-07', { employeeNo: 'E0001', correctionWindowMs: 600_000 });
    await until(
      'the hold',
      async () =>
        (
          await world.database.sql`
      select from finance.items where run_id = ${run.id} and state = 'held'`
        ).length > 0,
    );
    await fix(world, run, 'E0001', { baseFen: 600_000 });
    expect(await runToEnd(world, run)).toMatchObject({ paid: 1, paidFen: 12_000 });
  });
});
