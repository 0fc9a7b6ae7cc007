import { beforeEach, describe, expect, test } from 'vitest';
import { openCycle } from '../../src/db/queries/appraisals/cycles.ts';
import { openAppraisals } from '../../src/db/queries/appraisals/open-appraisals.ts';
import { finaliseResults, releaseResults } from '../../src/db/queries/appraisals/results.ts';
import { decideChange } from '../../src/db/queries/changes/decide-change.ts';
import { linkUser } from '../../src/db/queries/people/link-user.ts';
import { usersOfSamePerson } from '../../src/db/queries/people/same-person.ts';
import {
  decideRaises,
  prepareSalaryList,
  type SalaryList,
} from '../../src/db/queries/raises/salary-lists.ts';
import { usualCycleSettings } from '../../src/domain/appraisal-settings.ts';
import { must } from '../../src/domain/assert.ts';
import { employeeIdOf } from '../support/appraisals.ts';
import { enterByHand } from '../support/changes-by-hand.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { approve, drawUp } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';

const asMaker = { ok: false, refusal: { code: 'maker_is_checker' } };
let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  await database.sql`
    insert into identity.users (username, password_hash, role)
    values ('hr1', '-', 'hr'), ('finance1', '-', 'finance'), ('finance2', '-', 'finance'), ('e0002', '-', 'manager')`;
});

const link = async (username: string, employeeNo: string | null) =>
  expect(await linkUser(database.sql, { username, employeeNo, actor: 'admin1' })).toMatchObject({ ok: true });

/** Somebody who did what HR does as hr1 does what finance does from now on. */
async function changesDesk(from = 'hr1', to = 'finance1'): Promise<void> {
  await link(from, 'E0001');
  await link(from, null);
  await link(to, 'E0001');
}

describe('one person with another user', () => {
  test('is known by those that were his, and by none that never was', async () => {
    await changesDesk();
    await link('e0002', 'E0002');
    await link('finance2', 'E0002');
    const usersOf = async (username: string) => (await usersOfSamePerson(database.sql, username)).sort();
    expect(await usersOf('finance1')).toEqual(['finance1', 'hr1']);
    expect(await usersOf('finance2')).toEqual(['e0002', 'finance2']);
    expect(await usersOf('hr1')).toEqual(['finance1', 'hr1']);
    expect(await usersOf('nobody')).toEqual(['nobody']);
  });

  test('may not approve the month that he started', async () => {
    const run = await openMonth(database, '2026-10');
    const list = must(await drawUp(database, run), 'list');
    await changesDesk();
    expect(await approve(database, run, list, 'finance1')).toEqual(asMaker);
    expect(await approve(database, run, list, 'finance2')).toMatchObject({ ok: true, complete: true });
  });

  test('counts as one approver of a month', async () => {
    const approverSteps = [{ fromFen: 0, approvers: 2 }];
    const run = await openMonth(database, '2026-10', { settings: { approverSteps } });
    const list = must(await drawUp(database, run), 'list');
    expect(await approve(database, run, list, 'finance1')).toMatchObject({ approvals: 1, complete: false });
    await changesDesk('finance1', 'finance2');
    expect(await approve(database, run, list, 'finance2')).toMatchObject({ approvals: 1, complete: false });
  });

  test('may not decide on the change that he entered', async () => {
    const answer = await enterByHand(database, 'E0003', { kind: 'salary', salaryFen: 700_000 });
    if (!answer.ok) throw new Error('the change of a test was refused');
    await changesDesk();
    const decide = (username: string) =>
      decideChange(database.sql, answer.change.id, { username }, 'approve', null);
    expect(await decide('finance1')).toEqual(asMaker);
    expect(await decide('finance2')).toMatchObject({ ok: true });
  });
});

describe('raises', () => {
  /** E0003's raise of a cycle that hr1 opened and released. */
  async function raises(): Promise<SalaryList> {
    const { sql } = database;
    const opened = await openCycle(sql, {
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
      settings: { ...usualCycleSettings, appealWindowMs: 0 },
      openedBy: 'hr1',
    });
    if (!opened.ok) throw new Error(opened.refusal.code);
    await openAppraisals(sql, opened.cycle);
    await sql`update hr.appraisals set started_at = now()`;
    await sql`update hr.appraisals set score = '95' where employee_id = ${await employeeIdOf(database, 'E0003')}`;
    await sql`
      insert into hr.appraisal_evaluations (appraisal_id, kind, goals_version, scores, weighted_score, by)
      select id, 'manager', 1, '{}', '95', 'e0002' from hr.appraisals where score is not null`;
    expect(await releaseResults(sql, opened.cycle, 'hr1', true)).toMatchObject({ ok: true });
    await finaliseResults(sql, opened.cycle.id);
    return prepareSalaryList(sql, opened.cycle.id);
  }
  const decide = async (list: SalaryList, approver: string) =>
    decideRaises(database.sql, {
      cycleId: (await database.sql<{ id: number }[]>`select id from hr.appraisal_cycles`)[0]?.id ?? 0,
      digest: list.digest,
      decision: 'approve',
      reason: null,
      approver,
    });

  test('are not approved by who opened and released the cycle with another user of his', async () => {
    const list = await raises();
    await changesDesk();
    expect(await decide(list, 'finance1')).toEqual(asMaker);
    expect(await decide(list, 'finance2')).toMatchObject({ ok: true });
  });

  test('are not approved by who scored someone on the list with the plain user that ended', async () => {
    await link('e0002', 'E0002');
    const list = await raises();
    await link('finance2', 'E0002');
    expect(await decide(list, 'finance2')).toEqual(asMaker);
    expect(await decide(list, 'finance1')).toMatchObject({ ok: true });
  });
});
