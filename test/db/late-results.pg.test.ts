import { beforeEach, describe, expect, test } from 'vitest';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { isSettledAsTooLate, settleResultsTooLate } from '../../src/db/queries/bases/late-results.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { openHrTask } from '../../src/db/queries/people/hr-tasks.ts';
import { putCycle, putFiling, putResult } from '../support/appraised.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { itemsOf, payMonth, sendAll } from '../support/month-by-hand.ts';
import { loadContributions, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

const reason = '张秀英的十月差额应补发';
let database: TestDatabase;
let run: Run;
let cycleId: number;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  run = await openMonth(database, '2026-10');
  cycleId = await putCycle(database, '2026-10', '2026-11');
});

const score = (employeeNo: string, points: string) =>
  putResult(database, employeeNo, points, '2026-10', '2026-11');
const announce = () =>
  openHrTask(database.sql, {
    kind: 'results_too_late',
    subject: `cycle/${cycleId}`,
    cycleId,
    owner: 'hr',
    dueInMs: 1_000,
    details: { months: '2026-10' },
  });
const settle = (openArrears = true) =>
  settleResultsTooLate(database.sql, { cycleId, actor: 'hr1', reason, openArrears });
const november = async () => {
  await loadContributions(
    database,
    '2026-11',
    people(3).map((one) => lineOf(one)),
  );
  return openMonth(database, '2026-11');
};
const accept = async (employeeNo: string, baseFen: number) => {
  const { id } = await putFiling(database, employeeNo, baseFen, '2026-10');
  await recordAnswers(database.sql, [{ id, accepted: true, receiptNo: 'SS1', refusalReason: null }]);
};
const books = async () => ({
  arrears: await database.sql`
    select e.employee_no as "employeeNo", a.kind, a.origin_period as "originPeriod", a.obligation_key as key,
      a.amount_fen as "amountFen", a.state
    from finance.arrears a join hr.employees e on e.id = a.employee_id order by a.id`,
  overpaid: await database.sql`
    select e.employee_no as "employeeNo", x.amount_fen as "amountFen", x.booked_fen as "bookedFen", x.owner, x.state, x.details
    from finance.exceptions x join hr.employees e on e.id = x.employee_id where x.kind = 'overpaid_by_result' order by x.id`,
  tasks: await database.sql`select state, details from hr.tasks where kind = 'results_too_late'`,
  audited: await database.sql`
    select actor, subject, details from audit.events where action = 'results_too_late_settled' order by id`,
});

describe('results that became final after a month was paid', () => {
  test('leave an arrear of the difference, to the fen, that the next month pays as a line of its own', async () => {
    await payMonth(database, run, 1);
    const resultId = await score('E0001', '90');
    await announce();
    expect(await settle()).toEqual({ ok: true, opened: 1, overpaid: 0 });
    const opened = {
      employeeNo: 'E0001',
      kind: 'late_result',
      originPeriod: '2026-10',
      key: `medical-passbook/2026-10/E0001/month/result-${resultId}`,
      amountFen: 14_200 - 12_900,
    };
    expect((await books()).arrears).toEqual([{ ...opened, state: 'open' }]);
    const next = await november();
    expect(await payMonth(database, next, 2)).toMatchObject({ ok: true, carried: 0 });
    expect((await itemsOf(database, next)).filter(({ employeeNo }) => employeeNo === 'E0001')).toMatchObject([
      { obligation: expect.stringMatching(/^arrears-/), state: 'paid', bookedFen: 1_300 },
      { obligation: 'month', state: 'paid', bookedFen: 14_200 },
    ]);
    expect((await books()).arrears).toEqual([{ ...opened, state: 'settled' }]);
  });

  test('take nothing back where they come to less, and show finance what was paid too much', async () => {
    await payMonth(database, run, 1);
    const resultId = await score('E0001', '75');
    await announce();
    expect(await settle()).toEqual({ ok: true, opened: 0, overpaid: 1 });
    expect(await books()).toMatchObject({
      arrears: [],
      overpaid: [
        {
          employeeNo: 'E0001',
          amountFen: 12_300,
          bookedFen: 12_900,
          owner: 'finance',
          state: 'open',
          details: { resultId },
        },
      ],
    });
  });

  test('settled twice are settled once', async () => {
    await payMonth(database, run, 1);
    await score('E0001', '90');
    await score('E0002', '75');
    await announce();
    await settle();
    const after = await books();
    expect(await settle()).toEqual({ ok: true, opened: 0, overpaid: 0 });
    expect(await books()).toEqual(after);
  });

  test('close their task, and the words about it are not audited', async () => {
    await payMonth(database, run, 1);
    await score('E0001', '90');
    await announce();
    expect(await isSettledAsTooLate(database.sql, cycleId)).toBe(false);
    await settle();
    expect(await isSettledAsTooLate(database.sql, cycleId)).toBe(true);
    const { tasks, audited } = await books();
    expect(tasks).toEqual([
      { state: 'done', details: { months: '2026-10', reason, opened: 1, overpaid: 0 } },
    ]);
    expect(audited).toEqual([
      { actor: 'hr1', subject: 'cycle/2026-10-2026-11', details: { opened: 1, overpaid: 0 } },
    ]);
  });

  test('may be left as they were paid, and made good later after all', async () => {
    await payMonth(database, run, 1);
    await score('E0001', '90');
    await announce();
    expect(await settle(false)).toEqual({ ok: true, opened: 0, overpaid: 0 });
    expect(await books()).toMatchObject({ arrears: [], tasks: [{ state: 'done' }] });
    expect(await settle()).toEqual({ ok: true, opened: 1, overpaid: 0 });
  });

  test('change nothing for people without one, nor in months that they are not for or were reckoned by', async () => {
    await payMonth(database, run, 1);
    await score('E0001', '90');
    await announce();
    await payMonth(database, await november(), 2);
    await putResult(database, 'E0002', '90', '2026-12', '2026-12');
    expect(await settle()).toEqual({ ok: true, opened: 1, overpaid: 0 });
    expect((await books()).arrears).toMatchObject([{ employeeNo: 'E0001', originPeriod: '2026-10' }]);
  });

  test('make good a month that was carried over, and one that another result had put at zero', async () => {
    await putResult(database, 'E0002', '60', '2026-10', '2026-10');
    const held = lineOf(person(1), { name: '别人', nameKey: '别人' });
    await loadContributions(database, '2026-10', [held, lineOf(person(2)), lineOf(person(3))]);
    await payMonth(database, run, 1);
    await score('E0001', '90');
    await score('E0002', '90');
    await announce();
    expect(await settle()).toEqual({ ok: true, opened: 2, overpaid: 0 });
    expect((await books()).arrears).toMatchObject([
      { employeeNo: 'E0001', kind: 'carried', amountFen: 12_900 },
      { employeeNo: 'E0001', kind: 'late_result', amountFen: 1_300 },
      { employeeNo: 'E0002', kind: 'late_result', amountFen: 14_200 },
    ]);
  });

  test('and a base that became another come to the same, whichever is first', async () => {
    await payMonth(database, run, 1);
    await accept('E0001', 677_250);
    await score('E0001', '90');
    await score('E0002', '90');
    await announce();
    await settle();
    await accept('E0002', 677_250);
    const late = (await books()).arrears;
    expect(late).toMatchObject([
      { employeeNo: 'E0001', kind: 'late_raise', amountFen: 600 },
      { employeeNo: 'E0001', kind: 'late_result', amountFen: 1_400 },
      { employeeNo: 'E0002', kind: 'late_result', amountFen: 1_300 },
      { employeeNo: 'E0002', kind: 'late_raise', amountFen: 700 },
    ]);
  });
});

describe('settling is refused and changes nothing', () => {
  test('where nobody was told that results came too late', async () => {
    await payMonth(database, run, 1);
    await score('E0001', '90');
    expect(await settle()).toEqual({ ok: false, refusal: { code: 'results_not_late' } });
    expect(await books()).toMatchObject({ arrears: [], audited: [] });
  });

  test('where money is to be made good while one of the months is being paid', async () => {
    await sendAll(database, run);
    await score('E0001', '90');
    await announce();
    expect(await settle()).toEqual({ ok: false, refusal: { code: 'months_being_paid' } });
    expect(await books()).toMatchObject({ arrears: [], audited: [], tasks: [{ state: 'open' }] });
    expect(await settle(false)).toMatchObject({ ok: true });
  });
});
