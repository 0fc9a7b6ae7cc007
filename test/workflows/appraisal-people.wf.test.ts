import { describe, expect, test } from 'vitest';
import {
  appraisalOf,
  employeeIdOf,
  loadHierarchy,
  openTestCycle,
  release,
  type TestCycle,
  twoIndicators,
} from '../support/appraisals.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

interface Line {
  readonly appraisalId: number;
  readonly employeeNo: string;
  readonly score: string | null;
  readonly scored: boolean;
  readonly sheetScore: string | null;
  readonly evaluations: unknown[];
  readonly canAppealUntil: string | null;
}

/** E0001 the head, E0002 under him, E0004 and E0005 under E0002, all with logins; a cycle of this world's own. */
async function begin(): Promise<{ world: World; cycle: TestCycle; own: number }> {
  const world = await testWorld();
  await loadHierarchy(world.database);
  await Promise.all([
    world.admit('E0001', 'manager'),
    world.admit('E0002', 'manager'),
    world.admit('E0004'),
    world.admit('E0005'),
    world.admit('E0003', 'ops'),
  ]);
  const cycle = await openTestCycle(world.database, { code: `cycle-of-${world.programme}` });
  return { world, cycle, own: await appraisalOf(world.database, cycle, 'E0004') };
}

const seenBy = async (world: World, as: string, path: string): Promise<Line[]> => {
  const { status, body } = await world.call('GET', path, as);
  expect(status).toBe(200);
  return body.appraisals as Line[];
};
const numbers = (lines: readonly Line[]) => lines.map(({ employeeNo }) => employeeNo).sort();

/** Proposes, confirms and scores, each as whoever may. */
async function score(world: World, own: number, points: string): Promise<void> {
  const act = async (path: string, as: string, body: object) =>
    expect(await world.call('POST', `/v1/appraisals/${own}/${path}`, as, body)).toMatchObject({
      status: 200,
      body: { appraisalId: own },
    });
  await act('goals', 'E0002', { indicators: twoIndicators });
  await act('goals/confirm', 'E0004', { version: 1 });
  await act('scores', 'E0002', { scores: { RESULTS: points, ABILITY: points } });
}

describe('who sees an appraisal', () => {
  test('a manager his reports, an employee himself, HR everybody', async () => {
    const { world, own } = await begin();
    expect(numbers(await seenBy(world, 'E0002', '/v1/appraisals'))).toEqual(['E0004', 'E0005']);
    expect(numbers(await seenBy(world, 'E0001', '/v1/appraisals'))).toEqual(['E0002', 'E0003']);
    expect(await seenBy(world, 'E0004', '/v1/appraisals')).toEqual([]);
    expect(await seenBy(world, 'finance1', '/v1/appraisals')).toEqual([]);
    expect(numbers(await seenBy(world, 'E0004', '/v1/me/appraisals'))).toEqual(['E0004']);
    expect(await world.call('GET', '/v1/me/appraisals', 'finance1')).toMatchObject({ status: 404 });
    expect(await seenBy(world, 'hr1', '/v1/appraisals')).toHaveLength(5);
    expect(await seenBy(world, 'auditor1', '/v1/appraisals')).toHaveLength(5);
    expect(await seenBy(world, 'hr1', '/v1/appraisals?reports=true')).toEqual([]);
    expect(await seenBy(world, 'E0003', '/v1/appraisals?reports=false')).toHaveLength(5);

    const read = async (as: string) => (await world.call('GET', `/v1/appraisals/${own}`, as)).status;
    expect(await Promise.all(['E0004', 'E0002', 'hr1', 'auditor1'].map(read))).toEqual([200, 200, 200, 200]);
    expect(await Promise.all(['E0005', 'E0001', 'finance1'].map(read))).toEqual([404, 404, 404]);
    expect(await read('E0003')).toBe(403);
  });

  test('page by page, of one cycle and stage', async () => {
    const { world, cycle } = await begin();
    const page = (query: string) => world.call('GET', `/v1/appraisals?cycle=${cycle.code}&${query}`, 'hr1');
    const first = await page('limit=3&stage=goals');
    expect(first.body.appraisals).toHaveLength(3);
    const second = await page(`limit=3&after=${first.body.next}`);
    expect(second.body).toMatchObject({ next: null });
    expect(numbers([...(first.body.appraisals as Line[]), ...(second.body.appraisals as Line[])])).toEqual([
      'E0001',
      'E0002',
      'E0003',
      'E0004',
      'E0005',
    ]);
    expect((await page('stage=feedback')).body).toEqual({ appraisals: [], next: null });
    expect((await world.call('GET', '/v1/appraisals?cycle=another', 'hr1')).body.appraisals).toEqual([]);
  });
});

describe('a score', () => {
  test('is hidden from the employee until the release, and from operations always', async () => {
    const { world, cycle, own } = await begin();
    await world.database.sql`
      insert into hr.score_sheet_lines (cycle_id, employee_id, score, loaded_by)
      values (${cycle.id}, ${await employeeIdOf(world.database, 'E0004')}, '91', 'hr1')`;
    await score(world, own, '90');
    const lineFor = async (as: string) =>
      (await seenBy(world, as, '/v1/appraisals')).find(({ appraisalId }) => appraisalId === own);
    const mine = async () => (await seenBy(world, 'E0004', '/v1/me/appraisals'))[0];

    expect(await lineFor('E0002')).toMatchObject({ score: '90', sheetScore: '91' });
    expect(await lineFor('hr1')).toMatchObject({ score: '90', sheetScore: '91' });
    expect(await lineFor('auditor1')).toMatchObject({ score: '90', sheetScore: null });
    expect(await lineFor('E0003')).toMatchObject({ scored: true, score: null, sheetScore: null });
    expect(await mine()).toMatchObject({
      score: null,
      sheetScore: null,
      evaluations: [],
      canAppealUntil: null,
    });
    // Whoever is HR as well waits for his own like everybody.
    await world.database.sql`update identity.users set role = 'hr' where username = 'E0004'`;
    expect(await lineFor('E0004')).toMatchObject({ score: null, sheetScore: null });

    await release(world.database, cycle);
    expect(await mine()).toMatchObject({
      score: '90',
      sheetScore: null,
      evaluations: [{ kind: 'manager', weightedScore: '90', scores: { RESULTS: '90', ABILITY: '90' } }],
      canAppealUntil: expect.any(String),
    });
    expect(await lineFor('E0003')).toMatchObject({ score: null });
  });
});

describe('an act', () => {
  test('tells the appraisal’s workflow, and told again of what stands it is a refusal', async () => {
    const { world, own } = await begin();
    await score(world, own, '90');
    const { body } = await world.call('GET', `/v1/appraisals/${own}`, 'E0004');
    const described = await world.client.workflow.getHandle(body.workflowId as string).describe();
    expect(described.type).toBe('appraisal');
    expect(
      await world.call('POST', `/v1/appraisals/${own}/goals/confirm`, 'E0004', { version: 1 }),
    ).toMatchObject({ status: 409, body: { code: 'goals_already_confirmed' } });
  });

  test('of somebody whom it does not concern is refused, each in its own words', async () => {
    const { world, own } = await begin();
    const act = (path: string, as: string, body: object) =>
      world.call('POST', `/v1/appraisals/${own}/${path}`, as, body);
    const goals = { indicators: twoIndicators };
    expect(await act('goals', 'E0005', goals)).toMatchObject({
      status: 404,
      body: { code: 'appraisal_unknown' },
    });
    expect(await act('goals', 'E0004', goals)).toMatchObject({
      status: 403,
      body: { code: 'not_direct_manager' },
    });
    expect(await act('goals/confirm', 'E0002', { version: 1 })).toMatchObject({
      status: 403,
      body: { code: 'not_your_goals' },
    });
    const calibration = { score: '90', reason: '平衡' };
    expect(await act('calibrate', 'E0002', calibration)).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
    expect(await act('evaluator', 'hr1', { employeeNo: 'E0004', reason: '离职' })).toMatchObject({
      status: 403,
      body: { code: 'own_appraisal' },
    });
    expect(await act('appeal', 'E0004', { reason: '漏计' })).toMatchObject({
      status: 409,
      body: { code: 'results_not_released' },
    });
  });

  test('that is not written as it should be is a bad request', async () => {
    const { world, own } = await begin();
    const bad = async (path: string, as: string, body: object) =>
      (await world.call('POST', `/v1/appraisals/${own}/${path}`, as, body)).status;
    const weighing = (weight: string) => ({ indicators: [{ nameZh: '业绩', nameEn: 'Results', weight }] });
    expect(await bad('goals', 'E0002', weighing('100.001'))).toBe(400);
    expect(await bad('goals', 'E0002', weighing('-100'))).toBe(400);
    expect(await bad('goals', 'E0002', { ...weighing('100'), templateCode: 'industry-general' })).toBe(400);
    expect(await bad('goals', 'E0002', weighing('99.99'))).toBe(422);
    expect(await bad('goals', 'E0002', weighing('100.00'))).toBe(200);
    expect(await bad('appeal/decide', 'hr1', { decision: 'upheld', reason: '复核' })).toBe(400);
    expect(await bad('appeal/decide', 'hr1', { decision: 'rejected', score: '90', reason: '复核' })).toBe(
      400,
    );
    expect(await bad('evaluator', 'hr1', { employeeNo: null, reason: ' ' })).toBe(400);
  });
});

test('a template is added by HR and read by everybody', async () => {
  const { world } = await begin();
  const template = {
    code: 'position-driver',
    nameZh: '司机',
    nameEn: 'Driver',
    position: '司机',
    industry: 'general',
    indicators: twoIndicators,
  };
  const add = (as: string, body: object) => world.call('POST', '/v1/appraisal-templates', as, body);
  expect(await add('E0002', template)).toMatchObject({ status: 403 });
  expect(await add('hr1', { ...template, indicators: twoIndicators.slice(1) })).toMatchObject({
    status: 422,
    body: { code: 'weights_not_100' },
  });
  expect(await add('hr1', template)).toMatchObject({
    status: 201,
    body: { code: template.code, version: 1 },
  });
  expect(await add('hr1', template)).toMatchObject({ status: 201, body: { version: 2 } });
  const { body } = await world.call('GET', `/v1/appraisal-templates?code=${template.code}`, 'E0004');
  expect(body.templates).toMatchObject([
    { version: 2, position: '司机' },
    { version: 1, position: '司机' },
  ]);
});
