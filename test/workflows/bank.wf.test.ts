import { describe, expect, test } from 'vitest';
import {
  approve,
  bankBook,
  heldBy,
  load,
  month,
  runToEnd,
  start,
  tasksOf,
  until,
  waiting,
} from '../support/months.ts';
import { windowForReturns } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

describe('too little money at the bank', () => {
  test('keeps the month in pay with a task for finance, and it goes on when money comes', async () => {
    const world = await testWorld();
    await world.sandbox.put('bank/balance', { availableFen: 1_000 });
    await load(world, '2026-10', people(3));
    const run = await start(world, '2026-10');
    await approve(world, run);
    await waiting(world, run, 'funds');
    expect(await tasksOf(world, run)).toMatchObject([
      { kind: 'funds_short', owner: 'finance', state: 'open' },
    ]);
    expect(await bankBook(world)).toEqual([]);
    await world.sandbox.put('bank/balance', { availableFen: 1_000_000 });
    expect(await runToEnd(world, run)).toMatchObject({ paid: 3 });
    expect(await tasksOf(world, run)).toMatchObject([{ kind: 'funds_short', state: 'done' }]);
  });
});

describe('money that goes away between our look at the balance and the bank', () => {
  test('leaves the files that were not covered waiting, and nobody is paid twice when it is back', async () => {
    const world = await testWorld({ batchSize: 2 });
    const staff = people(6);
    await load(world, '2026-10', staff);
    await world.sandbox.setFaults({ seed: 1, outageSeconds: 3 });
    const run = await start(world, '2026-10');
    await approve(world, run);
    // The outage begins with the first file, so the balance was looked at and no file was read yet.
    await until('a file on its way', async () => (await batches(world, "state <> 'prepared'")) > 0);
    await world.sandbox.put('bank/balance', { availableFen: 30_000 });
    await until('a file that was not covered', async () => (await batches(world, 'funds_refusals > 0')) > 0);
    await until('a task', async () =>
      (await tasksOf(world, run)).some((task) => task.kind === 'funds_short'),
    );
    await world.sandbox.put('bank/balance', { availableFen: 1_000_000 });
    expect(await runToEnd(world, run)).toMatchObject({ paid: 6 });
    const book = await bankBook(world);
    for (const one of staff) expect(heldBy(book, one.account)).toEqual({ fen: 12_900, bookings: 1 });
    await until(
      'no open task',
      async () => (await tasksOf(world, run)).every((task) => task.state === 'done'),
      5_000,
    );
  });
});

const batches = async ({ database: { sql } }: World, condition: string): Promise<number> =>
  (await sql.unsafe(`select from finance.batches where ${condition}`)).length;

describe('whatever the bank does', () => {
  test('an outage is waited out', async () => {
    const world = await testWorld();
    await world.sandbox.setFaults({ seed: 3, outageSeconds: 3 });
    await load(world, '2026-10', people(6));
    const { report } = await month(world, '2026-10');
    expect(report).toMatchObject({ paid: 6, carried: 0 });
  });

  test('nobody is paid twice or left out when replies are lost, calls fail and answers come twice', async () => {
    const world = await testWorld({ batchSize: 5 });
    await world.sandbox.setFaults({
      seed: 11,
      transient: 0.3,
      lostReply: 0.5,
      duplicateStatus: 0.5,
      refuse: 0.1,
    });
    const staff = people(40);
    await load(world, '2026-10', staff);
    const { report } = await month(world, '2026-10');
    const book = await bankBook(world);
    expect(report.paid + report.carried).toBe(40);
    expect(report.paid).toBeGreaterThan(20);
    for (const [index, one] of staff.entries()) {
      const isPaid = report.items[index]?.state === 'paid';
      expect(heldBy(book, one.account)).toEqual(
        isPaid ? { fen: 12_900, bookings: 1 } : { fen: 0, bookings: 0 },
      );
    }
  });

  test('every difference between its book and ours is an exception, to the fen', async () => {
    const world = await testWorld({ ...windowForReturns, batchSize: 10 });
    await world.sandbox.setFaults({ seed: 5, returned: 0.3, amountError: 0.3 });
    const staff = people(30);
    await load(world, '2026-10', staff);
    const run = await start(world, '2026-10');
    await approve(world, run);
    await world.sandbox.post('bank/foreign-entries', {
      account: '6200',
      amountFen: 700,
      endToEndId: 'FOREIGN',
    });
    const report = await runToEnd(world, run);
    const book = await bankBook(world);
    for (const [index, one] of staff.entries()) {
      const item = report.items[index];
      const { fen, bookings } = heldBy(book, one.account);
      expect(fen).toBe(item?.state === 'paid' ? item.bookedFen : 0);
      expect(bookings).toBe(item?.state === 'paid' ? 1 : 0);
    }
    const kinds = new Set(report.exceptions.map((one) => one.kind));
    expect([...kinds].sort()).toEqual(['over', 'returned', 'short', 'unmatched_bank']);
    const returned = report.exceptions.filter((one) => one.kind === 'returned');
    expect(report.items.filter((item) => item.reason === 'returned_by_bank')).toHaveLength(returned.length);
    const short = report.exceptions.filter((one) => one.kind === 'short');
    expect(report.arrears.filter((arrear) => arrear.amountFen === 100)).toHaveLength(short.length);
  });

  test('killed in the middle and back, it has booked everybody once', async () => {
    const world = await testWorld({ batchSize: 2 });
    await world.sandbox.setFaults({ seed: 2, lostReply: 0.5 });
    const staff = people(20);
    await load(world, '2026-10', staff);
    const run = await start(world, '2026-10');
    await approve(world, run);
    await world.sandbox.killAndRestart();
    expect(await runToEnd(world, run)).toMatchObject({ paid: 20 });
    const book = await bankBook(world);
    for (const one of staff) expect(heldBy(book, one.account)).toEqual({ fen: 12_900, bookings: 1 });
  });
});
