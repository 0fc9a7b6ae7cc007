import { beforeEach, describe, expect, test } from 'vitest';
import { archiveSubject } from '../../src/archive/archive-subject.ts';
import { postgresStore } from '../../src/archive/postgres-store.ts';
import {
  markSms,
  pendingSms,
  runsToDeliver,
  writeNotices,
} from '../../src/db/queries/disbursement/notices.ts';
import { enterStage, type Run } from '../../src/db/queries/disbursement/runs.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { drawUp, entry, itemOf, payMonth, reread, sendAll, settle } from '../support/month-by-hand.ts';
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

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
});

const write = async (of = run) => writeNotices(database.sql, await reread(database, of), () => undefined);
const notices = () => database.sql`
  select e.employee_no, n.kind, n.attempt, n.sms_state from benefits.notices n join hr.employees e on e.id = n.employee_id
  order by n.id`;

describe('notices', () => {
  test('are written once for each item, and their SMS wait in a queue', async () => {
    await loadEmployees(database, [person(1), person(2), person(3, { leftOn: '2026-09-30', phone: null })]);
    await loadContributions(database, '2026-10', [lineOf(person(1)), lineOf(person(2), { account: null })]);
    run = await openMonth(database, '2026-10');
    await payMonth(database, run, 1);
    expect(await write()).toEqual({ written: 2 });
    expect(await write()).toEqual({ written: 0 });
    expect(await notices()).toEqual([
      { employee_no: 'E0001', kind: 'paid', attempt: 1, sms_state: 'pending' },
      { employee_no: 'E0003', kind: 'zero', attempt: 0, sms_state: 'no_phone' },
    ]);
  });

  test('tell of a refusal by the bank, and later of the payment', async () => {
    await loadMonth(database, '2026-10', people(1));
    run = await openMonth(database, '2026-10');
    await sendAll(database, run, 1, { E0001: 'account_closed' });
    await write();
    await write();
    expect(await notices()).toMatchObject([{ kind: 'held', attempt: 1 }]);
  });

  test('tell of a return while the month is open, once', async () => {
    await loadMonth(database, '2026-10', people(1));
    run = await openMonth(database, '2026-10');
    const [sent] = await sendAll(database, run);
    const id = sent?.endToEndId ?? '';
    await settle(database, 1, [entry(id, 12_900)]);
    await write();
    await settle(database, 2, [entry(id, 12_900, { kind: 'return', returnReason: 'AC04' })]);
    await write();
    await write();
    expect((await notices()).map((notice) => notice.kind)).toEqual(['paid', 'returned']);
  });

  test('tell of a return after the close, with the next run that writes any', async () => {
    await loadMonth(database, '2026-10', people(1));
    run = await openMonth(database, '2026-10');
    await payMonth(database, run, 1);
    await write();
    const { endToEndId } = await itemOf(database, run, 'E0001');
    await settle(database, 2, [entry(endToEndId, 12_900, { kind: 'return', returnReason: 'AC04' })]);
    await loadMonth(database, '2026-11', people(1));
    const next = await openMonth(database, '2026-11');
    await write(next);
    expect((await notices()).map((notice) => notice.kind)).toEqual(['paid', 'returned']);
  });

  test('say in words why, not in codes', async () => {
    await loadEmployees(database, people(1));
    await loadContributions(database, '2026-10', [lineOf(person(1), { account: null })]);
    run = await openMonth(database, '2026-10');
    await drawUp(database, run);
    await write();
    const [notice] = await database.sql<
      { zh: string; en: string }[]
    >`select text_zh as zh, text_en as en from benefits.notices`;
    expect(notice?.zh).toContain('没有您的存折账号');
    expect(notice?.en).toContain('we have no passbook account for you');
  });
});

test('a run with SMS that wait is to be delivered, but while it writes its notices, and has no archive before', async () => {
  await loadMonth(database, '2026-10', people(2));
  run = await openMonth(database, '2026-10');
  const sent = await sendAll(database, run);
  await settle(
    database,
    1,
    sent.map(({ endToEndId, amountFen }) => entry(endToEndId, amountFen)),
  );
  const due = async () =>
    (await runsToDeliver(database.sql)).map(({ runId, settings }) => ({
      runId,
      pauseMs: settings.retryPauseMaxMs,
    }));
  const { sql, privateData } = database;
  // A server that has forgotten everything: what is kept of a history says so.
  const source = { executions: async () => [], execution: async () => null, history: async () => ({}) };
  const archive = () =>
    archiveSubject(
      { sql, privateData, store: postgresStore(sql), source },
      { kind: 'run', id: run.id, subject: run.workflowId },
    );
  const itself = [{ runId: run.id, pauseMs: run.settings.retryPauseMaxMs }];
  await enterStage(database.sql, run.id, 'notify', 1);
  await write();
  expect(await due()).toEqual([]);
  await enterStage(database.sql, run.id, 'close', 1);
  expect(await due()).toEqual(itself);
  await database.sql`update finance.runs set state = 'closed', closed_at = now()`;
  expect(await due()).toEqual(itself);
  const waiting = await pendingSms(database.sql, run.id, 0, 10);
  const ids = waiting.map(({ noticeId }) => noticeId);
  await markSms(database.sql, 'sent', ids.slice(0, 1));
  expect(await due()).toEqual(itself);
  expect(await archive()).toBe(false);
  expect(await sql`select from audit.archived_histories where workflow_id = ${run.workflowId}`).toHaveLength(
    1,
  );
  await markSms(database.sql, 'failed', ids.slice(1));
  expect(await due()).toEqual([]);
});
