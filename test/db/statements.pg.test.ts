import { beforeEach, describe, expect, test } from 'vitest';
import { acknowledgeVariance } from '../../src/db/queries/disbursement/approvals.ts';
import { fixBatchFile, markBatchSent } from '../../src/db/queries/disbursement/batch-transfers.ts';
import { readBatch, startSending } from '../../src/db/queries/disbursement/batches.ts';
import { closeRun } from '../../src/db/queries/disbursement/close-run.ts';
import { correct } from '../../src/db/queries/disbursement/corrections.ts';
import { resolveException } from '../../src/db/queries/disbursement/exceptions.ts';
import { monthReport, statementDisagreements } from '../../src/db/queries/disbursement/report.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { settlementOf } from '../../src/db/queries/disbursement/statements.ts';
import { withdrawHeld } from '../../src/db/queries/disbursement/withdraw-held.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import {
  approve,
  drawUp,
  entry,
  itemOf,
  itemsOf,
  payMonth,
  readyToSend,
  reconcile,
  reread,
  type SentTransfer,
  sendAll,
  settle,
  someFile,
  transfersOf,
} from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;
let sent: SentTransfer[];

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  run = await openMonth(database, '2026-10');
});

const of = (employeeNo: string) =>
  must(
    sent.find((transfer) => transfer.employeeNo === employeeNo),
    employeeNo,
  );
const booked = (employeeNo: string, differenceFen = 0, changes = {}) =>
  entry(of(employeeNo).endToEndId, of(employeeNo).amountFen + differenceFen, changes);
const returned = (employeeNo: string, amountFen = of(employeeNo).amountFen) =>
  entry(of(employeeNo).endToEndId, amountFen, { kind: 'return', returnReason: 'AC04' });
const exceptions = () => database.sql`
  select x.kind, e.employee_no, x.amount_fen, x.booked_fen, x.owner from finance.exceptions x
  left join hr.employees e on e.id = x.employee_id order by x.id`;
const arrears = () => database.sql`
  select e.employee_no, a.kind, a.amount_fen, a.state, a.origin_period from finance.arrears a
  join hr.employees e on e.id = a.employee_id order by a.id`;

describe('a booking', () => {
  beforeEach(async () => {
    sent = await sendAll(database, run);
  });

  test('of the amount that was ordered makes the person paid, and is no exception', async () => {
    await settle(database, 1, [booked('E0001')]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
    expect(await exceptions()).toEqual([]);
    expect(await settlementOf(database.sql, run.id)).toEqual({ awaiting: 2, held: 0 });
  });

  test('that is short leaves the person paid, and the rest is an arrear that finance sees', async () => {
    await settle(database, 1, [booked('E0001', -100)]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({
      state: 'paid',
      bookedFen: 12_800,
      amountFen: 12_900,
    });
    expect(await exceptions()).toEqual([
      { kind: 'short', employee_no: 'E0001', amount_fen: 12_900, booked_fen: 12_800, owner: 'finance' },
    ]);
    expect(await arrears()).toMatchObject([
      { employee_no: 'E0001', kind: 'shortfall', amount_fen: 100, state: 'open' },
    ]);
  });

  test('that is over leaves the person paid, and finance sees the difference', async () => {
    await settle(database, 1, [booked('E0001', 100)]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 13_000 });
    expect(await exceptions()).toMatchObject([{ kind: 'over', amount_fen: 12_900, booked_fen: 13_000 }]);
    expect(await arrears()).toEqual([]);
  });

  test('that comes twice in one statement is a duplicate and changes nothing more', async () => {
    await settle(database, 1, [booked('E0001'), booked('E0001', 0, { entryRef: 'again' })]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
    expect(await exceptions()).toMatchObject([{ kind: 'duplicate', employee_no: 'E0001' }]);
  });

  test('that comes again in a later statement is a duplicate too', async () => {
    await settle(database, 1, [booked('E0001')]);
    await settle(database, 2, [booked('E0001', 0, { entryRef: 'again' })]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
    expect(await exceptions()).toMatchObject([{ kind: 'duplicate', employee_no: 'E0001' }]);
  });

  test('that nobody here ordered is an exception and never stops the rest', async () => {
    await settle(database, 1, [entry('FOREIGN', 500), entry(null, 700), booked('E0001')]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid' });
    expect(await exceptions()).toMatchObject([
      { kind: 'unmatched_bank', employee_no: null, amount_fen: null, booked_fen: 500 },
      { kind: 'unmatched_bank', employee_no: null, amount_fen: null, booked_fen: 700 },
    ]);
  });

  test('in a statement that comes twice counts once', async () => {
    const entries = [booked('E0001', -100), booked('E0002'), entry('FOREIGN', 500)];
    await settle(database, 1, entries);
    const before = {
      items: await itemsOf(database, run),
      exceptions: await exceptions(),
      arrears: await arrears(),
    };
    await settle(database, 1, entries);
    expect({
      items: await itemsOf(database, run),
      exceptions: await exceptions(),
      arrears: await arrears(),
    }).toEqual(before);
  });

  test('after a refusal stands as an exception, and the person is held until finance has looked', async () => {
    await loadMonth(database, '2026-11', people(3));
    run = await openMonth(database, '2026-11');
    sent = await sendAll(database, run, 1, { E0001: 'account_closed' });
    await settle(database, 1, [booked('E0001')]);
    expect(await exceptions()).toMatchObject([{ kind: 'booked_after_refusal', employee_no: 'E0001' }]);
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held' });
  });
});

test('a return of what was booked before it was sent from here leaves nobody paid', async () => {
  const { batchIds } = await readyToSend(database, run);
  sent = (await Promise.all(batchIds.map((batchId) => transfersOf(database, batchId)))).flat();
  // A restored database: the bank has the payments already.
  await settle(
    database,
    1,
    sent.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
  );
  for (const batchId of batchIds) await markBatchSent(database.sql, batchId);
  await settle(database, 2, [returned('E0001')]);
  expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'returned_by_bank' });
  expect(await itemOf(database, run, 'E0002')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
  expect(await statementDisagreements(database.sql, await reread(database, run))).toBe(0);
});

describe('a booking after a refusal, of which the next month holds the arrear', () => {
  let late: SentTransfer;
  let november: Run;

  beforeEach(async () => {
    sent = await sendAll(database, run, 1, { E0001: 'account_closed' });
    late = of('E0001');
    await settle(database, 1, [booked('E0002'), booked('E0003')]);
    expect(await closeRun(database.sql, await reread(database, run))).toMatchObject({ ok: true, carried: 1 });
    await loadMonth(database, '2026-11', people(3));
    november = await openMonth(database, '2026-11');
  });

  const arrear = async () => {
    const items = await itemsOf(database, november);
    return items.find(({ employeeNo, obligation }) => employeeNo === 'E0001' && obligation !== 'month');
  };
  const bookLate = () => settle(database, 2, [entry(late.endToEndId, late.amountFen)]);
  const lift = (actor = 'hr1') =>
    correct(database.sql, database.privateData, {
      runId: november.id,
      employeeNo: 'E0001',
      hold: false,
      note: null,
      actor,
      coolingOffDays: 3,
    });

  test('voids the list that was approved with it, and the next list is without it', async () => {
    const list = must(await drawUp(database, november), 'a list');
    await acknowledgeVariance(database.sql, november.id, list.digest, 'finance1');
    await approve(database, november, list);
    await bookLate();
    expect(await startSending(database.sql, await reread(database, november), 1)).toEqual({
      ok: false,
      refusal: { code: 'digest_changed' },
    });
    expect(await drawUp(database, november)).toMatchObject({ transferCount: 3 });
    expect(await arrear()).toMatchObject({ state: 'held', reason: 'manual_hold' });
  });

  test('leaves the batch that was cut with it, as long as that has no file', async () => {
    const { batchIds } = await readyToSend(database, november);
    const before = await readBatch(database.sql, batchIds[0] ?? 0);
    expect(before.transferCount).toBe(4);
    await bookLate();
    expect(await withdrawHeld(database.sql, before)).toBe(1);
    expect(await withdrawHeld(database.sql, before)).toBe(0);
    const after = await readBatch(database.sql, before.id);
    expect(after).toMatchObject({ transferCount: 3, totalFen: 3 * 12_900, state: 'prepared' });
    expect(after.messageId).not.toBe(before.messageId);
    // Whoever wrote a file of the batch of before writes it again.
    const { id, messageId } = before;
    expect(await fixBatchFile(database.sql, id, { fileId: await someFile(database), messageId })).toBeNull();
    expect(await arrear()).toMatchObject({ state: 'held', reason: 'manual_hold', owner: 'hr', attempts: 0 });
    await reconcile(database, november);
    expect(await arrear()).toMatchObject({ state: 'held', reason: 'manual_hold' });
  });

  test('is not paid again because HR lifts the hold, before two of finance have explained it', async () => {
    await bookLate();
    await reconcile(database, november);
    expect(await lift()).toEqual({ ok: false, refusal: { code: 'booking_unexplained' } });
    await database.sql`update finance.items set manual_hold = false`;
    await reconcile(database, november);
    expect(await arrear()).toMatchObject({ state: 'held', reason: 'manual_hold' });
    const [exception] = await database.sql<{ id: number }[]>`
      select id from finance.exceptions where kind = 'booked_after_refusal'`;
    for (const actor of ['finance1', 'finance2'])
      await resolveException(database.sql, {
        id: exception?.id ?? 0,
        resolution: 'repaid',
        note: null,
        actor,
      });
    expect(await lift()).toMatchObject({ ok: true });
    await reconcile(database, november);
    expect(await arrear()).toMatchObject({ state: 'due' });
  });
});

describe('a return', () => {
  beforeEach(async () => {
    sent = await sendAll(database, run);
  });

  test('re-opens the person while the month is open', async () => {
    await settle(database, 1, [booked('E0001')]);
    await settle(database, 2, [returned('E0001')]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({
      state: 'held',
      reason: 'returned_by_bank',
      bookedFen: null,
      owner: 'hr',
    });
    expect(await exceptions()).toMatchObject([
      { kind: 'returned', employee_no: 'E0001', booked_fen: 12_900 },
    ]);
  });

  test('in the same statement as its booking does the same', async () => {
    await settle(database, 1, [booked('E0001'), returned('E0001')]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'returned_by_bank' });
  });

  test('that comes twice re-opens once', async () => {
    await settle(database, 1, [booked('E0001')]);
    await settle(database, 2, [returned('E0001')]);
    await settle(database, 2, [returned('E0001')]);
    const moves = await database.sql`
      select to_state from finance.item_events ev join finance.items i on i.id = ev.item_id
      where i.end_to_end_id = ${of('E0001').endToEndId} order by ev.id`;
    expect(moves.map((move) => move.to_state)).toEqual(['due', 'sent', 'paid', 'returned', 'held']);
  });

  test('of a part leaves that part owed, and the person paid with the rest', async () => {
    await settle(database, 1, [booked('E0001')]);
    await settle(database, 2, [returned('E0001', 10_000)]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 2_900 });
    expect(await arrears()).toMatchObject([{ kind: 'shortfall', amount_fen: 10_000, state: 'open' }]);
    expect(await exceptions()).toMatchObject([
      { kind: 'part_returned', amount_fen: 12_900, booked_fen: 10_000 },
    ]);
    expect(await statementDisagreements(database.sql, await reread(database, run))).toBe(0);
    await settle(database, 3, [returned('E0001', 1_000)]);
    expect(await arrears()).toMatchObject([{ kind: 'shortfall', amount_fen: 11_000, state: 'open' }]);
    // The rest too: all is owed anew, and once.
    await settle(database, 4, [returned('E0001', 1_900)]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', amountFen: 12_900 });
    expect((await arrears()).filter((arrear) => arrear.state === 'open')).toEqual([]);
  });

  test('of what was booked too much leaves nothing owed', async () => {
    await settle(database, 1, [booked('E0001', 7_100)]);
    await settle(database, 2, [returned('E0001', 7_100)]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
    expect(await arrears()).toEqual([]);
    expect(await exceptions()).toMatchObject([{ kind: 'over' }, { kind: 'duplicate_returned' }]);
  });

  test('of a booking that was short takes the arrear back: all of it is owed again', async () => {
    await settle(database, 1, [booked('E0001', -100)]);
    await settle(database, 2, [returned('E0001', 12_800)]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', amountFen: 12_900 });
    expect((await arrears()).filter((arrear) => arrear.state === 'open')).toEqual([]);
  });

  test('holds the person until somebody corrects him: reconciling alone frees nobody', async () => {
    await settle(database, 1, [booked('E0001')]);
    await settle(database, 2, [returned('E0001')]);
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'returned_by_bank' });
  });

  test('after the close marks the item and opens an arrear for the next month', async () => {
    await settle(
      database,
      1,
      sent.map((one) => entry(one.endToEndId, one.amountFen)),
    );
    expect(await closeRun(database.sql, run)).toMatchObject({ ok: true, paid: 3 });
    await settle(database, 2, [returned('E0001')]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'returned' });
    expect(await arrears()).toMatchObject([
      {
        employee_no: 'E0001',
        kind: 'late_return',
        amount_fen: 12_900,
        state: 'open',
        origin_period: '2026-10',
      },
    ]);
    expect(await statementDisagreements(database.sql, await reread(database, run))).toBe(0);
  });

  test('after the close is paid by the next month under a second attempt of the same obligation', async () => {
    await settle(
      database,
      1,
      sent.map((one) => entry(one.endToEndId, one.amountFen)),
    );
    await closeRun(database.sql, run);
    await settle(database, 2, [returned('E0001')]);
    await loadMonth(database, '2026-11', people(3));
    const next = await openMonth(database, '2026-11');
    expect(await payMonth(database, next, 3)).toMatchObject({ ok: true, paid: 3 });
    const lines = (await itemsOf(database, next)).filter((item) => item.employeeNo === 'E0001');
    expect(lines).toMatchObject([
      { obligation: expect.stringMatching(/^arrears-/), state: 'paid', bookedFen: 12_900, attempts: 2 },
      { obligation: 'month', state: 'paid', bookedFen: 12_900, attempts: 1 },
    ]);
    expect(lines[0]?.endToEndId).not.toBe(of('E0001').endToEndId);
    expect(await arrears()).toMatchObject([{ kind: 'late_return', state: 'settled' }]);
  });

  test('of a short booking, while the next month pays the shortfall, owes only what is missing', async () => {
    await settle(database, 1, [booked('E0001', -100), booked('E0002'), booked('E0003')]);
    await closeRun(database.sql, run);
    await loadMonth(database, '2026-11', people(3));
    const next = await openMonth(database, '2026-11');
    await sendAll(database, next);
    await settle(database, 2, [returned('E0001', 12_800)]);
    const open = (await arrears()).filter(
      (arrear) => arrear.state === 'open' && arrear.kind === 'late_return',
    );
    expect(open).toMatchObject([{ employee_no: 'E0001', amount_fen: 12_800 }]);
  });
});

describe('the report', () => {
  test('agrees with the statements to the fen, and shows every difference as an exception', async () => {
    sent = await sendAll(database, run);
    await settle(database, 1, [booked('E0001', -100), booked('E0002', 100), booked('E0003')]);
    await settle(database, 2, [entry('FOREIGN', 500)]);
    await closeRun(database.sql, run);
    const report = await monthReport(database.sql, await reread(database, run));
    expect(report).toMatchObject({
      expected: 3,
      paid: 3,
      carried: 0,
      zero: 0,
      open: 0,
      omitted: 0,
      paidFen: 3 * 12_900,
      bank: { transfers: 3, bookedFen: 3 * 12_900, duplicates: 0 },
    });
    expect(report.exceptions.map((one) => one.kind).sort()).toEqual(['over', 'short', 'unmatched_bank']);
    expect(await statementDisagreements(database.sql, run)).toBe(0);
  });
});
