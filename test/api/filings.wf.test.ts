import { expect, test } from 'vitest';
import { recordAnswers } from '../../src/db/queries/bases/filings.ts';
import { putFiling } from '../support/appraised.ts';
import { replyOf } from '../support/injected-client.ts';
import { loadMonth } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';

test('a refused base is filed again, or the refusal accepted, and who waits for it is told', async () => {
  const world = await testWorld();
  const { database } = world;
  await loadMonth(database, '2026-10', people(2));
  const put = async (employeeNo: string) => (await putFiling(database, employeeNo, 677_250, '2026-10')).id;
  const ids = [await put('E0001'), await put('E0002')] as const;
  await recordAnswers(
    database.sql,
    ids.map((id) => ({ id, accepted: false, receiptNo: null, refusalReason: 'base_not_accepted' })),
  );
  const refiled = await replyOf(
    world
      .as('hr1')
      .POST('/v1/filings/{id}/refile', { params: { path: { id: ids[0] } }, body: { baseFen: 677_250 } }),
  );
  expect(refiled).toMatchObject({ status: 200, body: { attempt: 2, baseFen: 677_250 } });
  const settled = await replyOf(
    world.as('hr1').POST('/v1/filings/{id}/settle', {
      params: { path: { id: ids[1] } },
      body: {
        reason: '按社保中心的基数',
      },
    }),
  );
  expect(settled).toMatchObject({ status: 200, body: { settled: true } });
  const again = [
    [`${ids[0]}/refile`, {}],
    [`${ids[1]}/settle`, { reason: '按社保中心的基数' }],
  ] as const;
  for (const [path, body] of again)
    expect(await world.call('POST', `/v1/filings/${path}`, 'hr1', body)).toMatchObject({
      status: 409,
      body: { code: 'filing_not_refused' },
    });
  const [cycle] = await database.sql<{ workflowId: string }[]>`
    select workflow_id as "workflowId" from hr.appraisal_cycles`;
  const told = await world.client.workflow.getHandle(cycle?.workflowId ?? '').describe();
  expect(told.type).toBe('appraisalCycle');
  await world.client.workflow.getHandle(cycle?.workflowId ?? '').terminate();
  const tasks = await database.sql`select state from hr.tasks where kind = 'filing_refused'`;
  expect(tasks).toEqual([{ state: 'done' }, { state: 'done' }]);
});
