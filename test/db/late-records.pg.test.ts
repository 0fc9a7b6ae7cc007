import { beforeEach, describe, expect, test } from 'vitest';
import { calendarActivities } from '../../src/activities/calendar.ts';
import { cancelRun, closeRun } from '../../src/db/queries/disbursement/close-run.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { dueFromTheFirst, monthBefore } from '../support/days.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import {
  correctOne,
  drawUp,
  entry,
  itemOf,
  itemsOf,
  payMonth,
  reconcile,
  reread,
  sendAll,
  settle,
} from '../support/month-by-hand.ts';
import {
  loadContributions,
  loadEmployees,
  loadMonth,
  openMonth,
  programme,
  setUpOrganisation,
} from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { createOutside, noReach } from '../support/world.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
});

const shown = () => database.sql`
  select x.kind, e.employee_no as "employeeNo", x.state from finance.exceptions x join hr.employees e on e.id = x.employee_id
  order by x.kind, e.employee_no`;
const amountsOf = async (run: Run, employeeNo: string) =>
  (await itemsOf(database, run))
    .filter((item) => item.employeeNo === employeeNo)
    .map(({ obligation, state, amountFen }) => [obligation.replace(/-\d+$/, ''), state, amountFen]);

describe('an employees file that comes after a close', () => {
  test('and has somebody hired in that month shows him to HR, until that month is run for him alone', async () => {
    await loadMonth(database, '2026-10', people(3));
    await payMonth(database, await openMonth(database, '2026-10'), 1);
    const staff = [...people(3), person(4, { hiredOn: '2026-10-20' })];
    await loadEmployees(database, staff, { today: '2026-11-03' });
    expect(await shown()).toEqual([{ kind: 'employed_in_closed_month', employeeNo: 'E0004', state: 'open' }]);
    const [one] = await database.sql<
      { id: number }[]
    >`select id from hr.employees where employee_no = 'E0004'`;
    const alone = await openMonth(database, '2026-10', { employeeId: must(one, 'E0004').id });
    await drawUp(database, alone);
    await correctOne(database, alone, 'E0004', { baseFen: 645_000 });
    expect(await payMonth(database, alone, 2)).toMatchObject({ ok: true, paid: 1 });
    expect(await shown()).toMatchObject([{ state: 'resolved' }]);
  });

  test('and takes a leaving back owes the month that was at zero for it; and shows what was paid after one', async () => {
    await loadMonth(database, '2026-10', [person(1), person(2), person(3, { leftOn: '2026-09-30' })]);
    await payMonth(database, await openMonth(database, '2026-10'), 1);
    const staff = [person(1), person(2, { leftOn: '2026-09-15' }), person(3)];
    await loadMonth(database, '2026-11', staff);
    expect(await shown()).toEqual([
      { kind: 'employed_in_closed_month', employeeNo: 'E0003', state: 'open' },
      { kind: 'paid_after_leaving', employeeNo: 'E0002', state: 'open' },
    ]);
    const november = await openMonth(database, '2026-11');
    await drawUp(database, november);
    expect(await amountsOf(november, 'E0003')).toEqual([
      ['arrears', 'due', 12_900],
      ['month', 'due', 12_900],
    ]);
    // The same file again says nothing new.
    await loadEmployees(database, staff, { today: '2026-11-04' });
    expect(await shown()).toHaveLength(2);
  });
});

test('who comes back while a month of before is open is owed that month still', async () => {
  await loadMonth(database, '2026-10', [person(1), person(2), person(3, { leftOn: '2026-10-15' })]);
  const run = await openMonth(database, '2026-10');
  const sent = await sendAll(database, run, 1, { E0003: 'account_closed' });
  const accepted = sent.filter(({ employeeNo }) => employeeNo !== 'E0003');
  await settle(
    database,
    1,
    accepted.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
  );
  const back = person(3, { hiredOn: '2026-11-02', leftOn: null, account: person(7).account });
  await loadEmployees(database, [person(1), person(2), back], { today: '2026-11-02' });
  await reconcile(database, run);
  expect(await itemOf(database, run, 'E0003')).toMatchObject({ state: 'held', reason: 'account_mismatch' });
  expect(await closeRun(database.sql, await reread(database, run))).toMatchObject({ paid: 2, carried: 1 });
});

describe('an arrear of unknown amount', () => {
  beforeEach(async () => {
    await loadMonth(database, '2026-09', people(3));
    await payMonth(database, await openMonth(database, '2026-09'), 1);
  });
  const without = () => [lineOf(person(2)), lineOf(person(3))];

  test('does not follow the base of a file that was replaced', async () => {
    const slip = lineOf(person(1), { baseFen: 2_000_000 });
    await loadContributions(database, '2026-10', [slip, ...without()]);
    const october = await openMonth(database, '2026-10');
    await drawUp(database, october);
    await loadContributions(database, '2026-10', without());
    await payMonth(database, october, 2);
    await loadMonth(database, '2026-11', people(3));
    const november = await openMonth(database, '2026-11');
    await drawUp(database, november);
    expect(await amountsOf(november, 'E0001')).toContainEqual(['arrears', 'due', 12_900]);
  });

  test('does not follow the base of another programme', async () => {
    await database.sql`
      insert into benefits.programmes (code, name_zh, name_en, due_day, due_time, scheduled)
      select 'housing', name_zh, name_en, due_day, due_time, scheduled from benefits.programmes where code = ${programme}`;
    await database.sql`
      insert into benefits.policies (programme, version, effective_from, rate_ppm, base_floor_fen, base_cap_fen, rounding_fen, tiers, pro_rate, created_by)
      select 'housing', version, effective_from, rate_ppm, base_floor_fen, base_cap_fen, rounding_fen, tiers, pro_rate, created_by
      from benefits.policies where programme = ${programme}`;
    await loadContributions(database, '2026-10', without());
    await payMonth(database, await openMonth(database, '2026-10'), 2);
    const rich = people(3).map((one) => lineOf(one, { baseFen: 1_200_000 }));
    await loadContributions(database, '2026-10', rich, { programme: 'housing' });
    await payMonth(database, await openMonth(database, '2026-10', { programme: 'housing' }), 3);
    await loadMonth(database, '2026-11', people(3));
    const november = await openMonth(database, '2026-11');
    await drawUp(database, november);
    expect(await amountsOf(november, 'E0001')).toContainEqual(['arrears', 'due', 12_900]);
  });
});

test('what a leaver was carried over with is nothing where he was not employed, and is owed where he was after all', async () => {
  const staff = people(3);
  await loadMonth(database, '2026-09', staff);
  await payMonth(database, await openMonth(database, '2026-09'), 1);
  await loadContributions(database, '2026-10', [lineOf(person(2)), lineOf(person(3))]);
  expect(await payMonth(database, await openMonth(database, '2026-10'), 2)).toMatchObject({ carried: 1 });
  await loadEmployees(database, [person(1, { leftOn: '2026-09-30' }), person(2), person(3)]);
  await loadContributions(database, '2026-11', [lineOf(person(2)), lineOf(person(3))]);
  const november = await openMonth(database, '2026-11');
  expect(await payMonth(database, november, 3)).toMatchObject({ ok: true, paid: 2, zero: 1 });
  expect(await amountsOf(november, 'E0001')).toEqual([
    ['arrears', 'zero', null],
    ['month', 'zero', null],
  ]);
  await loadEmployees(database, staff);
  await loadMonth(database, '2026-12', staff);
  const december = await openMonth(database, '2026-12');
  await drawUp(database, december);
  expect((await amountsOf(december, 'E0001')).map(([, state, amountFen]) => [state, amountFen])).toEqual([
    ['due', 12_900],
    ['due', 12_900],
    ['due', 12_900],
  ]);
});

describe('what a doubtful line says of a month that is carried over', () => {
  const carried = async (baseFen: number) => {
    await loadMonth(database, '2026-09', people(3));
    await payMonth(database, await openMonth(database, '2026-09'), 1);
    const doubtful = lineOf(person(1), { baseFen, name: '别人', account: person(9).account });
    await loadContributions(database, '2026-10', [doubtful, lineOf(person(2)), lineOf(person(3))]);
    expect(await payMonth(database, await openMonth(database, '2026-10'), 2)).toMatchObject({ carried: 1 });
  };
  const paidIn = async (baseFen: number) => {
    await loadMonth(database, '2026-11', [person(1), person(2), person(3)]);
    const lines = [lineOf(person(1), { baseFen }), lineOf(person(2)), lineOf(person(3))];
    await loadContributions(database, '2026-11', lines);
    const november = await openMonth(database, '2026-11');
    await drawUp(database, november);
    return amountsOf(november, 'E0001');
  };

  test('is not paid where the next file does not confirm it: he is owed by the base in force', async () => {
    await carried(2_000_000);
    expect(await paidIn(645_000)).toContainEqual(['arrears', 'due', 12_900]);
  });

  test('is paid where the next file confirms it', async () => {
    await carried(700_000);
    expect(await paidIn(700_000)).toContainEqual(['arrears', 'due', 14_000]);
  });
});

describe('records that change while a month is under way', () => {
  test('keep it from closing over somebody who was employed in it after all', async () => {
    await loadMonth(database, '2026-10', [person(1), person(2), person(3, { leftOn: '2026-09-30' })]);
    const run = await openMonth(database, '2026-10');
    await payAll(run);
    await loadEmployees(database, people(3));
    expect(await closeRun(database.sql, await reread(database, run))).toEqual({
      ok: false,
      refusal: { code: 'employment_changed', count: 1 },
    });
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0003')).toMatchObject({ state: 'due', reason: null });
  });

  test('show finance at once whose payment is under way though he had left', async () => {
    await loadMonth(database, '2026-10', people(3));
    const run = await openMonth(database, '2026-10');
    await sendAll(database, run);
    await loadEmployees(database, [person(1), person(2, { leftOn: '2026-09-15' }), person(3)]);
    const told = [{ kind: 'paid_after_leaving', employeeNo: 'E0002', state: 'open' }];
    expect(await shown()).toEqual(told);
    const items = await itemsOf(database, run);
    await settle(
      database,
      1,
      items.map(({ endToEndId }) => entry(endToEndId ?? '', 12_900)),
    );
    expect(await closeRun(database.sql, await reread(database, run))).toMatchObject({ paid: 3 });
    expect(await shown()).toEqual(told);
  });

  /** Sends what is due and books it; the month stays open. */
  async function payAll(run: Run): Promise<void> {
    const sent = await sendAll(database, run);
    await settle(
      database,
      1,
      sent.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
    );
  }
});

test('a base that is corrected now says nothing of what an earlier month owes', async () => {
  const wrong = lineOf(person(1), { baseFen: 2_000_000, name: '别人' });
  await loadEmployees(database, people(3));
  await loadContributions(database, '2026-10', [wrong, lineOf(person(2)), lineOf(person(3))]);
  await payMonth(database, await openMonth(database, '2026-10'), 1);
  await loadMonth(database, '2026-11', people(3));
  const november = await openMonth(database, '2026-11');
  await drawUp(database, november);
  const corrected = await correctOne(database, november, 'E0001', { baseFen: 700_000 });
  expect(corrected).toMatchObject({ ok: true, items: 1 });
  await drawUp(database, november);
  expect(await amountsOf(november, 'E0001')).toEqual([
    ['arrears', 'due', 40_000],
    ['month', 'due', 14_000],
  ]);
});

test('arrears count in the swing against last month', async () => {
  await loadMonth(database, '2026-10', people(3));
  await payMonth(database, await openMonth(database, '2026-10'), 1);
  await database.sql`
    insert into finance.arrears (programme, employee_id, origin_item_id, origin_period, kind, obligation_key, amount_fen)
    select programme, employee_id, id, period, 'late_raise', obligation_key || '/raise-1', 5000000 from finance.items limit 1`;
  await loadMonth(database, '2026-11', people(3));
  await drawUp(database, await openMonth(database, '2026-11'));
  expect(
    await database.sql`
      select previous_fen as before, current_fen as now, explanation -> 'arrears' as arrears from finance.variances`,
  ).toEqual([{ before: 38_700, now: 5_038_700, arrears: { count: 1, fen: 5_000_000 } }]);
});

test('a month that was cancelled after the next had begun is begun again in its turn', async () => {
  await loadMonth(database, '2026-09', people(1));
  await database.sql`update benefits.programmes set scheduled = true`;
  const world = { database, programme };
  await dueFromTheFirst(world);
  const [first, before, current] = [
    await monthBefore(world, 2),
    await monthBefore(world, 1),
    await monthBefore(world, 0),
  ];
  const [, middle] = [
    await openMonth(database, first),
    await openMonth(database, before),
    await openMonth(database, current),
  ];
  expect(await cancelRun(database.sql, middle, 'finance1')).toEqual({ ok: true });
  const { openDueRuns } = calendarActivities({
    ...createOutside(database, 'http://127.0.0.1:9'),
    reach: noReach,
    heartbeat: () => undefined,
  });
  const due = await openDueRuns({ programme });
  expect(due.map(({ input }) => input.period)).toEqual([first, before, current]);
  // Of its own, as where people start it again: the archive of the cancelled run is not the new one's.
  expect(due[1]?.workflowId).toBe(`${middle.workflowId}/again-1`);
});

test('one person’s run is not cancelled beside the close of the month that it is missing from', async () => {
  await loadMonth(database, '2026-10', people(3));
  const [one] = await database.sql<{ id: number }[]>`select id from hr.employees where employee_no = 'E0001'`;
  const alone = await openMonth(database, '2026-10', { employeeId: must(one, 'E0001').id });
  await drawUp(database, alone);
  const whole = await openMonth(database, '2026-10');
  const sent = await sendAll(database, whole);
  await settle(
    database,
    1,
    sent.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
  );
  const [closed, cancelled] = await Promise.all([
    closeRun(database.sql, await reread(database, whole)),
    cancelRun(database.sql, await reread(database, alone), 'hr1'),
  ]);
  // Whichever was first, the other one knows.
  expect([closed.ok, cancelled.ok].filter(Boolean)).toHaveLength(1);
});
