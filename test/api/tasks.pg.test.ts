import { beforeEach, expect, test } from 'vitest';
import type { paths } from '../../src/client/openapi.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { closeHrTasks, type HrTask, openHrTask } from '../../src/db/queries/people/hr-tasks.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';

let database: TestDatabase;
let api: TestApi;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(3));
  api = await apiOver(database);
  await api.addPerson('hr1', 'hr');
  await api.addPerson('finance1', 'finance');
  await api.addPerson('boss1', 'manager', 'E0001');
  await api.addPerson('boss2', 'manager', 'E0002');
  await api.addPerson('employee3', 'employee', 'E0003');
});

async function open(subject: string, owner: HrTask['owner'], ownerNo: string | null, dueInMs = 60_000) {
  const [employee] = await database.sql<{ id: number }[]>`
    select id from hr.employees where employee_no = ${ownerNo}`;
  await openHrTask(database.sql, {
    kind: 'goals_overdue',
    subject,
    owner,
    ownerEmployeeId: employee?.id ?? null,
    dueInMs,
    details: { cycle: '2026H1', days: 3, note: null },
  });
}

type TaskQuery = paths['/v1/tasks']['get']['parameters']['query'];
const tasksFor = (as: string, query: TaskQuery = {}) =>
  dataOf(api.as(as).GET('/v1/tasks', { params: { query } }));
const subjects = async (as: string, query: TaskQuery = {}) =>
  (await tasksFor(as, query)).tasks.map((task) => task.subject);

test('a task says whose it is, when it is due, and how often it was reminded of', async () => {
  await open('appraisal/1', 'manager', 'E0001', -60_000);
  await open('appraisal/1', 'manager', 'E0001', -60_000);
  await open('appraisal/2', 'finance', null);
  expect(await tasksFor('hr1')).toEqual({
    tasks: [
      {
        taskId: expect.any(Number),
        kind: 'goals_overdue',
        subject: 'appraisal/1',
        owner: 'manager',
        ownerEmployeeNo: 'E0001',
        dueAt: expect.any(String),
        overdue: true,
        escalation: 1,
        state: 'open',
        details: { cycle: '2026H1', days: 3, note: null },
      },
      expect.objectContaining({
        subject: 'appraisal/2',
        ownerEmployeeNo: null,
        overdue: false,
        escalation: 0,
      }),
    ],
    next: null,
  });
});

test('one sees his own tasks and those of his role that are nobody’s in particular', async () => {
  await open('appraisal/1', 'manager', 'E0001');
  await open('appraisal/2', 'manager', 'E0002');
  await open('appraisal/3', 'manager', null);
  await open('appraisal/4', 'employee', 'E0003');
  await open('cycle/1', 'finance', null);
  expect(await subjects('boss1')).toEqual(['appraisal/1', 'appraisal/3']);
  expect(await subjects('boss2')).toEqual(['appraisal/2', 'appraisal/3']);
  expect(await subjects('employee3')).toEqual(['appraisal/4']);
  expect(await subjects('finance1')).toEqual(['cycle/1']);
  expect(await subjects('hr1')).toHaveLength(5);
});

test('tasks that are done are asked for apart, and are not overdue', async () => {
  await open('cycle/1', 'hr', null, -60_000);
  await open('cycle/2', 'hr', null);
  await closeHrTasks(database.sql, 'cycle/1');
  expect(await subjects('hr1')).toEqual(['cycle/2']);
  expect(await subjects('hr1', { state: 'done' })).toEqual(['cycle/1']);
  const { tasks } = await tasksFor('hr1', { state: 'done' });
  expect(tasks).toMatchObject([{ overdue: false, state: 'done' }]);
});

test('tasks come by pages, each once', async () => {
  for (const number of [1, 2, 3]) await open(`cycle/${number}`, 'hr', null);
  const { tasks, next } = await tasksFor('hr1', { limit: 2 });
  expect(tasks).toHaveLength(2);
  expect(await subjects('hr1', { limit: 2, after: must(next, 'next page') })).toEqual(['cycle/3']);
});
