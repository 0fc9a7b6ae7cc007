import { describe, expect, test } from 'vitest';
import type { paths } from '../../src/client/openapi.ts';
import { dataOf } from '../../src/client/refusal.ts';
import { must } from '../../src/domain/assert.ts';
import {
  appraisalOf,
  employeeIdOf,
  loadHierarchy,
  openTestCycle,
  release,
  type TestCycle,
  twoIndicators,
} from '../support/appraisals.ts';
import { replyOf } from '../support/injected-client.ts';
import { testWorld } from '../support/test-world.ts';
import type { World } from '../support/world.ts';

type AppraisalQuery = paths['/v1/appraisals']['get']['parameters']['query'];

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

const seenBy = async (world: World, as: string, query: AppraisalQuery = {}) =>
  (await dataOf(world.as(as).GET('/v1/appraisals', { params: { query } }))).appraisals;
const ownOf = async (world: World, as: string) =>
  (await dataOf(world.as(as).GET('/v1/me/appraisals'))).appraisals;
const numbers = (lines: readonly { employeeNo: string }[]) =>
  lines.map(({ employeeNo }) => employeeNo).sort();

/** Proposes, confirms and scores, each as whoever may. */
async function score(world: World, own: number, points: string): Promise<void> {
  const params = { path: { appraisalId: own } };
  const [me, manager] = [world.as('E0004'), world.as('E0002')];
  const told = { status: 200, body: { appraisalId: own } };
  const indicators = [...twoIndicators];
  const goals = manager.POST('/v1/appraisals/{appraisalId}/goals', { params, body: { indicators } });
  expect(await replyOf(goals)).toMatchObject(told);
  const confirmed = me.POST('/v1/appraisals/{appraisalId}/goals/confirm', { params, body: { version: 1 } });
  expect(await replyOf(confirmed)).toMatchObject(told);
  const scores = { RESULTS: points, ABILITY: points };
  const given = manager.POST('/v1/appraisals/{appraisalId}/scores', { params, body: { scores } });
  expect(await replyOf(given)).toMatchObject(told);
}

describe('who sees an appraisal', () => {
  test('a manager his reports, an employee himself, HR everybody', async () => {
    const { world, own } = await begin();
    expect(numbers(await seenBy(world, 'E0002'))).toEqual(['E0004', 'E0005']);
    expect(numbers(await seenBy(world, 'E0001'))).toEqual(['E0002', 'E0003']);
    expect(await seenBy(world, 'E0004')).toEqual([]);
    expect(await seenBy(world, 'finance1')).toEqual([]);
    expect(numbers(await ownOf(world, 'E0004'))).toEqual(['E0004']);
    expect(await replyOf(world.as('finance1').GET('/v1/me/appraisals'))).toMatchObject({ status: 404 });
    expect(await seenBy(world, 'hr1')).toHaveLength(5);
    expect(await seenBy(world, 'auditor1')).toHaveLength(5);
    expect(await seenBy(world, 'hr1', { reports: true })).toEqual([]);
    expect(await seenBy(world, 'E0003', { reports: false })).toHaveLength(5);

    const read = async (as: string) =>
      (
        await replyOf(
          world.as(as).GET('/v1/appraisals/{appraisalId}', { params: { path: { appraisalId: own } } }),
        )
      ).status;
    expect(await Promise.all(['E0004', 'E0002', 'hr1', 'auditor1'].map(read))).toEqual([200, 200, 200, 200]);
    expect(await Promise.all(['E0005', 'E0001', 'finance1'].map(read))).toEqual([404, 404, 404]);
    expect(await read('E0003')).toBe(403);
  });

  test('page by page, of one cycle and stage', async () => {
    const { world, cycle } = await begin();
    const page = (query: AppraisalQuery) =>
      dataOf(world.as('hr1').GET('/v1/appraisals', { params: { query: { cycle: cycle.code, ...query } } }));
    const first = await page({ limit: 3, stage: 'goals' });
    expect(first.appraisals).toHaveLength(3);
    const second = await page({ limit: 3, after: must(first.next, 'next page') });
    expect(second).toMatchObject({ next: null });
    expect(numbers([...first.appraisals, ...second.appraisals])).toEqual([
      'E0001',
      'E0002',
      'E0003',
      'E0004',
      'E0005',
    ]);
    expect(await page({ stage: 'feedback' })).toEqual({ appraisals: [], next: null });
    expect((await page({ cycle: 'another' })).appraisals).toEqual([]);
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
      (await seenBy(world, as)).find(({ appraisalId }) => appraisalId === own);
    const mine = async () => (await ownOf(world, 'E0004'))[0];

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
    const { body } = await replyOf(
      world.as('E0004').GET('/v1/appraisals/{appraisalId}', { params: { path: { appraisalId: own } } }),
    );
    const described = await world.client.workflow.getHandle(body.workflowId as string).describe();
    expect(described.type).toBe('appraisal');
    expect(
      await replyOf(
        world.as('E0004').POST('/v1/appraisals/{appraisalId}/goals/confirm', {
          params: { path: { appraisalId: own } },
          body: { version: 1 },
        }),
      ),
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
    indicators: [...twoIndicators],
  };
  const add = (as: string, body: typeof template) =>
    replyOf(world.as(as).POST('/v1/appraisal-templates', { body }));
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
  const { body } = await replyOf(
    world.as('E0004').GET('/v1/appraisal-templates', { params: { query: { code: template.code } } }),
  );
  expect(body.templates).toMatchObject([
    { version: 2, position: '司机' },
    { version: 1, position: '司机' },
  ]);
});
