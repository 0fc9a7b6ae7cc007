import { beforeEach, expect, test } from 'vitest';
import { dataOf } from '../../src/client/refusal.ts';
import { giveFeedback } from '../../src/db/queries/appraisals/feedback.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { replyOf } from '../support/injected-client.ts';
import { loadEmployees, programme, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';
import { appraisalOf, cycleOf } from './cycles.ts';

let database: TestDatabase;
let api: TestApi;
let policyId: number;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(3));
  const cycleId = await cycleOf(database);
  await database.sql`update hr.appraisals set stage = 'feedback'`;
  api = await apiOver(database);
  for (const role of ['hr', 'finance', 'auditor', 'admin'] as const) await api.addPerson(`${role}1`, role);
  for (const number of [1, 2, 3]) {
    await api.addPerson(`employee${number}`, 'employee', `E000${number}`);
    const [employee] = await database.sql<{ id: number }[]>`
      select id from hr.employees where employee_no = ${`E000${number}`}`;
    await giveFeedback(database.sql, {
      appraisalId: await appraisalOf(database, cycleId, `E000${number}`),
      appraisalRating: number,
      benefitRating: 5,
      comment: `comment ${number}`,
      preferences: [programme],
      by: { username: `employee${number}`, role: 'employee', employeeId: employee?.id ?? null },
    });
  }
  const [policy] = await database.sql<{ id: number }[]>`select id from benefits.policies`;
  policyId = policy?.id ?? 0;
});

const gathered = (page: { limit?: number; after?: number } = {}) =>
  dataOf(api.as('hr1').GET('/v1/feedback', { params: { query: { cycle: '2026H1', ...page } } }));
const ownOf = async (as: string) => (await dataOf(api.as(as).GET('/v1/me/feedback'))).feedback;
const feedbackIdOf = async (employeeNo: string) =>
  (await gathered()).feedback.find((one) => one.employeeNo === employeeNo)?.feedbackId ?? 0;
const answer = (feedbackId: number, text: string, as = 'hr1') =>
  replyOf(
    api.as(as).POST('/v1/feedback/{feedbackId}/answer', {
      params: { path: { feedbackId } },
      body: { answer: text },
    }),
  );
const link = (feedbackId: number, changed: string, changedId: number) =>
  api.post(`/v1/feedback/${feedbackId}/links`, { as: 'hr1', body: { changed, changedId } });

test('HR sees the feedback of a cycle by pages, each once', async () => {
  const first = await gathered({ limit: 2 });
  expect(first.feedback).toMatchObject([
    {
      cycle: '2026H1',
      employeeNo: 'E0001',
      appraisalRating: 1,
      benefitRating: 5,
      comment: 'comment 1',
      preferences: [programme],
      answer: null,
      links: [],
    },
    { employeeNo: 'E0002' },
  ]);
  expect(await gathered({ limit: 2, after: must(first.next, 'next page') })).toMatchObject({
    feedback: [{ employeeNo: 'E0003' }],
    next: null,
  });
  expect(await api.get('/v1/feedback?cycle=2030', { as: 'hr1' })).toMatchObject({
    status: 404,
    body: { code: 'cycle_unknown' },
  });
});

test('an answer is given once and seen by the employee, who sees nobody else’s', async () => {
  const feedbackId = await feedbackIdOf('E0002');
  expect((await answer(feedbackId, ' Thank you. ')).status).toBe(200);
  expect(await answer(feedbackId, 'Another')).toMatchObject({
    status: 409,
    body: { code: 'feedback_answered' },
  });
  expect(await answer(999_999, 'Hello')).toMatchObject({ status: 404, body: { code: 'feedback_unknown' } });
  expect(await ownOf('employee2')).toMatchObject([
    { feedbackId, comment: 'comment 2', answer: 'Thank you.', answeredBy: 'hr1', links: [] },
  ]);
  expect((await api.get('/v1/me/feedback', { as: 'hr1' })).status).toBe(404);
});

test('a change is linked once to the feedback it came from, and is found from either side', async () => {
  const [one, other] = [await feedbackIdOf('E0001'), await feedbackIdOf('E0003')];
  for (const feedbackId of [one, one, other])
    expect(await link(feedbackId, 'policy', policyId)).toMatchObject({
      status: 200,
      body: { feedbackId, changed: 'policy', changedId: policyId },
    });
  const links = [{ changed: 'policy', changedId: policyId, linkedAt: expect.stringMatching(/^\d{4}-.*Z$/) }];
  expect((await gathered()).feedback).toMatchObject([{ links }, { links: [] }, { links }]);
  const query = { changed: 'policy', changedId: policyId } as const;
  const behind = await dataOf(api.as('auditor1').GET('/v1/feedback/links', { params: { query } }));
  expect(behind).toMatchObject({
    feedback: [{ employeeNo: 'E0001' }, { employeeNo: 'E0003' }],
    next: null,
  });
  expect(await ownOf('employee1')).toMatchObject([{ links }]);
  const logged = await database.sql`select subject from audit.events where action = 'feedback_linked'`;
  expect(logged).toHaveLength(2);
});

test('what does not exist is not linked, and nothing changes', async () => {
  const feedbackId = await feedbackIdOf('E0001');
  const before = await everyTable(database);
  for (const changed of ['template', 'policy', 'salary_policy'])
    expect(await link(feedbackId, changed, 999_999)).toMatchObject({
      status: 404,
      body: { code: 'change_unknown' },
    });
  expect(await link(999_999, 'policy', policyId)).toMatchObject({
    status: 404,
    body: { code: 'feedback_unknown' },
  });
  expect((await link(feedbackId, 'weather', 1)).status).toBe(400);
  expect(await everyTable(database)).toEqual(before);
});

test('the summary is for HR, auditors and administrators; answers and links are HR’s', async () => {
  const feedbackId = await feedbackIdOf('E0001');
  for (const as of ['hr1', 'auditor1', 'admin1'])
    expect(await api.get('/v1/feedback/summary?cycle=2026H1', { as })).toMatchObject({
      status: 200,
      body: { cycle: '2026H1', given: 3, appraisalRating: { average: '2.00' } },
    });
  for (const as of ['employee1', 'finance1']) {
    expect((await api.get('/v1/feedback/summary?cycle=2026H1', { as })).status).toBe(403);
    expect((await api.get('/v1/feedback?cycle=2026H1', { as })).status).toBe(403);
  }
  expect((await api.get('/v1/feedback?cycle=2026H1', { as: 'admin1' })).status).toBe(403);
  expect((await answer(feedbackId, 'Hello', 'auditor1')).status).toBe(403);
});

test.each([
  ['a rating of 0', { appraisalRating: 0 }],
  ['a rating of 6', { benefitRating: 6 }],
  ['half a point', { benefitRating: 4.5 }],
  ['a programme twice', { preferences: [programme, programme] }],
])('%s is no feedback', async (_what, changes) => {
  const body = { appraisalRating: 3, benefitRating: 3, preferences: [], ...changes };
  expect(await api.post('/v1/appraisals/1/feedback', { as: 'employee1', body })).toMatchObject({
    status: 400,
    body: { code: 'invalid_request' },
  });
});

test('the description of the interface names the routes', async () => {
  const { paths } = (await api.get('/openapi.json')).body as { paths: Record<string, unknown> };
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/v1/appraisals/{appraisalId}/feedback',
      '/v1/feedback/{feedbackId}/links',
      '/v1/users/provision',
      '/v1/tasks',
      '/v1/score-sheets',
    ]),
  );
});
