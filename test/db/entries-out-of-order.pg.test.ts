import { beforeEach, describe, expect, test } from 'vitest';
import { closeRun } from '../../src/db/queries/disbursement/close-run.ts';
import { monthReport } from '../../src/db/queries/disbursement/report.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import {
  correctOne,
  drawUp,
  entry,
  itemOf,
  itemsOf,
  reconcile,
  reread,
  type SentTransfer,
  sendAll,
  settle,
} from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people, person } from '../support/people.ts';
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

const booked = ({ endToEndId, amountFen }: SentTransfer, fen = amountFen, changes = {}) =>
  entry(endToEndId, fen, changes);
const returned = (transfer: SentTransfer, fen = transfer.amountFen) =>
  booked(transfer, fen, { kind: 'return', returnReason: 'AC04' });
const of = (employeeNo: string) =>
  must(
    sent.find((one) => one.employeeNo === employeeNo),
    employeeNo,
  );
const close = async (month: Run) => closeRun(database.sql, await reread(database, month));
const retry = (employeeNo: string) => correctOne(database, run, employeeNo, { retry: true });
const exceptions = async () =>
  (await database.sql<{ kind: string }[]>`select kind from finance.exceptions order by id`).map(
    ({ kind }) => kind,
  );
const arrears = () => database.sql`select kind, amount_fen as fen, state from finance.arrears order by id`;

/** What the bank's book leaves at a person, over all months. */
async function atBank(employeeNo: string): Promise<number> {
  const [row] = await database.sql<{ fen: number }[]>`
    select sum(case s.kind when 'booking' then s.amount_fen else -s.amount_fen end)::bigint as fen
    from finance.statement_entries s join finance.transfers t on t.end_to_end_id = s.end_to_end_id
    join finance.items i on i.id = t.item_id join hr.employees e on e.id = i.employee_id
    where e.employee_no = ${employeeNo}`;
  return row?.fen ?? 0;
}

/** Sends the next month, of which everything is booked but what `changed` says; and closes it. */
async function payNext(period: string, sequence: number, changed: Record<string, number> = {}): Promise<Run> {
  await loadMonth(database, period, people(3));
  const month = await openMonth(database, period);
  sent = await sendAll(database, month);
  const arrear = (await itemsOf(database, month)).find(({ obligation }) => obligation !== 'month');
  await settle(
    database,
    sequence,
    sent.map((one) => booked(one, one.endToEndId === arrear?.endToEndId ? changed.arrear : undefined)),
  );
  expect(await close(month)).toMatchObject({ ok: true, carried: 0 });
  return month;
}

describe('a return in an earlier statement than its booking', () => {
  test('leaves nobody paid with nothing', async () => {
    sent = await sendAll(database, run);
    await settle(database, 1, [returned(of('E0001')), booked(of('E0002')), booked(of('E0003'))]);
    await settle(database, 2, [booked(of('E0001'))]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'returned_by_bank' });
    expect(await close(run)).toEqual({ ok: true, paid: 2, carried: 1, zero: 0 });
  });

  test('of a part leaves that part owed', async () => {
    sent = await sendAll(database, run);
    await settle(database, 1, [returned(of('E0001'), 5_000), booked(of('E0002')), booked(of('E0003'))]);
    await settle(database, 2, [booked(of('E0001'))]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 7_900 });
    expect(await arrears()).toEqual([{ kind: 'shortfall', fen: 5_000, state: 'open' }]);
  });
});

describe('a statement that the bank gives out again under the next number', () => {
  test('does not swallow the returns that follow', async () => {
    sent = await sendAll(database, run);
    const entries = sent.map((one) => booked(one));
    await settle(database, 1, entries);
    await settle(database, 2, entries);
    await settle(database, 3, [returned(of('E0001'))]);
    expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reason: 'returned_by_bank' });
    expect(await itemOf(database, run, 'E0002')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
    expect(await exceptions()).toEqual(['duplicate', 'duplicate', 'duplicate', 'returned']);
    expect(await monthReport(database.sql, await reread(database, run))).toMatchObject({
      bank: { transfers: 3, bookedFen: 2 * 12_900, duplicates: 0 },
    });
  });

  test('after a return does not pass for a booking after it', async () => {
    sent = await sendAll(database, run);
    const entries = sent.map((one) => booked(one));
    await settle(database, 1, entries);
    await settle(database, 2, [returned(of('E0001'))]);
    await settle(database, 3, entries);
    expect(await retry('E0001')).toMatchObject({ ok: true });
    expect((await drawUp(database, run, 2))?.transferCount).toBe(1);
  });
});

test('what the bank books again after it returned it is not paid a second time', async () => {
  sent = await sendAll(database, run);
  await settle(
    database,
    1,
    sent.map((one) => booked(one)),
  );
  await settle(database, 2, [returned(of('E0001'))]);
  await settle(database, 3, [booked(of('E0001'), undefined, { entryRef: 'again' })]);
  expect(await exceptions()).toEqual(['returned', 'booked_after_refusal']);
  expect(await retry('E0001')).toMatchObject({ ok: true });
  expect(await drawUp(database, run, 2)).toBeNull();
  expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'held', reasons: ['manual_hold'] });
  expect(await close(run)).toEqual({ ok: true, paid: 2, carried: 1, zero: 0 });
  await loadMonth(database, '2026-11', people(3));
  const november = await openMonth(database, '2026-11');
  expect((await drawUp(database, november))?.transferCount).toBe(3);
  expect((await itemsOf(database, november)).find(({ obligation }) => obligation !== 'month')).toMatchObject({
    employeeNo: 'E0001',
    state: 'held',
    reasons: ['manual_hold'],
  });
});

test.each([
  ['a later statement', false],
  ['the same statement', true],
])('what was booked short and is booked up in %s is not owed any more', async (_, isOne) => {
  sent = await sendAll(database, run);
  const parts = [booked(of('E0001'), 10_000), booked(of('E0001'), 2_900, { entryRef: 'rest' })];
  const others = [booked(of('E0002')), booked(of('E0003'))];
  await settle(database, 1, isOne ? [...parts, ...others] : [...parts.slice(0, 1), ...others]);
  if (!isOne) await settle(database, 2, parts.slice(1));
  expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
  expect(await arrears()).toEqual([{ kind: 'shortfall', fen: 2_900, state: 'replaced' }]);
  expect(await exceptions()).toEqual(['short', 'duplicate']);
  expect(await close(run)).toMatchObject({ ok: true, paid: 3 });
});

test.each([
  ['three statements', [[0], [1], [2]]],
  ['two statements', [[0, 1], [2]]],
  ['one statement', [[0, 1, 2]]],
])('a short booking that the bank corrects in %s owes nothing', async (_, cuts) => {
  sent = await sendAll(database, run);
  const entries = [
    booked(of('E0001'), 1_290),
    booked(of('E0001'), 12_900, { entryRef: 'right' }),
    returned(of('E0001'), 1_290),
  ];
  const others = [booked(of('E0002')), booked(of('E0003'))];
  let sequence = 0;
  for (const cut of cuts) {
    sequence += 1;
    const stated = cut.map((index) => must(entries[index], 'entry'));
    await settle(database, sequence, sequence === 1 ? [...stated, ...others] : stated);
  }
  expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
  expect((await arrears()).filter(({ state }) => state === 'open')).toEqual([]);
  expect(await close(run)).toEqual({ ok: true, paid: 3, carried: 0, zero: 0 });
  expect(await monthReport(database.sql, await reread(database, run))).toMatchObject({
    paidFen: 3 * 12_900,
    bank: { bookedFen: 3 * 12_900 },
  });
});

test('what is missing of a payment for an earlier month is of that month: who left after it is still owed it', async () => {
  sent = await sendAll(database, run, 1, { E0001: 'account_closed' });
  await settle(database, 1, [booked(of('E0002')), booked(of('E0003'))]);
  await close(run);
  const staff = [person(1, { leftOn: '2026-10-31' }), person(2), person(3)];
  await loadMonth(database, '2026-11', staff);
  const november = await openMonth(database, '2026-11');
  sent = await sendAll(database, november);
  await settle(
    database,
    2,
    sent.map((one) => booked(one, one.employeeNo === 'E0001' ? 10_000 : undefined)),
  );
  expect(await close(november)).toEqual({ ok: true, paid: 2, carried: 0, zero: 1 });
  await loadMonth(database, '2026-12', staff);
  const december = await openMonth(database, '2026-12');
  await drawUp(database, december);
  expect(
    (await itemsOf(database, december)).filter(({ employeeNo }) => employeeNo === 'E0001'),
  ).toMatchObject([
    { obligation: expect.stringMatching(/^arrears-/), state: 'due', amountFen: 2_900 },
    { obligation: 'month', state: 'zero', reason: 'not_employed_in_period' },
  ]);
});

test('what a statement books twice under one reference are two bookings, also where it is given out again', async () => {
  sent = await sendAll(database, run);
  const twice = [
    booked(of('E0001'), undefined, { entryRef: 'R' }),
    booked(of('E0001'), undefined, { entryRef: 'R#2' }),
  ];
  const entries = [...twice, booked(of('E0002')), booked(of('E0003'))];
  await settle(database, 1, entries);
  await settle(database, 2, entries);
  await settle(database, 3, [returned(of('E0001'))]);
  expect(await itemOf(database, run, 'E0001')).toMatchObject({ state: 'paid', bookedFen: 12_900 });
  expect(await close(run)).toMatchObject({ ok: true, paid: 3 });
  expect(await monthReport(database.sql, await reread(database, run))).toMatchObject({
    bank: { transfers: 4, bookedFen: 3 * 12_900, duplicates: 1 },
  });
});

describe('an amount that was booked short, and of which the rest was paid apart', () => {
  test('is owed without the rest when it comes back', async () => {
    sent = await sendAll(database, run, 1, { E0001: 'account_closed' });
    await settle(database, 1, [booked(of('E0002')), booked(of('E0003'))]);
    await close(run);
    const november = await payNext('2026-11', 2, { arrear: 10_000 });
    const short = must(
      (await itemsOf(database, november)).find(({ obligation }) => obligation !== 'month'),
      'arrear',
    );
    await payNext('2026-12', 3);
    await settle(database, 4, [
      entry(short.endToEndId ?? '', 10_000, { kind: 'return', returnReason: 'AC04' }),
    ]);
    expect(await arrears()).toEqual([
      { kind: 'carried', fen: 10_000, state: 'open' },
      { kind: 'shortfall', fen: 2_900, state: 'settled' },
    ]);
    await payNext('2027-01', 5);
    expect(await atBank('E0001')).toBe(4 * 12_900);
  });

  test('owes what came back of it in part as another rest', async () => {
    sent = await sendAll(database, run);
    const october = of('E0001');
    await settle(database, 1, [booked(october, 10_000), booked(of('E0002')), booked(of('E0003'))]);
    await close(run);
    await payNext('2026-11', 2);
    await settle(database, 3, [returned(october, 4_000)]);
    await settle(database, 4, [returned(october, 1_000)]);
    expect(await arrears()).toEqual([
      { kind: 'shortfall', fen: 2_900, state: 'settled' },
      { kind: 'shortfall', fen: 5_000, state: 'open' },
    ]);
    await payNext('2026-12', 5);
    expect(await atBank('E0001')).toBe(3 * 12_900);
  });

  test.each([
    ['is booked up', [{ kind: 'booking', fen: 3_900 }], 0],
    ['comes back further', [{ kind: 'return', fen: 500 }], 4_400],
    ['is booked up in part', [{ kind: 'booking', fen: 2_900 }], 1_000],
  ] as const)('is owed once where the rest was not paid after all and it %s', async (_, then, owed) => {
    sent = await sendAll(database, run);
    const october = of('E0001');
    await settle(database, 1, [booked(october, 10_000), booked(of('E0002')), booked(of('E0003'))]);
    await close(run);
    await loadMonth(database, '2026-11', people(3));
    const november = await openMonth(database, '2026-11');
    await correctOne(database, november, 'E0001', { hold: true });
    await reconcile(database, november);
    await settle(database, 2, [returned(october, 1_000)]);
    await reconcile(database, november);
    await correctOne(database, november, 'E0001', { hold: true });
    sent = await sendAll(database, november);
    await settle(
      database,
      3,
      sent.map((one) => booked(one)),
    );
    expect(await close(november)).toMatchObject({ ok: true, carried: 1 });
    await settle(
      database,
      4,
      then.map(({ kind, fen }) =>
        kind === 'return' ? returned(october, fen) : booked(october, fen, { entryRef: 'up' }),
      ),
    );
    const open = (await arrears()).filter((one) => one.kind === 'shortfall' && one.state === 'open');
    expect(open.map(({ fen }) => fen)).toEqual(owed === 0 ? [] : [owed]);
  });
});
