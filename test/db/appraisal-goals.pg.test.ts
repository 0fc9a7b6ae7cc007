import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/db/queries/appraisals/appraisal-authority.ts';
import { setGoals } from '../../src/db/queries/appraisals/appraisal-goals.ts';
import type { Indicator } from '../../src/domain/indicators.ts';
import { appraisalActs, both } from '../support/appraisal-acts.ts';
import { appraisalOf, official, release, snapshot, twoIndicators } from '../support/appraisals.ts';
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

describe('goals', () => {
  beforeEach(() => begin());

  test('are proposed by the direct manager and in force when the employee confirms them', async () => {
    expect(await propose()).toMatchObject({ ok: true, appraisal: { id: on.own, cycleCode: on.cycle.code } });
    expect(await now()).toMatchObject({ goals_state: 'proposed' });
    expect(await answer()).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ goals_state: 'confirmed' });
  });

  test('can be sent back with a reason, and then wait for a new version', async () => {
    await propose();
    expect(await answer(employee, 1, 'sent_back')).toMatchObject({ ok: true });
    await expectRefused(() => answer(employee, 1), 'goals_not_proposed');
    await propose();
    expect(await answer(employee, 2)).toMatchObject({ ok: true });
    const versions = await sql`
      select version, answer, answer_reason from hr.appraisal_goals where appraisal_id = ${on.own} order by version`;
    expect([...versions]).toEqual([
      { version: 1, answer: 'sent_back', answer_reason: '权重不合理' },
      { version: 2, answer: 'confirmed', answer_reason: null },
    ]);
  });

  test('proposed twice are proposed once', async () => {
    await propose();
    const before = await snapshot(database, on.cycle);
    expect(await propose()).toMatchObject({ ok: true });
    expect(await snapshot(database, on.cycle)).toEqual(before);
  });

  test('are not set by a colleague who may not even know of them, nor by the manager’s manager, nor by oneself', async () => {
    await expectRefused(() => propose(colleague), 'appraisal_unknown');
    await expectRefused(() => propose(head), 'appraisal_unknown');
    await expectRefused(() => propose(employee), 'not_direct_manager');
    await expectRefused(() => propose(hr), 'not_direct_manager');
    await expectRefused(() => propose(official('auditor')), 'not_direct_manager');
  });

  test('are set by HR where nobody is above, and from a template for anybody but oneself', async () => {
    const top = await appraisalOf(database, on.cycle, 'E0001');
    expect(await propose(hr, twoIndicators, top)).toMatchObject({ ok: true });
    const fromTemplate = (by: Actor, templateCode = 'position-operator') =>
      setGoals(sql, { appraisalId: on.own, actor: by, goals: { templateCode } });
    await expectRefused(() => fromTemplate(hr, 'position-astronaut'), 'template_unknown');
    await expectRefused(() => fromTemplate({ ...employee, role: 'hr' }), 'not_direct_manager');
    expect(await fromTemplate(hr)).toMatchObject({ ok: true });
    const [goals] =
      await sql`select template_id, indicators from hr.appraisal_goals where appraisal_id = ${on.own}`;
    expect(goals?.template_id).not.toBeNull();
    expect(goals?.indicators).toHaveLength(4);
  });

  test.each([
    [
      'weights_not_100',
      [
        ['A', '60'],
        ['B', '39.99'],
      ],
    ],
    [
      'weights_not_100',
      [
        ['A', '60'],
        ['B', '40.01'],
      ],
    ],
    [
      'weight_zero',
      [
        ['A', '100'],
        ['B', '0'],
      ],
    ],
    [
      'indicator_repeated',
      [
        ['A', '60'],
        ['A', '40'],
      ],
    ],
    ['no_indicators', []],
  ] as const)('are refused as %s', async (code, written) => {
    const indicators = written.map(([name, weight], index) => ({
      code: name,
      nameZh: `指标${index}`,
      nameEn: 'X',
      weight,
    }));
    await expectRefused(() => propose(manager, indicators), code);
  });

  test('of one name twice are refused though their codes are made by place', async () => {
    const twice = ['60', '40'].map((weight) => ({ nameZh: '业绩', nameEn: 'Results', weight }));
    await expectRefused(
      () => setGoals(sql, { appraisalId: on.own, actor: manager, goals: { indicators: twice } }),
      'indicator_repeated',
    );
  });

  test('may weigh in hundredths of a percent', async () => {
    const indicators = ['33.33', '33.33', '33.34'].map((weight, index) => ({
      nameZh: `指标${index}`,
      nameEn: 'X',
      weight,
    }));
    expect(await setGoals(sql, { appraisalId: on.own, actor: manager, goals: { indicators } })).toMatchObject(
      {
        ok: true,
      },
    );
    const [goals] = await sql`select indicators from hr.appraisal_goals where appraisal_id = ${on.own}`;
    expect((goals?.indicators as Indicator[]).map(({ code }) => code)).toEqual(['I1', 'I2', 'I3']);
  });

  test('are confirmed by the employee himself only, once, and in the version that he read', async () => {
    await expectRefused(() => answer(), 'goals_not_proposed');
    await propose();
    await expectRefused(() => answer(manager), 'not_your_goals');
    await expectRefused(() => answer(hr), 'not_your_goals');
    await expectRefused(() => answer(colleague), 'appraisal_unknown');
    await expectRefused(() => answer(employee, 2), 'goals_version_changed');
    await propose(manager, [...twoIndicators].reverse());
    await expectRefused(() => answer(employee, 1), 'goals_version_changed');
    await answer(employee, 2);
    await expectRefused(() => answer(employee, 2), 'goals_already_confirmed');
    await expectRefused(() => answer(employee, 2, 'sent_back'), 'goals_already_confirmed');
    await expectRefused(() => propose(), 'goals_already_confirmed');
  });

  test('of an appraisal that is withdrawn, or of a cycle that is closed or released, stay as they are', async () => {
    await propose();
    await release(database, on.cycle);
    await expectRefused(() => propose(manager, [...twoIndicators].reverse()), 'results_released');
    await expectRefused(() => answer(), 'results_released');
    await sql`update hr.appraisals set state = 'withdrawn' where id = ${on.own}`;
    await expectRefused(() => propose(), 'appraisal_over');
    await expectRefused(() => answer(), 'appraisal_over');
    await sql`update hr.appraisals set state = 'open' where id = ${on.own}`;
    await sql`update hr.appraisal_cycles set state = 'cancelled' where id = ${on.cycle.id}`;
    await expectRefused(() => propose(), 'appraisal_over');
  });

  test('confirmed at the same moment twice are confirmed once', async () => {
    await propose();
    const answers = await Promise.all([answer(), answer(), answer()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('scores', () => {
  test('of all indicators at once give the exact weighted score', async () => {
    await confirmed();
    expect(await score(manager, { RESULTS: '89.99', ABILITY: '90' })).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ score: '89.994' });
    expect((await now())?.evaluated_at).not.toBeNull();
  });

  test.each([
    '-0.01',
    '100.01',
    '100.0001',
    '1e2',
    'A',
    '',
    '89.99999',
    'NaN',
  ])('are refused outside 0 to 100: %s', async (text) => {
    await confirmed();
    await expectRefused(() => score(manager, { RESULTS: '90', ABILITY: text }), 'score_out_of_range');
  });

  test.each(['0', '100', '100.00'])('may be %s', async (text) => {
    await confirmed();
    expect(await score(manager, both(text))).toMatchObject({ ok: true });
  });

  test('are refused where one is missing, too many, or of an indicator that is not in the goals', async () => {
    await confirmed();
    await expectRefused(() => score(manager, { RESULTS: '90' }), 'scores_incomplete');
    await expectRefused(() => score(manager, { ...both('90'), MORE: '1' }), 'scores_incomplete');
    await expectRefused(() => score(manager, { RESULTS: '90', MORE: '1' }), 'scores_incomplete');
    await expectRefused(() => score(manager, {}), 'scores_incomplete');
  });

  test('are given by the direct manager only', async () => {
    await confirmed();
    await expectRefused(() => score(head), 'appraisal_unknown');
    await expectRefused(() => score(colleague), 'appraisal_unknown');
    await expectRefused(() => score(employee), 'not_direct_manager');
    await expectRefused(() => score(hr), 'not_direct_manager');
  });

  test('of the head, who has nobody above, are entered by HR, but not by himself', async () => {
    await begin();
    const top = await appraisalOf(database, on.cycle, 'E0001');
    await propose(hr, twoIndicators, top);
    await answer(head, 1, 'confirmed', top);
    await expectRefused(() => score({ ...head, role: 'hr' }, both('100'), top), 'not_direct_manager');
    expect(await score(hr, both('85'), top)).toMatchObject({ ok: true });
  });

  test('wait for confirmed goals', async () => {
    await begin();
    await expectRefused(() => score(), 'goals_not_confirmed');
    await propose();
    await expectRefused(() => score(), 'goals_not_confirmed');
  });

  test('wait until the last evaluated day is over', async () => {
    await confirmed({ evaluatedToInDays: 0 });
    await expectRefused(() => score(), 'evaluation_not_open');
    await sql`update hr.appraisal_cycles set evaluated_to = evaluated_to - 1 where id = ${on.cycle.id}`;
    expect(await score()).toMatchObject({ ok: true });
  });

  test('given anew before the release count instead, and both are kept; the same ones again change nothing', async () => {
    await scored('80');
    await score(manager, both('91'));
    expect(await counted()).toEqual([
      ['manager', '80'],
      ['manager', '91'],
    ]);
    const before = await snapshot(database, on.cycle);
    expect(await score(manager, both('91'))).toMatchObject({ ok: true });
    expect(await snapshot(database, on.cycle)).toEqual(before);
    await release(database, on.cycle);
    await expectRefused(() => score(manager, both('92')), 'results_released');
  });

  test('do not undo a calibration', async () => {
    await scored('80');
    await calibrateTo('85');
    await expectRefused(() => score(manager, both('100')), 'already_calibrated');
  });
});
