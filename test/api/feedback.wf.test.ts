import { expect, test } from 'vitest';
import { replyOf } from '../support/injected-client.ts';
import { loadEmployees, programme } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';
import { appraisalOf, cycleOf } from './cycles.ts';

test('feedback through the API is recorded once, and the appraisal is told each time', async () => {
  const world = await testWorld();
  const { database } = world;
  await loadEmployees(database, people(1));
  // Ids of workflows meet on the one server: the cycle is named for the world.
  const code = world.programme;
  const appraisalId = await appraisalOf(database, await cycleOf(database, code), 'E0001');
  await database.sql`update hr.appraisals set stage = 'feedback'`;
  await world.admit('E0001');
  const give = () =>
    replyOf(
      world.as('E0001').POST('/v1/appraisals/{appraisalId}/feedback', {
        params: { path: { appraisalId } },
        body: {
          appraisalRating: 4,
          benefitRating: 5,
          comment: 'fair',
          preferences: [programme],
        },
      }),
    );

  expect(await give()).toMatchObject({ status: 201, body: { feedbackId: expect.any(Number) } });
  const refused = await give();
  expect(refused.status).toBe(409);
  expect(['feedback_given', 'feedback_not_open']).toContain(refused.body.code);

  const [{ workflowId } = { workflowId: '' }] = await database.sql<{ workflowId: string }[]>`
    select workflow_id as "workflowId" from hr.appraisals`;
  const handle = world.client.workflow.getHandle(workflowId);
  const { events } = await handle.fetchHistory();
  const signals = events?.map((event) => event.workflowExecutionSignaledEventAttributes?.signalName);
  expect(signals).toContain('appraisalChanged');
  expect(await database.sql`select comment from hr.feedback`).toEqual([{ comment: 'fair' }]);
  await handle.terminate('the test is over').catch((error: Error) => {
    if (error.name !== 'WorkflowNotFoundError') throw error;
  });
});
