import { must } from '../../src/domain/assert.ts';
import { until } from './months.ts';
import type { Answer, World } from './world.ts';

/** What the API answered, where it was to go well. */
export async function agreed(answer: Promise<{ status: number; body: Answer }>): Promise<Answer> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`the API refused with ${status} ${body.code}: ${body.detail}`);
  return body;
}

/** Enters a change as hr1 does. @returns its id. */
export async function enter(world: World, change: object): Promise<number> {
  return Number((await agreed(world.call('POST', '/v1/changes', 'hr1', change))).changeId);
}

export const approveChange = (world: World, id: number, by = 'finance1'): Promise<Answer> =>
  agreed(world.call('POST', `/v1/changes/${id}/approve`, by, {}));

/** Waits until a change is in a state, and gives it with its steps. */
export async function changeIn(world: World, id: number, state: string): Promise<Answer> {
  return until(`change ${id} being ${state}`, async () => {
    const change = await agreed(world.call('GET', `/v1/changes/${id}`, 'hr1'));
    return change.state === state && change;
  });
}

/** Steps of a change as `step state`. */
export const stepsIn = (change: Answer): string[] =>
  (change.steps as { step: string; state: string }[]).map(({ step, state }) => `${step} ${state}`);

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
export const consistency = (world: World, period: string): Promise<Answer> =>
  agreed(world.call('GET', `/v1/consistency?period=${period}&programme=${world.programme}`, 'auditor1'));
