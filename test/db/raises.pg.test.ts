import { beforeEach, describe, expect, test } from 'vitest';
import { type Cycle, findCycle, openCycle } from '../../src/db/queries/appraisals/cycles.ts';
import { openAppraisals } from '../../src/db/queries/appraisals/open-appraisals.ts';
import { finaliseResults, releaseResults } from '../../src/db/queries/appraisals/results.ts';
import { linkUser } from '../../src/db/queries/people/link-user.ts';
import { applyRaises } from '../../src/db/queries/raises/apply-raises.ts';
import {
  decideRaises,
  prepareSalaryList,
  type SalaryList,
} from '../../src/db/queries/raises/salary-lists.ts';
import { usualCycleSettings } from '../../src/domain/appraisal-settings.ts';
import { must } from '../../src/domain/assert.ts';
import { employeeIdOf } from '../support/appraisals.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { person } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';

const staff = [
  person(1),
  person(2, { managerNo: 'E0001', salaryFen: 285_715 }),
  person(3, { managerNo: 'E0001', salaryFen: 4_000_000 }),
  person(4, { managerNo: 'E0003', leftOn: '2026-10-30' }),
  person(5, { managerNo: 'E0004', hiredOn: '2026-11-01' }),
  person(6, { managerNo: 'E0004' }),
];
let database: TestDatabase;
let cycle: Cycle;

const wished = {
  code: '2026-10',
  nameZh: '十月',
  nameEn: 'October',
  evaluatedFrom: '2026-10-01',
  evaluatedTo: '2026-10-31',
  evaluationOpensOn: null,
  firstPeriod: '2026-11',
  lastPeriod: '2026-11',
  programme: 'medical-passbook',
  salaryEffectiveOn: '2026-11-01',
  salaryBudgetFen: null,
  industry: 'general',
  settings: {
    ...usualCycleSettings,
    appealWindowMs: 0,
    approverSteps: [
      { fromFen: 0, approvers: 1 },
      { fromFen: 200_000, approvers: 2 },
    ],
  },
  openedBy: 'hr1',
};

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, staff);
  const opened = await openCycle(database.sql, wished);
  if (!opened.ok) throw new Error(opened.refusal.code);
  cycle = opened.cycle;
});

async function score(scores: Record<string, string>): Promise<void> {
  await openAppraisals(database.sql, cycle);
  await database.sql`update hr.appraisals set started_at = now()`;
  for (const [employeeNo, given] of Object.entries(scores))
    await database.sql`
      update hr.appraisals set score = ${given} where cycle_id = ${cycle.id} and employee_id = ${await employeeIdOf(database, employeeNo)}`;
}

async function listAfter(scores: Record<string, string>): Promise<SalaryList> {
  await score(scores);
  expect(await releaseResults(database.sql, cycle, 'hr2', true)).toMatchObject({ ok: true });
  expect(await finaliseResults(database.sql, cycle.id)).toEqual({ final: true });
  return prepareSalaryList(database.sql, cycle.id);
}

const decide = (list: SalaryList, approver: string, decision: 'approve' | 'reject' = 'approve') =>
  decideRaises(database.sql, {
    cycleId: cycle.id,
    digest: list.digest,
    decision,
    reason: null,
    approver,
  });

describe('opening a cycle', () => {
  test('gives an appraisal to everyone employed on the last evaluated day, with the nearest manager who is', async () => {
    expect(await openAppraisals(database.sql, cycle)).toEqual({ opened: 4 });
    const rows = await database.sql`
      select e.employee_no as no, m.employee_no as evaluator, a.goals_state as goals
      from hr.appraisals a join hr.employees e on e.id = a.employee_id left join hr.employees m on m.id = a.evaluator_id order by 1`;
    expect([...rows]).toEqual([
      { no: 'E0001', evaluator: null, goals: 'proposed' },
      { no: 'E0002', evaluator: 'E0001', goals: 'proposed' },
      { no: 'E0003', evaluator: 'E0001', goals: 'proposed' },
      { no: 'E0006', evaluator: 'E0003', goals: 'proposed' },
    ]);
    expect(await openAppraisals(database.sql, cycle)).toEqual({ opened: 0 });
  });

  test('of a month that is being paid is refused', async () => {
    const run = await openMonth(database, '2026-12');
    await database.sql`update finance.runs set sending_started_at = now() where id = ${run.id}`;
    expect(await openCycle(database.sql, { ...wished, code: 'late' })).toEqual({
      ok: false,
      refusal: { code: 'period_closed' },
    });
    expect(await findCycle(database.sql, 'late')).toBeNull();
  });
});

describe('opening a cycle whose raises nothing rules', () => {
  test('is refused: there would be no policy to reckon by', async () => {
    const wishedEarly = { ...wished, code: 'early', salaryEffectiveOn: '1999-01-01' };
    expect(await openCycle(database.sql, wishedEarly)).toEqual({
      ok: false,
      refusal: { code: 'policy_missing' },
    });
  });
});

describe('a release', () => {
  test('is refused while appraisals are being opened', async () => {
    expect(await releaseResults(database.sql, cycle, 'hr1', true)).toEqual({
      ok: false,
      refusal: { code: 'appraisals_opening' },
    });
    await openAppraisals(database.sql, cycle);
    expect(await releaseResults(database.sql, cycle, 'hr1', true)).toEqual({
      ok: false,
      refusal: { code: 'appraisals_opening' },
    });
  });

  test('is refused while scores are missing, unless they are let go without', async () => {
    await score({ E0002: '90' });
    expect(await releaseResults(database.sql, cycle, 'hr1', false)).toEqual({
      ok: false,
      refusal: { code: 'evaluations_missing', count: 3 },
    });
    expect(await releaseResults(database.sql, cycle, 'hr1', true)).toEqual({
      ok: true,
      withScore: 1,
      without: 3,
    });
    expect(await releaseResults(database.sql, cycle, 'hr1', true)).toEqual({
      ok: false,
      refusal: { code: 'results_released' },
    });
  });

  test('is refused beyond the salary budget', async () => {
    await database.sql`update hr.appraisal_cycles set salary_budget_fen = ${645_000 / 20 - 1}`;
    cycle = must(await findCycle(database.sql, cycle.code), 'cycle');
    await score({ E0001: '90' });
    expect(await releaseResults(database.sql, cycle, 'hr1', true)).toEqual({
      ok: false,
      refusal: { code: 'salary_budget_exceeded' },
    });
  });

  test('has no final result before the time to appeal is over', async () => {
    await database.sql`update hr.appraisal_cycles set settings = jsonb_set(settings, '{appealWindowMs}', '60000')`;
    await score({ E0001: '90' });
    await releaseResults(database.sql, cycle, 'hr1', true);
    expect(await finaliseResults(database.sql, cycle.id)).toMatchObject({ final: false, appealsOpen: 0 });
    expect(await database.sql`select from hr.appraisal_results`).toHaveLength(0);
  });
});

describe('the list of raises', () => {
  test('has exactly those whose salary changes, to the fen', async () => {
    const list = await listAfter({ E0001: '89.99', E0002: '90', E0003: '100' });
    expect(list).toMatchObject({
      raises: 2,
      totalRaiseFen: 14_286 + 200_000,
      approversNeeded: 2,
      state: 'pending',
    });
    const rows =
      await database.sql`select salary_before_fen as before, salary_after_fen as after from payroll.salary_proposals order by id`;
    expect([...rows]).toEqual([
      { before: 285_715, after: 300_001 },
      { before: 4_000_000, after: 4_200_000 },
    ]);
    expect(await prepareSalaryList(database.sql, cycle.id)).toEqual(list);
  });

  test('needs nobody where it raises nobody', async () => {
    expect(await listAfter({ E0001: '85' })).toMatchObject({ raises: 0, state: 'approved' });
    expect(await applyRaises(database.sql, cycle.id)).toEqual({ ok: true, raises: 0, filings: 0 });
  });

  test('is not approved by its makers, by someone on it, twice by one, or by another digest', async () => {
    const list = await listAfter({ E0002: '90', E0003: '95' });
    const own = await employeeIdOf(database, 'E0002');
    await database.sql`
      insert into identity.users (username, password_hash, role, employee_id) values ('finance3', 'x', 'finance', ${own})`;
    const link = { username: 'finance3', employeeNo: null, actor: 'admin1' };
    expect(await decide(list, 'finance3')).toEqual({ ok: false, refusal: { code: 'own_raise' } });
    expect(await linkUser(database.sql, link)).toMatchObject({ ok: true });
    const before = await everyTable(database);
    expect(await decide(list, 'hr1')).toEqual({ ok: false, refusal: { code: 'maker_is_checker' } });
    expect(await decide(list, 'hr2')).toEqual({ ok: false, refusal: { code: 'maker_is_checker' } });
    expect(await decide(list, 'finance3')).toEqual({
      ok: false,
      refusal: { code: 'own_raise' },
    });
    expect(await decide({ ...list, digest: 'other' }, 'finance1')).toEqual({
      ok: false,
      refusal: { code: 'digest_changed' },
    });
    expect(await everyTable(database)).toEqual(before);
    expect(await decide(list, 'finance1')).toMatchObject({ ok: true, approvals: 1, complete: false });
    expect(await decide(list, 'finance1')).toMatchObject({ ok: true, approvals: 1, complete: false });
    expect(await decide(list, 'finance1', 'reject')).toEqual({
      ok: false,
      refusal: { code: 'already_decided' },
    });
    expect(await applyRaises(database.sql, cycle.id)).toEqual({ ok: false, code: 'not_approved' });
    expect(await decide(list, 'finance2')).toMatchObject({ ok: true, approvals: 2, complete: true });
  });

  test('that was rejected stays so until HR draws it up anew, under another digest', async () => {
    const list = await listAfter({ E0002: '90' });
    await decide(list, 'finance1', 'reject');
    expect(await prepareSalaryList(database.sql, cycle.id)).toMatchObject({ round: 1, state: 'rejected' });
    const second = await prepareSalaryList(database.sql, cycle.id, 'hr2');
    expect(second).toMatchObject({ round: 2, state: 'pending' });
    expect(second.digest).not.toBe(list.digest);
  });
});

describe('raises in force', () => {
  async function approved(): Promise<void> {
    const list = await listAfter({ E0001: '90', E0002: '95', E0003: '91' });
    for (const approver of ['finance1', 'finance2']) await decide(list, approver);
  }

  test('are salaries from the effective day on, and filings for those whose base changes; twice is once', async () => {
    await database.sql`
      insert into benefits.bases (employee_id, base_fen, valid_from, source)
      select id, case employee_no when 'E0003' then 3534300 when 'E0002' then 300000 else 645000 end, '2026-10', 'filing' from hr.employees`;
    await approved();
    expect(await applyRaises(database.sql, cycle.id)).toEqual({ ok: true, raises: 3, filings: 2 });
    const after = await everyTable(database);
    expect(await applyRaises(database.sql, cycle.id)).toMatchObject({ ok: true, raises: 3 });
    expect(await everyTable(database)).toEqual(after);
    const salaries = await database.sql`
      select e.employee_no as no, salary_fen as fen, valid_from as "from" from payroll.salaries s join hr.employees e on e.id = s.employee_id
      where source = 'appraisal' and superseded_at is null order by 1`;
    expect([...salaries]).toEqual([
      { no: 'E0001', fen: 677_250, from: '2026-11-01' },
      { no: 'E0002', fen: 300_001, from: '2026-11-01' },
      { no: 'E0003', fen: 4_200_000, from: '2026-11-01' },
    ]);
    const filings = await database.sql`
      select e.employee_no as no, base_before_fen as before, base_fen as fen, effective_period as period, state
      from benefits.base_filings f join hr.employees e on e.id = f.employee_id order by 1`;
    expect([...filings]).toEqual([
      { no: 'E0001', before: 645_000, fen: 677_250, period: '2026-11', state: 'pending' },
      { no: 'E0002', before: 300_000, fen: 300_001, period: '2026-11', state: 'pending' },
    ]);
  });

  test('are not put in force from a salary that changed since: the list is void and drawn up anew', async () => {
    await approved();
    await loadEmployees(database, [person(1, { salaryFen: 700_000 }), ...staff.slice(1)], {
      today: '2026-10-20',
    });
    expect(await applyRaises(database.sql, cycle.id)).toEqual({ ok: false, code: 'salaries_changed' });
    expect(await database.sql`select from payroll.salaries where source = 'appraisal'`).toHaveLength(0);
    expect(await prepareSalaryList(database.sql, cycle.id)).toMatchObject({
      round: 2,
      state: 'pending',
      approvals: 0,
    });
  });

  test('are not undone by an older employees file, but by one that says something new', async () => {
    await approved();
    await applyRaises(database.sql, cycle.id);
    const salaryOf = async () => {
      const [row] = await database.sql`
        select salary_fen as fen from payroll.salaries where employee_id = ${await employeeIdOf(database, 'E0001')} and superseded_at is null`;
      return row?.fen;
    };
    await loadEmployees(database, staff, { today: '2026-11-02' });
    expect(await salaryOf()).toBe(677_250);
    await loadEmployees(database, [person(1, { salaryFen: 680_000 }), ...staff.slice(1)], {
      today: '2026-11-03',
    });
    expect(await salaryOf()).toBe(680_000);
  });
});
