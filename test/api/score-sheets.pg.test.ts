import { beforeEach, expect, test } from 'vitest';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { person } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { apiOver, type TestApi } from './api.ts';
import { cycleOf } from './cycles.ts';

let database: TestDatabase;
let api: TestApi;
let cycleId: number;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, [
    person(1),
    person(2),
    person(3, { leftOn: '2026-03-31' }),
    person(4, { hiredOn: '2026-08-01' }),
    person(5),
  ]);
  cycleId = await cycleOf(database);
  await database.sql`
    update hr.appraisals set state = 'withdrawn'
    where employee_id = (select id from hr.employees where employee_no = 'E0005')`;
  api = await apiOver(database);
  await api.addPerson('hr1', 'hr');
  await api.addPerson('boss1', 'manager', 'E0001');
});

const sheet = (...lines: string[]) => `工号,得分\n${lines.join('\n')}\n`;
const load = (file: string, query = '?cycle=2026H1', as = 'hr1') =>
  api.post(`/v1/score-sheets${query}`, { as, file });
const loaded = () => database.sql`
  select e.employee_no as "employeeNo", score, loaded_by as "loadedBy" from hr.score_sheet_lines l
  join hr.employees e on e.id = l.employee_id where cycle_id = ${cycleId} order by 1`;

test('a sheet is loaded as written, and those without an appraisal are named', async () => {
  const answer = await load(sheet('E0005,60', 'E0001,89.99', 'E0002,90.00', 'E0003,100', 'E0004,0'));
  expect(answer).toMatchObject({
    status: 200,
    body: { lines: 5, loaded: 5, withoutAppraisal: ['E0003', 'E0004', 'E0005'] },
  });
  expect(await loaded()).toMatchObject([
    { employeeNo: 'E0001', score: '89.99', loadedBy: 'hr1' },
    { employeeNo: 'E0002', score: '90.00' },
    { score: '100' },
    { score: '0' },
    { score: '60' },
  ]);
});

test('a sheet has no effect on an appraisal', async () => {
  const before = (await everyTable(database))['hr.appraisals'];
  await load(sheet('E0001,89.99'));
  expect((await everyTable(database))['hr.appraisals']).toEqual(before);
});

test('a second sheet takes the place of lines for the same people and leaves the others', async () => {
  await load(sheet('E0001,70', 'E0002,80'));
  await load(sheet('E0001,75.5'));
  expect(await loaded()).toMatchObject([
    { employeeNo: 'E0001', score: '75.5' },
    { employeeNo: 'E0002', score: '80' },
  ]);
});

test('a dry run says the same and changes nothing; it alone needs no cycle', async () => {
  const file = sheet('E0001,70', 'E0003,80');
  const before = await everyTable(database);
  const rehearsed = await load(file, '?cycle=2026H1&dryRun=true');
  expect((await load(file, '?dryRun=true')).body).toEqual({ lines: 2, loaded: 0, withoutAppraisal: [] });
  expect(await load(file, '')).toMatchObject({ status: 422, body: { code: 'cycle_missing' } });
  expect(await everyTable(database)).toEqual(before);
  expect((await load(file)).body).toEqual(rehearsed.body);
});

test('numbers that are not on record are named, every one, and nothing is loaded', async () => {
  const answer = await load(sheet('E0001,70', 'X0001,80', 'E0002,90', 'X0002,80'));
  expect(answer).toMatchObject({ status: 422, body: { code: 'file_refused' } });
  expect(answer.body.problems).toMatchObject([
    { file: 'scores', line: 3, column: '工号', code: 'employee_unknown' },
    { line: 5, code: 'employee_unknown' },
  ]);
  expect(await loaded()).toEqual([]);
});

test('strangers, duplicates and text in one file are all named at once', async () => {
  const answer = await load(sheet('X0001,80', 'E0001,优', 'E0002,90', 'E0002,91', 'X0002,101'));
  const places = (answer.body.problems as { line: number; code: string }[]).map(
    ({ line, code }) => `${line} ${code}`,
  );
  expect(places).toEqual([
    '2 employee_unknown',
    '3 score_invalid',
    '4 employee_no_twice',
    '5 employee_no_twice',
    '6 score_invalid',
    '6 employee_unknown',
  ]);
  expect(await loaded()).toEqual([]);
});

test('a cycle that is unknown or over takes no sheet', async () => {
  expect(await load(sheet('E0001,70'), '?cycle=2030')).toMatchObject({
    status: 404,
    body: { code: 'cycle_unknown' },
  });
  await database.sql`update hr.appraisal_cycles set state = 'closed'`;
  expect(await load(sheet('E0001,70'))).toMatchObject({ status: 409, body: { code: 'cycle_over' } });
  expect(await loaded()).toEqual([]);
});

test('only HR loads a sheet', async () => {
  expect((await load(sheet('E0001,70'), '?cycle=2026H1', 'boss1')).status).toBe(403);
});
