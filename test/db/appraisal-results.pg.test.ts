import { describe, expect, test } from 'vitest';
import { appraisalActs, both } from '../support/appraisal-acts.ts';
import { appraisalOf, official, release, twoIndicators } from '../support/appraisals.ts';
import { freshDatabase } from '../support/fresh-database.ts';

const database = await freshDatabase();
const { sql } = database;
const on = await appraisalActs(database);
const {
  begin,
  propose,
  answer,
  score,
  calibrateTo,
  appeal,
  decide,
  reassign,
  confirmed,
  scored,
  now,
  counted,
  expectRefused,
  head,
  manager,
  employee,
  colleague,
  hr,
} = on;

describe('a calibration', () => {
  test('sets the weighted score with a reason, until the release', async () => {
    await scored('88');
    expect(await calibrateTo('89.5')).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ score: '89.5' });
    const [last] = await sql`
      select scores, reason, by from hr.appraisal_evaluations where appraisal_id = ${on.own} order by id desc limit 1`;
    expect(last).toEqual({ scores: null, reason: '部门间平衡', by: 'hr1' });
    await release(database, on.cycle);
    await expectRefused(() => calibrateTo('90'), 'results_released');
  });

  test('needs a score to calibrate, and one that is a score', async () => {
    await confirmed();
    await expectRefused(() => calibrateTo('90'), 'not_evaluated');
    await score();
    await expectRefused(() => calibrateTo('100.1'), 'score_out_of_range');
  });

  test('is never one’s own', async () => {
    await scored();
    await expectRefused(() => calibrateTo('100', { ...employee, role: 'hr' }), 'own_appraisal');
  });

  test('keeps all raises within the salary budget: to the fen', async () => {
    // 5 % of 6,450.00
    const raiseFen = 32_250;
    await scored('80', { salaryBudgetFen: raiseFen - 1 });
    await expectRefused(() => calibrateTo('90'), 'salary_budget_exceeded');
    expect(await calibrateTo('89.99')).toMatchObject({ ok: true });
    await sql`update hr.appraisal_cycles set salary_budget_fen = ${raiseFen} where id = ${on.cycle.id}`;
    expect(await calibrateTo('90')).toMatchObject({ ok: true });
  });

  test('counts the raises of all others, and two at once do not share what is left', async () => {
    await scored('80', { salaryBudgetFen: 32_250 });
    const other = await appraisalOf(database, on.cycle, 'E0005');
    await propose(manager, twoIndicators, other);
    await answer(colleague, 1, 'confirmed', other);
    await score(manager, both('80'), other);
    const both90 = await Promise.all([calibrateTo('90'), calibrateTo('90', hr, other)]);
    expect(both90.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('that adds to no raise is welcome, however far above the budget the managers went', async () => {
    await scored('95', { salaryBudgetFen: 0 });
    expect(await calibrateTo('96')).toMatchObject({ ok: true });
    expect(await calibrateTo('89')).toMatchObject({ ok: true });
    await expectRefused(() => calibrateTo('90'), 'salary_budget_exceeded');
  });
});

describe('an appeal', () => {
  test('is the employee’s own, after the release, once', async () => {
    await scored('79');
    await expectRefused(() => appeal(), 'results_not_released');
    await release(database, on.cycle);
    await expectRefused(() => appeal(manager), 'not_your_appraisal');
    await expectRefused(() => appeal(hr), 'not_your_appraisal');
    await expectRefused(() => appeal(colleague), 'appraisal_unknown');
    expect(await appeal()).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ appeal_state: 'open', score: '79' });
    await expectRefused(() => appeal(), 'already_appealed');
  });

  test('needs a result', async () => {
    await confirmed();
    await release(database, on.cycle);
    await expectRefused(() => appeal(), 'no_result');
  });

  test('comes within the window: at its end it is too late', async () => {
    await scored('79');
    const releasedAgo = (ms: number) =>
      sql`update hr.appraisal_cycles set released_at = now() - make_interval(secs => ${ms / 1000}) where id = ${on.cycle.id}`;
    const windowMs = 7 * 86_400_000;
    await releasedAgo(windowMs);
    await expectRefused(() => appeal(), 'appeal_window_over');
    await releasedAgo(windowMs - 60_000);
    expect(await appeal()).toMatchObject({ ok: true });
  });

  test('does not come after the result is final', async () => {
    await scored('79');
    await release(database, on.cycle);
    await sql`update hr.appraisals set final_at = now() where id = ${on.own}`;
    await expectRefused(() => appeal(), 'appeal_window_over');
  });

  test('that is upheld changes the score, and one that is rejected does not', async () => {
    await scored('79');
    await release(database, on.cycle);
    await expectRefused(() => decide(hr, '85'), 'appeal_not_open');
    await appeal();
    await expectRefused(() => decide(hr, '100.5'), 'score_out_of_range');
    expect(await decide(hr, '81')).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ appeal_state: 'decided', score: '81' });
    expect((await counted()).at(-1)).toEqual(['appeal', '81']);
    expect([
      ...(await sql`select decision from hr.appraisal_appeals where appraisal_id = ${on.own}`),
    ]).toEqual([{ decision: 'upheld' }]);
    await expectRefused(() => decide(hr, null), 'appeal_not_open');

    await scored('79');
    await release(database, on.cycle);
    await appeal();
    expect(await decide(hr, null)).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ appeal_state: 'decided', score: '79' });
    expect(await counted()).toEqual([['manager', '79']]);
  });

  test('is decided neither by oneself nor by whoever evaluated or calibrated', async () => {
    await scored('79');
    await calibrateTo('78', official('hr', 'hr2'));
    await release(database, on.cycle);
    await appeal();
    await expectRefused(() => decide({ ...employee, role: 'hr' }, '100'), 'own_appraisal');
    await expectRefused(() => decide({ ...manager, role: 'hr' }, null), 'evaluator_may_not_decide');
    await expectRefused(() => decide(official('hr', 'hr2'), null), 'evaluator_may_not_decide');
    expect(await decide(hr, null)).toMatchObject({ ok: true });
  });
});

describe('another evaluator', () => {
  test('scores from then on, and the one before no longer', async () => {
    await confirmed();
    expect(await reassign('E0001')).toMatchObject({ ok: true });
    await expectRefused(() => score(), 'appraisal_unknown');
    expect(await score(head)).toMatchObject({ ok: true });
    expect(await reassign(null)).toMatchObject({ ok: true });
    expect(await score(hr, both('70'))).toMatchObject({ ok: true });
    await release(database, on.cycle);
    await expectRefused(() => reassign('E0001'), 'results_released');
  });

  test('takes over what waits for the one before', async () => {
    await begin();
    await sql`
      insert into hr.tasks (kind, subject, owner, owner_employee_id, due_at)
      values ('goals_overdue', ${`appraisal/${on.own}`}, 'manager', ${manager.employeeId}, now())`;
    await reassign('E0001');
    const [task] =
      await sql`select owner, owner_employee_id from hr.tasks where subject = ${`appraisal/${on.own}`}`;
    expect(task).toEqual({ owner: 'manager', owner_employee_id: head.employeeId });
  });

  test('is on record, employed, and never the person himself', async () => {
    await begin();
    await expectRefused(() => reassign('E9999'), 'employee_unknown');
    await expectRefused(() => reassign('E0004'), 'own_appraisal');
    await expectRefused(() => reassign('E0001', { ...employee, role: 'hr' }), 'own_appraisal');
    await sql`update hr.employees set left_on = current_date - 1 where employee_no = 'E0003'`;
    await expectRefused(() => reassign('E0003'), 'evaluator_not_employed');
    await sql`update hr.employees set left_on = null where employee_no = 'E0003'`;
    expect(await reassign('E0003')).toMatchObject({ ok: true });
  });
});

test('the audit trail names acts and actors, and holds neither scores nor anybody’s words but for a reassignment', async () => {
  await scored('79');
  await calibrateTo('78', official('hr', 'hr2'));
  await release(database, on.cycle);
  await appeal();
  await decide(hr, '88');
  const events = await sql<{ actor: string; action: string; details: Record<string, unknown> }[]>`
    select actor, action, details from audit.events where subject = ${`appraisal/${on.own}`} order by id`;
  expect([...events]).toEqual([
    { actor: manager.username, action: 'goals_set', details: { version: 1, templateId: null } },
    { actor: employee.username, action: 'goals_confirmed', details: { version: 1 } },
    { actor: manager.username, action: 'scores_given', details: { goalsVersion: 1 } },
    { actor: 'hr2', action: 'calibrated', details: {} },
    { actor: employee.username, action: 'appeal_filed', details: {} },
    { actor: 'hr1', action: 'appeal_upheld', details: {} },
  ]);
});
