import { beforeAll, describe, expect, inject, test } from 'vitest';
import { must } from '../../src/domain/assert.ts';
import { type Action, authority, mayReach, type Owner, type Reach } from '../../src/domain/authority.ts';
import { type Role, roles } from '../../src/domain/roles.ts';
import { appraisalOf, employeeIdOf, openTestCycle } from '../support/appraisals.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { payMonth, transfersOf } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { person } from '../support/people.ts';
import { type Answered, type Method, openApi, type TestApi } from './api.ts';

/**
 * What each role may do to whose record: his own, that of somebody whom he manages and evaluates, that of a stranger,
 * and that of somebody who has nobody above him. Each answer is compared with the table.
 */
const database = await freshDatabase();
let api: TestApi;

type Whose = 'own' | 'report' | 'stranger' | 'unmanaged';
const whose: readonly Whose[] = ['own', 'report', 'stranger', 'unmanaged'];

const head = 'E0001';
const stranger = 'E0002';
/** Of each role one person, whom the head manages, and a report of his. */
const numberOf = (role: Role, place: 0 | 1) =>
  `E${String(10 + 2 * roles.indexOf(role) + place).padStart(4, '0')}`;
const employeeNoOf = (role: Role, of: Whose): string =>
  ({ own: numberOf(role, 0), report: numberOf(role, 1), stranger, unmanaged: head })[of];

const staff = [
  person(1),
  person(2, { managerNo: head }),
  ...roles.flatMap((role) => [
    person(Number(numberOf(role, 0).slice(1)), { managerNo: head }),
    person(Number(numberOf(role, 1).slice(1)), { managerNo: numberOf(role, 0) }),
  ]),
];

const ids = new Map<string, number>();
const appraisals = new Map<string, number>();
const payments = new Map<string, string>();
const changes = new Map<string, number>();
const exceptions = new Map<string, number>();
const filings = new Map<string, number>();
let openRun = 0;
const of = <T>(map: Map<string, T>, employeeNo: string): T => must(map.get(employeeNo), employeeNo);

beforeAll(async () => {
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', staff);
  const run = await openMonth(database, '2026-10');
  await payMonth(database, run, 1);
  const batches = await database.sql<{ id: number }[]>`select id from finance.batches`;
  for (const { id } of batches)
    for (const { employeeNo, endToEndId } of await transfersOf(database, id))
      payments.set(employeeNo, endToEndId);
  const cycle = await openTestCycle(database, { code: `authority-${process.pid}` });
  for (const { employeeNo } of staff) {
    ids.set(employeeNo, await employeeIdOf(database, employeeNo));
    appraisals.set(employeeNo, await appraisalOf(database, cycle, employeeNo));
    await database.sql`
      insert into hr.tasks (kind, subject, owner, owner_employee_id, due_at, details)
      values ('goals_answer_overdue', ${`of/${employeeNo}`}, 'employee', ${of(ids, employeeNo)}, now(), '{}')`;
    await database.sql`
      insert into benefits.notices (employee_id, item_id, run_id, kind, attempt, text_zh, text_en, sms_state)
      select employee_id, id, run_id, 'paid', 1, ${employeeNo}, ${employeeNo}, 'sent' from finance.items
      where employee_id = ${of(ids, employeeNo)}`;
  }
  await database.sql`update benefits.accounts set cools_until = now() + interval '1 day'`;
  for (const { id, employeeNo } of await database.sql<{ id: number; employeeNo: string }[]>`
    insert into hr.changes (employee_id, kind, effective_on, salary_fen, workflow_id, state, needs_approval, entered_by)
    select id, 'salary', '2999-01-01', 700000, 'employee-change/authority-' || id, 'waiting_approval', true, 'somebody'
    from hr.employees returning id, (select employee_no from hr.employees e where e.id = employee_id) as "employeeNo"`)
    changes.set(employeeNo, id);
  for (const { id, employeeNo } of await database.sql<{ id: number; employeeNo: string }[]>`
    insert into finance.exceptions (employee_id, kind, reference, owner, due_at)
    select id, 'short', employee_no, 'finance', now() from hr.employees returning id, reference as "employeeNo"`)
    exceptions.set(employeeNo, id);
  openRun = (await openMonth(database, '2026-11')).id;
  await database.sql`
    insert into finance.items (run_id, programme, period, employee_id, obligation, obligation_key, state)
    select ${openRun}, programme, '2026-11', employee_id, obligation, 'open ' || employee_id, 'expected' from finance.items`;
  for (const { id, employeeNo } of await database.sql<{ id: number; employeeNo: string }[]>`
    insert into benefits.base_filings (filing_id, employee_id, base_fen, base_before_fen, effective_period, source, source_id, attempt, filed_by, state)
    select 'B' || employee_no, id, 700000, 645000, '2026-12', 'change', id, 1, 'somebody', 'refused'
    from hr.employees returning id, substr(filing_id, 2) as "employeeNo"`)
    filings.set(employeeNo, id);
  const opened = await openApi(database, inject('temporalAddress'));
  api = opened;
  for (const role of roles) await api.addPerson(role, role, numberOf(role, 0));
  return opened.close;
});

const managerNoOf = (employeeNo: string): string | null =>
  must(
    staff.find((one) => one.employeeNo === employeeNo),
    employeeNo,
  ).managerNo;

function ownerOf(role: Role, subject: Whose): Owner {
  const employeeNo = employeeNoOf(role, subject);
  const managerNo = managerNoOf(employeeNo);
  return { employeeId: of(ids, employeeNo), managerId: managerNo === null ? null : of(ids, managerNo) };
}

const may = (role: Role, action: Action, subject: Whose): boolean =>
  mayReach({ role, employeeId: of(ids, numberOf(role, 0)) }, action, ownerOf(role, subject));

/** Answers that say: it is not yours. Every other answer got past that. */
const notYours = new Set([
  'not_allowed',
  'appraisal_unknown',
  'employee_unknown',
  'payment_unknown',
  'not_direct_manager',
  'not_your_goals',
  'not_your_appraisal',
  'own_appraisal',
  'own_account',
  'own_change',
  'own_exception',
  'own_record',
  'own_filing',
]);
const passed = ({ status, body }: Answered): boolean => status < 400 || !notYours.has(String(body.code));

/** Routes that act upon one person's record: how to ask for it. */
const acts: Record<string, (employeeNo: string) => { path: string; body?: object }> = {
  'GET /v1/payments/:endToEndId/explanation': (no) => ({
    path: `/v1/payments/${of(payments, no)}/explanation`,
  }),
  'GET /v1/appraisals/:appraisalId': (no) => ({ path: `/v1/appraisals/${of(appraisals, no)}` }),
  'POST /v1/appraisals/:appraisalId/goals': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/goals`,
    body: { templateCode: 'none-of-that-name' },
  }),
  'POST /v1/appraisals/:appraisalId/goals/confirm': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/goals/confirm`,
    body: { version: 1 },
  }),
  'POST /v1/appraisals/:appraisalId/goals/send-back': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/goals/send-back`,
    body: { version: 1, reason: 'weights' },
  }),
  'POST /v1/appraisals/:appraisalId/scores': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/scores`,
    body: { scores: { RESULTS: '90' } },
  }),
  'POST /v1/appraisals/:appraisalId/calibrate': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/calibrate`,
    body: { score: '90', reason: 'levelled' },
  }),
  'POST /v1/appraisals/:appraisalId/evaluator': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/evaluator`,
    // As it is: the others' answers must not change by it.
    body: { employeeNo: managerNoOf(no), reason: 'on leave' },
  }),
  'POST /v1/appraisals/:appraisalId/appeal/decide': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/appeal/decide`,
    body: { decision: 'rejected', reason: 'as before' },
  }),
  'GET /v1/employees/:employeeNo': (no) => ({ path: `/v1/employees/${no}` }),
  'POST /v1/employees/:employeeNo/private-data': (no) => ({
    path: `/v1/employees/${no}/private-data`,
    body: { fields: ['phone'], reason: 'to call him' },
  }),
  'POST /v1/employees/:employeeNo/account/release': (no) => ({ path: `/v1/employees/${no}/account/release` }),
  'POST /v1/changes': (no) => ({
    path: '/v1/changes',
    body: { employeeNo: no, kind: 'position', effectiveOn: '2999-01-01', position: '班长' },
  }),
  'POST /v1/changes/:id/withdraw': (no) => ({
    path: `/v1/changes/${of(changes, no)}/withdraw`,
    body: { reason: 'not now' },
  }),
  'POST /v1/disbursements/:runId/corrections': (no) => ({
    path: `/v1/disbursements/${openRun}/corrections`,
    body: { employeeNo: no, baseFen: 700_000 },
  }),
  'POST /v1/filings/:id/refile': (no) => ({ path: `/v1/filings/${of(filings, no)}/refile`, body: {} }),
  'POST /v1/filings/:id/settle': (no) => ({
    path: `/v1/filings/${of(filings, no)}/settle`,
    body: { reason: 'as the office says' },
  }),
  'POST /v1/changes/:id/approve': (no) => ({ path: `/v1/changes/${of(changes, no)}/approve`, body: {} }),
  'POST /v1/changes/:id/reject': (no) => ({
    path: `/v1/changes/${of(changes, no)}/reject`,
    body: { reason: 'not now' },
  }),
  'POST /v1/exceptions/:exceptionId/resolve': (no) => ({
    path: `/v1/exceptions/${of(exceptions, no)}/resolve`,
    body: { resolution: 'explained' },
  }),
  'POST /v1/appraisals/:appraisalId/appeal': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/appeal`,
    body: { reason: 'too low' },
  }),
  'POST /v1/appraisals/:appraisalId/feedback': (no) => ({
    path: `/v1/appraisals/${of(appraisals, no)}/feedback`,
    body: { appraisalRating: 4, benefitRating: 4 },
  }),
};

const pick = (rows: unknown, field: string): string[] =>
  (rows as Record<string, unknown>[]).map((row) => String(row[field]));

/** Routes that list records: which employees' records an answer holds. */
const lists: Record<string, { path: string; who: (answer: Record<string, unknown>) => string[] }> = {
  'GET /v1/employees': {
    path: '/v1/employees?limit=1000',
    who: ({ employees }) => pick(employees, 'employeeNo'),
  },
  'GET /v1/appraisals': {
    path: '/v1/appraisals?limit=1000',
    who: ({ appraisals: rows }) => pick(rows, 'employeeNo'),
  },
  'GET /v1/tasks': {
    path: '/v1/tasks?limit=1000',
    who: ({ tasks }) => pick(tasks, 'subject').map((subject) => subject.slice('of/'.length)),
  },
  'GET /v1/me/appraisals': {
    path: '/v1/me/appraisals',
    who: ({ appraisals: rows }) => pick(rows, 'employeeNo'),
  },
  'GET /v1/me/messages': { path: '/v1/me/messages', who: ({ messages }) => pick(messages, 'en') },
  'GET /v1/me/payments': {
    path: '/v1/me/payments',
    who: ({ payments: rows }) => {
      const owners = new Map([...payments].map(([employeeNo, id]) => [id, employeeNo]));
      // An item without a payment names nobody.
      return pick(rows, 'endToEndId').flatMap((id) => owners.get(id) ?? (id === 'null' ? [] : ['nobody']));
    },
  },
};

/** Of one's own by what it is: nobody can be named. */
const aboutOneself = [
  'GET /v1/me',
  'GET /v1/me/feedback',
  'POST /v1/me/password',
  'GET /v1/me/sessions',
  'DELETE /v1/me/sessions',
  'DELETE /v1/me/sessions/:session',
  'POST /v1/logout',
];
/** Of one user, who need not be on record: their own tests hold whose they are. */
const aboutUsers = [
  'GET /v1/operations',
  'GET /v1/operations/:operationId',
  'GET /v1/operations/:operationId/events',
];

test('every route that reaches only some records is looked at here', () => {
  const narrow = (action: Action): boolean =>
    Object.values<readonly Reach[]>(authority[action]).some((reaches) => !reaches.includes('all'));
  const unseen = api.routes
    .filter(({ action }) => action !== 'anyone' && narrow(action))
    .map(({ method, url }) => `${method} ${url}`)
    .filter(
      (route) =>
        !(route in acts) && !(route in lists) && !aboutOneself.includes(route) && !aboutUsers.includes(route),
    );
  expect(unseen).toEqual([]);
});

describe.each(roles)('the role %s', (role) => {
  test('reaches by each route the records that the table gives it', async () => {
    const answers: Record<string, boolean> = {};
    const table: Record<string, boolean> = {};
    for (const [route, ask] of Object.entries(acts)) {
      const { method, action } = must(
        api.routes.find((one) => `${one.method} ${one.url}` === route),
        route,
      );
      for (const subject of whose) {
        const { path, body } = ask(employeeNoOf(role, subject));
        const answer = await api.ask(method as Method, path, { as: role, ...(body ? { body } : {}) });
        expect(answer.status, `${route} ${subject}`).toBeLessThan(500);
        answers[`${route} ${subject}`] = passed(answer);
        table[`${route} ${subject}`] = may(role, action as Action, subject);
      }
    }
    expect(answers).toEqual(table);
  });

  test('sees in each list the records that the table gives it', async () => {
    for (const [route, { path, who }] of Object.entries(lists)) {
      const { action } = must(
        api.routes.find((one) => `${one.method} ${one.url}` === route),
        route,
      );
      const { status, body } = await api.ask('GET', path, { as: role });
      expect(status, route).toBe(200);
      const seen = new Set(who(body));
      const expected = whose.filter((subject) => may(role, action as Action, subject));
      expect(
        whose.filter((subject) => seen.has(employeeNoOf(role, subject))),
        route,
      ).toEqual(expected);
    }
  });
});
