import { beforeEach, describe, expect, test } from 'vitest';
import { startSending } from '../../src/db/queries/disbursement/batches.ts';
import { closeRun } from '../../src/db/queries/disbursement/close-run.ts';
import { enterStage, type Run, stageTimes } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import {
  approve,
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
  setUpOrganisation,
} from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let run: Run;

const coolAccountOf = (employeeNo: string, forTime: string) => database.sql`
  update benefits.accounts a set cools_until = now() + ${forTime}::interval from hr.employees e
  where e.id = a.employee_id and e.employee_no = ${employeeNo}`;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  run = await openMonth(database, '2026-10');
});

describe('an approved list is not sent', () => {
  const sending = async () => startSending(database.sql, await reread(database, run), 1);

  beforeEach(async () => {
    await approve(database, run, must(await drawUp(database, run), 'list'));
  });

  test('when one of its people turns out to have left before the month', async () => {
    await loadEmployees(database, [person(1), person(2), person(3, { leftOn: '2026-09-30' })]);
    expect(await sending()).toEqual({ ok: false, refusal: { code: 'digest_changed' } });
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0003')).toMatchObject({ state: 'zero' });
  });

  test('when an account of it cools off by now', async () => {
    await coolAccountOf('E0003', '1 day');
    expect(await sending()).toEqual({ ok: false, refusal: { code: 'digest_changed' } });
    await drawUp(database, run);
    expect(await itemOf(database, run, 'E0003')).toMatchObject({ reason: 'account_cooling_off' });
  });
});

test('a list with an amount that was corrected before it was drawn up, and after the run looked, is not sent', async () => {
  await reconcile(database, run);
  expect(await correctOne(database, run, 'E0003', { baseFen: 700_000 })).toMatchObject({ ok: true });
  const before = await database.sql<{ seen: number }[]>`
    select corrections_seen as seen from finance.runs where id = ${run.id}`;
  const list = must(await drawUp(database, run), 'list');
  // As if the correction had come between the look and the list.
  await database.sql`update finance.runs set corrections_seen = ${before[0]?.seen ?? null} where id = ${run.id}`;
  await approve(database, run, list);
  expect(await startSending(database.sql, await reread(database, run), 1)).toMatchObject({ ok: false });
});

describe('the close looks again', () => {
  const close = async () => closeRun(database.sql, await reread(database, run));

  async function payAllButOne(): Promise<void> {
    const sent = await sendAll(database, run);
    await settle(
      database,
      1,
      sent.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
    );
    expect(await itemsOf(database, run)).toMatchObject([
      { state: 'paid' },
      { state: 'paid' },
      { state: 'held' },
    ]);
  }

  test('at whoever was corrected since, instead of carrying over what is no longer so', async () => {
    const noBase = lineOf(person(3), { baseFen: null, baseProblem: 'not_an_amount' });
    await loadContributions(database, '2026-10', [lineOf(person(1)), lineOf(person(2)), noBase]);
    await payAllButOne();
    expect(await correctOne(database, run, 'E0003', { baseFen: 700_000 })).toMatchObject({ ok: true });
    expect(await close()).toEqual({ ok: false, refusal: { code: 'items_changed', count: 1 } });
    const sent = await sendAll(database, run, 2);
    expect(sent).toMatchObject([{ employeeNo: 'E0003', amountFen: 14_000 }]);
  });

  test('at whoever is held for a cooling-off that is over', async () => {
    await coolAccountOf('E0003', '1 day');
    await payAllButOne();
    await coolAccountOf('E0003', '-1 second');
    expect(await close()).toEqual({ ok: false, refusal: { code: 'items_changed', count: 1 } });
    await reconcile(database, run);
    expect(await itemOf(database, run, 'E0003')).toMatchObject({ state: 'due' });
  });

  test('not at what it has seen: a correction that frees nobody keeps nothing open', async () => {
    const noAccount = lineOf(person(3), { account: null });
    await loadContributions(database, '2026-10', [lineOf(person(1)), lineOf(person(2)), noAccount]);
    await payAllButOne();
    expect(await correctOne(database, run, 'E0003', { baseFen: 700_000 })).toMatchObject({ ok: true });
    expect(await close()).toMatchObject({ ok: false });
    await drawUp(database, run, 2);
    expect(await close()).toEqual({ ok: true, paid: 2, carried: 1, zero: 0 });
  });
});

test('a month that is closed is left as it is, whoever looks at it again', async () => {
  await loadEmployees(database, [person(1), person(2), person(3, { leftOn: '2026-09-30' })]);
  expect(await payMonth(database, run, 1)).toMatchObject({ ok: true, paid: 2, zero: 1 });
  const state = async () => [await itemsOf(database, run), await stageTimes(database.sql, run.id)];
  const before = await state();
  await loadEmployees(database, people(3));
  await enterStage(database.sql, run.id, 'reconcile', 2);
  expect(await drawUp(database, run, 2)).toBeNull();
  expect(await closeRun(database.sql, run)).toMatchObject({ ok: true, paid: 2, zero: 1 });
  expect(await state()).toEqual(before);
  expect(await database.sql`select from audit.events where action = 'run_closed'`).toHaveLength(1);
});
