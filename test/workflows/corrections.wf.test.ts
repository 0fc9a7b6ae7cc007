import { describe, expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import { replyOf } from '../support/injected-client.ts';
import {
  approve,
  bankBook,
  endCorrections,
  fix,
  heldBy,
  listToApprove,
  load,
  month,
  otherName,
  runToEnd,
  start,
  waiting,
} from '../support/months.ts';
import { windowForReturns } from '../support/organisation.ts';
import { accountOf, people, person } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';

const longWindow = { correctionWindowMs: 600_000 };

describe('a held person', () => {
  test('who is corrected in the window is paid in the same month, and everybody once', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(4), { E0002: otherName });
    const run = await start(world, '2026-10', longWindow);
    await approve(world, run);
    await waiting(world, run, 'corrections');
    await fix(world, run, 'E0002', { name: person(2).name });
    await approve(world, run);
    const report = await runToEnd(world, run);
    expect(report).toMatchObject({ paid: 4, carried: 0, paidFen: 4 * 12_900, arrears: [] });
    const book = await bankBook(world);
    for (const one of people(4)) expect(heldBy(book, one.account)).toEqual({ fen: 12_900, bookings: 1 });
  });

  test('whom nobody corrects is carried over when HR ends the window', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3), { E0002: otherName });
    const run = await start(world, '2026-10', longWindow);
    await approve(world, run);
    await endCorrections(world, run);
    expect(await runToEnd(world, run)).toMatchObject({
      paid: 2,
      carried: 1,
      arrears: [{ employeeNo: 'E0002' }],
    });
  });

  test('who is corrected while the list waits for approval is on the next list', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(3), { E0002: otherName });
    const run = await start(world, '2026-10');
    const { digest } = await listToApprove(world, run);
    await fix(world, run, 'E0002', { name: person(2).name });
    await listToApprove(world, run, digest);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 3, carried: 0 });
  });

  test('is paid in the same month when nobody was due before and another file comes', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2), { E0001: otherName, E0002: otherName });
    const run = await start(world, '2026-10', longWindow);
    await waiting(world, run, 'corrections');
    await load(world, '2026-10', people(2));
    await approve(world, run);
    expect(await runToEnd(world, run)).toMatchObject({ paid: 2, carried: 0 });
    const book = await bankBook(world);
    for (const one of people(2)) expect(heldBy(book, one.account)).toEqual({ fen: 12_900, bookings: 1 });
  });

  test('does not keep a month open that is cancelled before anything was sent', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(1), { E0001: otherName });
    const run = await start(world, '2026-10', longWindow);
    await waiting(world, run, 'corrections');
    const params = { path: { runId: run.id } };
    await dataOf(world.as('hr1').POST('/v1/disbursements/{runId}/cancel', { params }));
    expect(await world.client.workflow.getHandle(run.workflowId).result()).toBe('cancelled');
  });

  test('whose month closes at once when nobody is held does not keep the window open', async () => {
    const world = await testWorld();
    await load(world, '2026-10', people(2));
    const { report } = await month(world, '2026-10', longWindow);
    expect(report).toMatchObject({ paid: 2, state: 'closed' });
  });
});

describe('somebody whom the bank', () => {
  test('refused is held, and paid in the same month once that was looked into', async () => {
    const world = await testWorld();
    await world.sandbox.setFaults({ seed: 1, refuse: 1 });
    await load(world, '2026-10', people(2));
    const run = await start(world, '2026-10', longWindow);
    await approve(world, run);
    await waiting(world, run, 'corrections');
    expect(await bankBook(world)).toEqual([]);
    await world.sandbox.setFaults();
    await fix(world, run, 'E0001', { retry: true });
    await approve(world, run);
    await endCorrections(world, run);
    const report = await runToEnd(world, run);
    expect(report.items).toMatchObject([
      { employeeNo: 'E0001', state: 'paid', attempts: 2 },
      { employeeNo: 'E0002', state: 'carried', attempts: 1 },
    ]);
    expect(heldBy(await bankBook(world), accountOf(1))).toEqual({ fen: 12_900, bookings: 1 });
  });

  test('returned is held, and paid in the same month to the account that is right', async () => {
    const world = await testWorld({ ...windowForReturns });
    await world.sandbox.setFaults({ seed: 1, returned: 1 });
    await load(world, '2026-10', people(1));
    const run = await start(world, '2026-10', longWindow);
    await approve(world, run);
    await waiting(world, run, 'corrections');
    await world.sandbox.setFaults();
    await fix(world, run, 'E0001', { account: accountOf(88) });
    await replyOf(
      world
        .as('hr2')
        .POST('/v1/employees/{employeeNo}/account/release', { params: { path: { employeeNo: 'E0001' } } }),
    );
    await approve(world, run);
    const report = await runToEnd(world, run);
    expect(report.items).toMatchObject([{ state: 'paid', attempts: 2, bookedFen: 12_900 }]);
    const book = await bankBook(world);
    expect(heldBy(book, accountOf(1))).toEqual({ fen: 0, bookings: 0 });
    expect(heldBy(book, accountOf(88))).toEqual({ fen: 12_900, bookings: 1 });
  });
});
