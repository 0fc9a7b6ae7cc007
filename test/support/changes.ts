import type { AnswerTo } from '../../src/client/client.ts';
import type { paths } from '../../src/client/openapi.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { must } from '../../src/domain/assert.ts';
import { until } from './months.ts';
import type { World } from './world.ts';

export type ChangeBody = paths['/v1/changes']['post']['requestBody']['content']['application/json'];
type Change = AnswerTo<'get', '/v1/changes/{id}'>;

/** Enters a change as hr1 does. @returns its id. */
export async function enter(world: World, body: ChangeBody): Promise<number> {
  return (await dataOf(world.as('hr1').POST('/v1/changes', { body }))).changeId;
}

export async function approveChange(world: World, id: number, by = 'finance1'): Promise<void> {
  await dataOf(world.as(by).POST('/v1/changes/{id}/approve', { params: { path: { id } } }));
}

/** Waits until a change is in a state, and gives it with its steps. */
export async function changeIn(world: World, id: number, state: string): Promise<Change> {
  return until(`change ${id} being ${state}`, async () => {
    const change = await dataOf(world.as('hr1').GET('/v1/changes/{id}', { params: { path: { id } } }));
    return change.state === state && change;
  });
}

/** Steps of a change as `step state`. */
export const stepsIn = (change: Change): string[] =>
  change.steps.map(({ step, state }) => `${step} ${state}`);

/** Waits for an open task of a kind, and gives its id and what it is about. */
export async function taskOf(
  { database: { sql } }: World,
  kind: string,
): Promise<{ id: number; subject: string; owner: string }> {
  return until(`a task ${kind}`, async () => {
    const [task] = await sql<{ id: number; subject: string; owner: string }[]>`
      select id, subject, owner from hr.tasks where kind = ${kind} and state = 'open'`;
    return task;
  });
}

/** What the records and payroll say of a person now. */
export async function onRecord(
  { database: { sql } }: World,
  employeeNo: string,
): Promise<{ department: string; position: string; managerNo: string | null; salaryFen: number }> {
  const [row] = await sql<
    { department: string; position: string; managerNo: string | null; salaryFen: number }[]
  >`
    select a.department, a.position, a.manager_no as "managerNo", s.salary_fen as "salaryFen"
    from hr.employees e
    join hr.assignments a on a.employee_id = e.id and a.superseded_at is null
    join payroll.salaries s on s.employee_id = e.id and s.superseded_at is null
    where e.employee_no = ${employeeNo}`;
  return must(row, 'a person of a test');
}

/** What the check over everybody finds for a month. */
export const consistency = (world: World, period: string): Promise<AnswerTo<'get', '/v1/consistency'>> =>
  dataOf(
    world
      .as('auditor1')
      .GET('/v1/consistency', { params: { query: { period, programme: world.programme } } }),
  );
