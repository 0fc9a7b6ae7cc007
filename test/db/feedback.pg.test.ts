import { beforeEach, describe, expect, test } from 'vitest';
import { giveFeedback, type NewFeedback } from '../../src/db/queries/appraisals/feedback.ts';
import { feedbackSummary } from '../../src/db/queries/appraisals/feedback-summary.ts';
import { appraisalOf, cycleOf } from '../api/cycles.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people, person } from '../support/people.ts';
import { everyTable } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let cycleId: number;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await database.sql`
    insert into benefits.programmes (code, name_zh, name_en, due_day) values ('housing', '住房', 'Housing', 1), ('meals', '餐补', 'Meals', 1)`;
  await loadEmployees(database, [person(1), ...people(5, { managerNo: 'E0001' }).slice(1)]);
  cycleId = await cycleOf(database);
});

const idOf = async (employeeNo: string) =>
  (await database.sql<{ id: number }[]>`select id from hr.employees where employee_no = ${employeeNo}`)[0]
    ?.id ?? null;

async function open(employeeNo: string): Promise<number> {
  const appraisalId = await appraisalOf(database, cycleId, employeeNo);
  await database.sql`update hr.appraisals set stage = 'feedback' where id = ${appraisalId}`;
  return appraisalId;
}

async function give(
  appraisalId: number,
  employeeNo: string,
  changes: Partial<NewFeedback> = {},
  role: NewFeedback['by']['role'] = 'employee',
) {
  const employeeId = await idOf(employeeNo);
  return giveFeedback(database.sql, {
    appraisalId,
    appraisalRating: 4,
    benefitRating: 5,
    comment: null,
    preferences: [],
    by: { username: employeeNo.toLowerCase(), role, employeeId },
    ...changes,
  });
}

const refused = (code: string) => ({ ok: false, refusal: { code } });

describe('feedback', () => {
  test('is given once, by the employee himself', async () => {
    const appraisalId = await open('E0002');
    expect(await give(appraisalId, 'E0002')).toMatchObject({
      ok: true,
      appraisal: { id: appraisalId, cycleCode: '2026H1' },
    });
    const before = await everyTable(database);
    expect(await give(appraisalId, 'E0002')).toMatchObject(refused('feedback_given'));
    expect(await everyTable(database)).toEqual(before);
  });

  test('by two calls at once is taken from one of them', async () => {
    const appraisalId = await open('E0002');
    const both = await Promise.all([give(appraisalId, 'E0002'), give(appraisalId, 'E0002')]);
    expect(both.map((given) => given.ok).sort()).toEqual([false, true]);
  });

  test('on another’s appraisal is refused: it is forbidden to who may see it, and unknown to who may not', async () => {
    const appraisalId = await open('E0002');
    expect(await give(appraisalId, 'E0001', {}, 'manager')).toEqual(refused('not_your_appraisal'));
    expect(await give(appraisalId, 'nobody', {}, 'hr')).toEqual(refused('not_your_appraisal'));
    expect(await give(appraisalId, 'E0003')).toEqual(refused('appraisal_unknown'));
    expect(await give(appraisalId, 'nobody', {}, 'finance')).toEqual(refused('appraisal_unknown'));
    expect(await give(999_999, 'E0003')).toEqual(refused('appraisal_unknown'));
  });

  test.each(['goals', 'evaluation', 'payout'])('is not taken in stage %s', async (stage) => {
    const appraisalId = await open('E0002');
    await database.sql`update hr.appraisals set stage = ${stage} where id = ${appraisalId}`;
    expect(await give(appraisalId, 'E0002')).toEqual(refused('feedback_not_open'));
  });

  test.each(['completed', 'withdrawn'])('is not taken once the appraisal is %s', async (state) => {
    const appraisalId = await open('E0002');
    await database.sql`update hr.appraisals set state = ${state} where id = ${appraisalId}`;
    expect(await give(appraisalId, 'E0002')).toEqual(refused('feedback_not_open'));
  });

  test('that prefers a programme which is none changes nothing', async () => {
    const appraisalId = await open('E0002');
    const before = await everyTable(database);
    expect(await give(appraisalId, 'E0002', { preferences: ['housing', 'yacht'] })).toEqual(
      refused('programme_unknown'),
    );
    expect(await everyTable(database)).toEqual(before);
  });
});

describe('the summary of a cycle', () => {
  test('without feedback has no averages and counts who is appraised', async () => {
    expect(await feedbackSummary(database.sql, cycleId)).toEqual({
      given: 0,
      answered: 0,
      appraisalRating: { average: null, distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } },
      benefitRating: { average: null, distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } },
      preferences: [],
      acceptance: {
        appraised: 5,
        withResult: 0,
        acceptedWithoutAppeal: 0,
        appeals: 0,
        upheld: 0,
        averageAppraisalRating: null,
      },
    });
  });

  test('averages half up to two decimals, ranks preferences by points, and says who accepted', async () => {
    await give(await open('E0002'), 'E0002', { appraisalRating: 5, preferences: ['housing', 'meals'] });
    await give(await open('E0003'), 'E0003', { appraisalRating: 4, preferences: ['meals', 'housing'] });
    await give(await open('E0004'), 'E0004', {
      appraisalRating: 4,
      benefitRating: 1,
      preferences: ['meals'],
    });
    const { sql } = database;
    await sql`
      insert into hr.appraisal_results (appraisal_id, employee_id, programme, score, first_period, last_period)
      select id, employee_id, 'medical-passbook', '85', '2026-10', '2026-12' from hr.appraisals order by id limit 4`;
    await sql`update hr.appraisals set state = 'withdrawn' where employee_id = ${await idOf('E0005')}`;
    await sql`
      insert into hr.appraisal_appeals (appraisal_id, reason, filed_by, decision)
      values (${await appraisalOf(database, cycleId, 'E0002')}, '-', 'e0002', 'upheld'),
        (${await appraisalOf(database, cycleId, 'E0003')}, '-', 'e0003', 'rejected')`;
    expect(await feedbackSummary(sql, cycleId)).toEqual({
      given: 3,
      answered: 0,
      appraisalRating: { average: '4.33', distribution: { 1: 0, 2: 0, 3: 0, 4: 2, 5: 1 } },
      benefitRating: { average: '3.67', distribution: { 1: 1, 2: 0, 3: 0, 4: 0, 5: 2 } },
      preferences: [
        { programme: 'meals', firstChoices: 2, mentions: 3, points: 29 },
        { programme: 'housing', firstChoices: 1, mentions: 2, points: 19 },
      ],
      acceptance: {
        appraised: 4,
        withResult: 4,
        acceptedWithoutAppeal: 2,
        appeals: 2,
        upheld: 1,
        averageAppraisalRating: '4.33',
      },
    });
  });
});
