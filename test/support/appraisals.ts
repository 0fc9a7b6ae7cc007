import type { Actor } from '../../src/db/queries/appraisals/appraisal-authority.ts';
import { type CycleSettings, usualCycleSettings } from '../../src/domain/appraisal-settings.ts';
import { must } from '../../src/domain/assert.ts';
import type { Indicator } from '../../src/domain/indicators.ts';
import { loadEmployees } from './organisation.ts';
import { person } from './people.ts';
import type { TestDatabase } from './postgres.ts';

export interface TestCycle {
  readonly id: number;
  readonly code: string;
}

export interface CycleWishes {
  /** Days from today to the last evaluated day; the one before today unless said otherwise. */
  readonly evaluatedToInDays?: number;
  readonly salaryBudgetFen?: number | null;
  readonly settings?: Partial<CycleSettings>;
  /** Where the workflows of tests share a server, unlike any other. */
  readonly code?: string;
}

/** Who evaluates whom in these tests: E0001 the head, E0002 and E0003 under him, E0004 and E0005 under E0002. */
export async function loadHierarchy(database: TestDatabase): Promise<void> {
  const managers = [null, 'E0001', 'E0001', 'E0002', 'E0002'];
  const staff = managers.map((managerNo, index) => person(index + 1, { managerNo }));
  const loaded = await loadEmployees(database, staff);
  if (!loaded.ok) throw new Error('the people of a test were refused');
}

let cycles = 0;

/** A cycle in which everybody on record has an appraisal by his direct manager, with no goals yet. */
export async function openTestCycle({ sql }: TestDatabase, wishes: CycleWishes = {}): Promise<TestCycle> {
  cycles += 1;
  const code = wishes.code ?? `cycle-${cycles}`;
  const settings = { ...usualCycleSettings, ...wishes.settings };
  const [cycle] = await sql<{ id: number }[]>`
    insert into hr.appraisal_cycles (code, name_zh, name_en, evaluated_from, evaluated_to, first_period, last_period, programme,
      salary_effective_on, salary_budget_fen, industry, settings, workflow_id, opened_by)
    select ${code}, '考核', 'Cycle', t.day - 90, t.day + ${wishes.evaluatedToInDays ?? -1}::int, '2040-01', '2040-12', 'medical-passbook',
      t.day, ${wishes.salaryBudgetFen ?? null}, 'general', ${sql.json(settings as never)}, ${`appraisal-cycle/${code}`}, 'hr1'
    from (select (now() at time zone time_zone)::date as day from hr.organisation) t returning id`;
  const { id } = must(cycle, 'cycle of a test');
  await sql`
    insert into hr.appraisals (cycle_id, employee_id, evaluator_id, workflow_id)
    select ${id}, e.id, m.id, 'appraisal/' || ${code}::text || '/' || e.id
    from hr.employees e join hr.assignments s on s.employee_id = e.id and s.superseded_at is null
    left join hr.employees m on m.employee_no = s.manager_no`;
  return { id, code };
}

/** The appraisal of one person in a cycle. */
export async function appraisalOf(
  { sql }: TestDatabase,
  cycle: TestCycle,
  employeeNo: string,
): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    select a.id from hr.appraisals a join hr.employees e on e.id = a.employee_id
    where a.cycle_id = ${cycle.id} and e.employee_no = ${employeeNo}`;
  return must(row, `appraisal of ${employeeNo}`).id;
}

export async function employeeIdOf({ sql }: TestDatabase, employeeNo: string): Promise<number> {
  const [row] = await sql<{ id: number }[]>`select id from hr.employees where employee_no = ${employeeNo}`;
  return must(row, employeeNo).id;
}

/** Somebody on record with a login of his own. */
export async function actor(
  database: TestDatabase,
  employeeNo: string,
  role: Actor['role'] = 'employee',
): Promise<Actor> {
  return { username: `user-${employeeNo}`, role, employeeId: await employeeIdOf(database, employeeNo) };
}

/** Somebody of a role who is nobody on record. */
export const official = (role: Actor['role'], username = `${role}1`): Actor => ({
  username,
  role,
  employeeId: null,
});

export const twoIndicators: readonly Indicator[] = [
  { code: 'RESULTS', nameZh: '工作业绩', nameEn: 'Results', weight: '60' },
  { code: 'ABILITY', nameZh: '工作能力', nameEn: 'Ability', weight: '40' },
];

export async function release({ sql }: TestDatabase, cycle: TestCycle): Promise<void> {
  await sql`update hr.appraisal_cycles set released_at = now(), released_by = 'hr1' where id = ${cycle.id}`;
}

/** All that acts can change about a cycle's appraisals, to hold against what it was, the audit trail included. */
export async function snapshot({ sql }: TestDatabase, cycle: TestCycle): Promise<unknown> {
  const ids = sql`select id from hr.appraisals where cycle_id = ${cycle.id}`;
  return {
    appraisals: await sql`select * from hr.appraisals where cycle_id = ${cycle.id} order by id`,
    goals: await sql`select * from hr.appraisal_goals where appraisal_id in (${ids}) order by id`,
    evaluations: await sql`select * from hr.appraisal_evaluations where appraisal_id in (${ids}) order by id`,
    appeals:
      await sql`select * from hr.appraisal_appeals where appraisal_id in (${ids}) order by appraisal_id`,
    audit: await sql`select * from audit.events order by id`,
  };
}
