import { beforeEach, expect, inject, test } from 'vitest';
import { ownEventsAfter } from '../../src/db/queries/archive/trail-stretch.ts';
import { must } from '../../src/domain/assert.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { openApi, type TestApi } from './api.ts';
import { appraisalOf, cycleOf } from './cycles.ts';

let database: TestDatabase;
let api: TestApi;
let cycleId: number;
let workflowId: string;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(2));
  cycleId = await cycleOf(database);
  const [cycle] = await database.sql<{ workflowId: string }[]>`
    select workflow_id as "workflowId" from hr.appraisal_cycles where id = ${cycleId}`;
  workflowId = must(cycle, 'cycle').workflowId;
  const opened = await openApi(database, inject('temporalAddress'));
  api = opened;
  await api.addPerson('hr1', 'hr');
  await api.addPerson('ops1', 'ops');
  return opened.close;
});

test('somebody is added to a cycle in one transaction with the event that says so', async () => {
  const { sql } = database;
  await loadEmployees(database, people(3));
  const body = { employeeNo: 'E0003' };
  const added = await api.post(`/v1/appraisal-cycles/${cycleId}/appraisals`, { as: 'hr1', body });
  expect(added.status).toBe(201);
  const id = await appraisalOf(database, cycleId, 'E0003');
  const written = await sql`
    select e.actor, e.xmin = a.xmin as together from audit.events e, hr.appraisals a
    where e.action = 'appraisal_added' and a.id = ${id}`;
  expect([...written]).toEqual([{ actor: 'hr1', together: true }]);
});

test('who woke a workflow is told of its cycle, and was already when it was recorded under the workflow’s id', async () => {
  const { sql } = database;
  const id = await appraisalOf(database, cycleId, 'E0001');
  const [own] = await sql<{ workflowId: string }[]>`
    select workflow_id as "workflowId" from hr.appraisals where id = ${id}`;
  for (const subject of [workflowId, must(own, 'appraisal').workflowId, 'appraisal-cycle/another'])
    await sql`insert into audit.events (actor, action, subject) values ('ops9', 'woken', ${subject})`;
  for (const path of [`appraisal-cycles/${cycleId}`, `appraisals/${id}`])
    await api.post(`/v1/${path}/wake`, { as: 'ops1' });
  const events = await ownEventsAfter(sql, workflowId, 0, 100);
  expect(
    events.filter(({ action }) => action === 'woken').map(({ actor, subject }) => `${actor} ${subject}`),
  ).toEqual([`ops9 ${workflowId}`, `ops9 ${own?.workflowId}`, 'ops1 cycle/2026H1', `ops1 appraisal/${id}`]);
});
