import { beforeEach, describe, expect, test } from 'vitest';
import { cancelRun } from '../../src/db/queries/disbursement/close-run.ts';
import { writeNotices } from '../../src/db/queries/disbursement/notices.ts';
import { enterStage, type Run } from '../../src/db/queries/disbursement/runs.ts';
import { businessFigures } from '../../src/db/queries/operations/business-figures.ts';
import { must } from '../../src/domain/assert.ts';
import { businessGauges, type GaugeName } from '../../src/telemetry/business-gauges.ts';
import { dueFromTheFirst, monthBefore } from '../support/days.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { drawUp, payMonth, reread } from '../support/month-by-hand.ts';
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

let database: TestDatabase;
const hour = 3_600;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
});

const figures = () => businessFigures(database.sql);

/** Every figure as it was if everything of the run's stages had happened so much earlier. */
async function ago(run: Run, seconds: number): Promise<void> {
  await database.sql`
    update finance.run_stages set entered_at = entered_at - make_interval(secs => ${seconds}),
      left_at = left_at - make_interval(secs => ${seconds}) where run_id = ${run.id}`;
}

test('every figure has the labels of its gauge', async () => {
  await loadEmployees(database, people(2));
  const run = await openMonth(database, '2026-10');
  await enterStage(database.sql, run.id, 'upload', 1);
  for (const [name, rows] of Object.entries(await figures()))
    for (const { value, ...labels } of rows) {
      expect(Object.keys(labels).sort(), name).toEqual([...businessGauges[name as GaugeName].labels].sort());
      expect(value, name).toEqual(expect.any(Number));
    }
});

describe('how late a month is', () => {
  /** The programme falls due on the first, and every day is a banking day; the current month, and those before it. */
  async function monthsBack(): Promise<[string, string, string]> {
    await database.sql`update benefits.programmes set scheduled = true, due_time = '00:00'`;
    const world = { database, programme };
    await dueFromTheFirst(world);
    return [await monthBefore(world, 2), await monthBefore(world, 1), await monthBefore(world, 0)];
  }
  const late = async () =>
    (await figures()).wulou_run_late_seconds
      .filter((row) => row.programme === programme)
      .map(({ period, value }) => ({ period, days: Math.floor(value / 86_400) }))
      .sort((a, b) => (String(a.period) < String(b.period) ? -1 : 1));

  test('counts months that nobody began, as where the schedule is paused', async () => {
    const [first, second, current] = await monthsBack();
    expect(await late(), 'nobody is on record').toEqual([]);
    await loadEmployees(database, people(1));
    expect((await late()).map(({ period }) => period)).toEqual([current]);
    const run = await openMonth(database, first, { startedBy: 'schedule' });
    const all = await late();
    expect(all.map(({ period }) => period)).toEqual([first, second, current]);
    expect(all[1]?.days).toBeGreaterThanOrEqual(28);
    await database.sql`update benefits.programmes set scheduled = false`;
    expect((await late()).map(({ period }) => period)).toEqual([run.period]);
  });

  test('counts a month that was cancelled and not begun again, once, and none that is closed', async () => {
    const [, second, current] = await monthsBack();
    await loadEmployees(database, people(1));
    const closed = await openMonth(database, current, { startedBy: 'schedule' });
    await database.sql`update finance.runs set state = 'closed', closed_at = now() where id = ${closed.id}`;
    expect(await late()).toEqual([]);
    const cancelled = await openMonth(database, second);
    expect((await late()).map(({ period }) => period)).toEqual([second]);
    expect(await cancelRun(database.sql, cancelled, 'hr1')).toEqual({ ok: true });
    expect((await late()).map(({ period }) => period)).toEqual([second]);
  });
});

describe('how long a run is in its stage', () => {
  const stages = async () =>
    (await figures()).wulou_run_stage_seconds.map(({ programme: _, value, ...labels }) => ({
      ...labels,
      hours: Math.floor(value / hour),
    }));

  test('is told of runs of one person as well, of several the longest, and not of whom', async () => {
    await loadEmployees(database, people(3));
    const known = await database.sql<{ id: number }[]>`select id from hr.employees order by id`;
    const [month, one, another] = [
      await openMonth(database, '2026-10'),
      await openMonth(database, '2026-10', { employeeId: must(known[0], 'first').id }),
      await openMonth(database, '2026-10', { employeeId: must(known[1], 'second').id }),
    ];
    for (const run of [month, one, another]) await enterStage(database.sql, run.id, 'pay', 1);
    await ago(one, 2 * hour);
    await ago(another, 5 * hour);
    const pay = { period: '2026-10', stage: 'pay', paused: 'false' };
    expect(await stages()).toEqual(
      expect.arrayContaining([
        { ...pay, scope: 'all', hours: 0 },
        { ...pay, scope: 'one', hours: 5 },
      ]),
    );
    expect(await stages()).toHaveLength(2);
  });

  test('counts from the last time that it entered it', async () => {
    await loadEmployees(database, people(1));
    const run = await openMonth(database, '2026-10');
    await enterStage(database.sql, run.id, 'reconcile', 1);
    await enterStage(database.sql, run.id, 'close', 1);
    await ago(run, 3 * hour);
    await enterStage(database.sql, run.id, 'reconcile', 2);
    expect(await stages()).toMatchObject([{ stage: 'reconcile', hours: 0 }]);
  });

  test('counts a close from the end of the window for corrections where somebody is held', async () => {
    await loadEmployees(database, [person(1), person(2)]);
    await loadContributions(database, '2026-10', [
      lineOf(person(1)),
      lineOf(person(2), { name: '另一个人' }),
    ]);
    const run = await openMonth(database, '2026-10', { settings: { correctionWindowMs: 10 * hour * 1_000 } });
    await drawUp(database, run);
    await enterStage(database.sql, run.id, 'close', 1);
    await ago(run, 9.5 * hour);
    expect(await stages()).toMatchObject([{ stage: 'close', hours: 0 }]);
    await ago(run, 3 * hour);
    expect(await stages()).toMatchObject([{ stage: 'close', hours: 2 }]);
    await database.sql`update finance.runs set paused_at = now(), paused_by = 'hr1', pause_reason = 'the wrong file'`;
    expect(await stages()).toMatchObject([{ paused: 'true', hours: 12 }]);
    await database.sql`update finance.runs set paused_at = null, paused_by = null, pause_reason = null`;
    await database.sql`update finance.runs set settings = settings - 'correctionWindowMs'`;
    expect(await stages()).toMatchObject([{ stage: 'close', hours: 12 }]);
  });
});

test('how long the oldest SMS has waited, and none that nobody waits for', async () => {
  const hours = async () =>
    (await figures()).wulou_oldest_pending_sms_seconds.map(({ value }) => Math.floor(value / hour));
  await loadMonth(database, '2026-10', [person(1), person(2, { phone: null })]);
  const run = await openMonth(database, '2026-10');
  await payMonth(database, run, 1);
  expect(await hours()).toEqual([0]);
  await writeNotices(database.sql, await reread(database, run), () => undefined);
  await database.sql`
    update benefits.notices set created_at = now() - case sms_state when 'pending' then 5 else 9 end * interval '1 hour'`;
  expect(await hours()).toEqual([5]);
  await database.sql`update benefits.notices set sms_state = 'sent' where sms_state = 'pending'`;
  expect(await hours()).toEqual([0]);
});

test('how long the oldest of each kind has been over and is not archived', async () => {
  const unarchived = async () =>
    (await figures()).wulou_oldest_unarchived_seconds.map(({ kind, value }) => [
      kind,
      Math.floor(value / hour),
    ]);
  await loadEmployees(database, people(2));
  for (const period of ['2026-09', '2026-10']) await openMonth(database, period);
  expect(await unarchived()).toEqual([]);
  await database.sql`
    update finance.runs set state = 'closed', closed_at = now() - case period when '2026-09' then 30 else 20 end * interval '1 hour'`;
  await database.sql`
    insert into hr.changes
      (employee_id, kind, effective_on, workflow_id, state, needs_approval, entered_by, entered_at, finished_at)
    select id, 'position', '2024-02-01', 'employee-change/' || id, 'done', false, 'hr1', now() - interval '9 days',
      now() - interval '2 hours' from hr.employees`;
  expect((await unarchived()).sort()).toEqual([
    ['change', 2],
    ['run', 30],
  ]);
  await database.sql`update hr.changes set archived_at = now()`;
  await database.sql`
    insert into audit.archives (subject, manifest_sha256, archive_key)
    select workflow_id, 'none', '\\x00' from finance.runs where period = '2026-09'`;
  expect(await unarchived()).toEqual([['run', 20]]);
});
