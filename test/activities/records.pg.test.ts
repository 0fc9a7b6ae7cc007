import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { createActivities } from '../../src/activities/activities.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { must } from '../../src/domain/assert.ts';
import { type RunningSandbox, runSandbox } from '../connectors/running-sandbox.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { payMonth, reread } from '../support/month-by-hand.ts';
import {
  loadContributions,
  loadEmployees,
  openMonth,
  programme,
  setUpOrganisation,
} from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { createOutside, noReach } from '../support/world.ts';

let database: TestDatabase;
let sandbox: RunningSandbox;
let run: Run;
let activities: ReturnType<typeof createActivities>;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, [person(1), person(2), person(3, { phone: null })]);
  await loadContributions(database, '2026-10', [
    lineOf(person(1)),
    lineOf(person(2), { name: '另一个人' }),
    lineOf(person(3)),
  ]);
  run = await openMonth(database, '2026-10');
  activities = createActivities({
    ...createOutside(database, 'http://127.0.0.1:9'),
    heartbeat: () => undefined,
    reach: noReach,
  });
});

async function withSandbox(): Promise<void> {
  sandbox = await runSandbox();
  onTestFinished(() => sandbox.stop());
  activities = createActivities({
    ...createOutside(database, sandbox.baseUrl),
    heartbeat: () => undefined,
    reach: noReach,
  });
}

/** Does something twice: the second time answers the same and leaves every table as the first left it. */
async function twice<T>(work: () => Promise<T>): Promise<T> {
  const first = await work();
  const after = await everyTable(database);
  expect(await work()).toEqual(first);
  expect(await everyTable(database)).toEqual(after);
  return first;
}

const runId = () => run.id;
async function upToTheList(): Promise<{ digest: string }> {
  await activities.takeUpload({ runId: runId() });
  await activities.reconcile({ runId: runId() });
  await activities.calculate({ runId: runId() });
  return must(await activities.prepareApproval({ runId: runId(), round: 1 }), 'list');
}

describe('each of these twice is it once:', () => {
  test('takeUpload', async () => {
    expect(await twice(() => activities.takeUpload({ runId: runId() }))).toEqual({ ready: true });
  });

  test('reconcile', async () => {
    await activities.takeUpload({ runId: runId() });
    expect(await twice(() => activities.reconcile({ runId: runId() }))).toEqual({ due: 2, held: 1, zero: 0 });
  });

  test('calculate', async () => {
    await activities.takeUpload({ runId: runId() });
    await activities.reconcile({ runId: runId() });
    expect(await twice(() => activities.calculate({ runId: runId() }))).toEqual({ totalFen: 2 * 12_900 });
  });

  test('prepareApproval, but for the numbers of its rows', async () => {
    const first = await upToTheList();
    const rows = () => database.sql`
      select obligation_key, attempt, end_to_end_id, amount_fen, state from finance.transfers order by 1`;
    const before = await rows();
    expect(await activities.prepareApproval({ runId: runId(), round: 1 })).toEqual(first);
    expect(await rows()).toEqual(before);
  });

  test('decide', async () => {
    const { digest } = await upToTheList();
    const command = { digest, decision: 'approve', approver: 'finance1', reason: null } as const;
    const decided = await twice(() => activities.decide({ runId: runId(), round: 1, command }));
    expect(decided).toMatchObject({ ok: true, complete: true });
  });

  test('startSending', async () => {
    await withSandbox();
    const { digest } = await upToTheList();
    const command = { digest, decision: 'approve', approver: 'finance1', reason: null } as const;
    await activities.decide({ runId: runId(), round: 1, command });
    const started = await twice(() => activities.startSending({ runId: runId(), round: 1 }));
    expect(started).toMatchObject({ ok: true, totalFen: 2 * 12_900 });
    expect(await activities.resumePoint({ runId: runId() })).toEqual({
      state: 'open',
      paused: false,
      round: 1,
      sendingBegun: true,
      roundIsCut: true,
    });
  });

  test('cancelRun', async () => {
    await upToTheList();
    expect(await twice(() => activities.cancelRun({ runId: runId(), by: 'hr1' }))).toEqual({ ok: true });
  });

  test('closeTasks', async () => {
    await activities.openTask({ runId: runId(), kind: 'upload_late', reference: 'x', owner: 'hr' });
    await twice(() => activities.closeTasks({ runId: runId(), kind: 'upload_late' }));
  });

  test('writeNotices', async () => {
    await payMonth(database, run, 1);
    expect(await activities.writeNotices({ runId: runId() })).toMatchObject({ written: expect.any(Number) });
    const after = await everyTable(database);
    expect(await activities.writeNotices({ runId: runId() })).toEqual({ written: 0 });
    expect(await everyTable(database)).toEqual(after);
  });

  test('sendQueuedSms', async () => {
    await withSandbox();
    await payMonth(database, run, 1);
    await activities.writeNotices({ runId: runId() });
    const { sent } = await activities.sendQueuedSms({ runId: runId() });
    expect(await activities.sendQueuedSms({ runId: runId() })).toEqual({ sent: 0 });
    const count = await (await fetch(`${sandbox.baseUrl}/sms/count`)).json();
    expect(count).toEqual({ sent });
  });

  test('sendQueuedSms to somebody whose number is gone meanwhile, and to the others', async () => {
    await withSandbox();
    await payMonth(database, run, 1);
    await database.sql`
      update hr.employees set phone = (select phone from hr.employees where employee_no = 'E0001') where employee_no = 'E0003'`;
    await activities.writeNotices({ runId: runId() });
    await database.sql`update hr.employees set phone = null, phone_hash = null where employee_no = 'E0001'`;
    await activities.sendQueuedSms({ runId: runId() });
    const states = await database.sql`
      select e.employee_no as no, n.sms_state as sms from benefits.notices n join hr.employees e on e.id = n.employee_id
      order by e.employee_no`;
    expect([...states]).toEqual([
      { no: 'E0001', sms: 'no_phone' },
      { no: 'E0003', sms: 'sent' },
    ]);
  });

  test('sendQueuedSms after the record of it was lost: the gateway sends each message once', async () => {
    await withSandbox();
    await payMonth(database, run, 1);
    await activities.writeNotices({ runId: runId() });
    const { sent } = await activities.sendQueuedSms({ runId: runId() });
    await database.sql`update benefits.notices set sms_state = 'pending' where sms_state = 'sent'`;
    await activities.sendQueuedSms({ runId: runId() });
    expect(await (await fetch(`${sandbox.baseUrl}/sms/count`)).json()).toEqual({ sent });
  });

  test('fetchUpload, where the office has nothing', async () => {
    await withSandbox();
    expect(await twice(() => activities.fetchUpload({ runId: runId() }))).toEqual({ arrived: false });
  });

  test('openDueRuns', async () => {
    const opened = await activities.openDueRuns({ programme });
    const after = await everyTable(database);
    await activities.openDueRuns({ programme });
    expect(await everyTable(database)).toEqual(after);
    expect(opened.every((due) => due.input.programme === programme)).toBe(true);
  });
});

describe('what counts', () => {
  test('a stage that is entered again has one row, and is left when the next is entered', async () => {
    const enter = (stage: 'reconcile' | 'calculate') =>
      activities.enterStage({ runId: runId(), stage, round: 1 });
    await enter('reconcile');
    await enter('reconcile');
    await enter('calculate');
    const rows =
      await database.sql`select stage, left_at is not null as left from finance.run_stages order by entered_at`;
    expect(rows).toEqual([
      { stage: 'reconcile', left: true },
      { stage: 'calculate', left: false },
    ]);
    await enter('reconcile');
    expect((await reread(database, run)).stage).toBe('reconcile');
    expect(await database.sql`select from finance.run_stages`).toHaveLength(2);
  });

  test('a task that is opened again escalates', async () => {
    const task = { runId: runId(), kind: 'upload_late', reference: 'x', owner: 'hr' } as const;
    for (const _time of [1, 2, 3]) await activities.openTask(task);
    expect(await database.sql`select escalation, state from finance.tasks`).toEqual([
      { escalation: 2, state: 'open' },
    ]);
  });

  test('a run that is not on record ends the work for good', async () => {
    const failing = activities.reconcile({ runId: 999 });
    await expect(failing).rejects.toMatchObject({ name: 'ApplicationFailure', nonRetryable: true });
  });

  test('an upload is taken up until sending begins, and not after', async () => {
    await upToTheList();
    const before = (await reread(database, run)).uploadId;
    await loadContributions(
      database,
      '2026-10',
      people(3).map((one) => lineOf(one)),
    );
    await activities.takeUpload({ runId: runId() });
    const taken = (await reread(database, run)).uploadId;
    expect(taken).not.toBe(before);
    await database.sql`update finance.runs set sending_started_at = now() where id = ${runId()}`;
    await loadContributions(
      database,
      '2026-10',
      people(3).map((one) => lineOf(one, { baseFen: 1_000_000 })),
    );
    await activities.takeUpload({ runId: runId() });
    expect((await reread(database, run)).uploadId).toBe(taken);
  });
});
