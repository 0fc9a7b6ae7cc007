import { expect, inject, test } from 'vitest';
import { archivesDue } from '../../src/db/queries/archive/archives.ts';
import { archiveId, workflowNames } from '../../src/workflows/contract.ts';
import { archiveNow } from '../support/archives.ts';
import { loadEmployees } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { startTemporal } from '../support/temporal.ts';
import { startWorld } from '../support/world.ts';

const nothing = { run: 0, cycle: 0, change: 0 };

test('subjects that cannot be archived are looked at once, and keep none that come after them', async () => {
  const temporal = await startTemporal(
    () => undefined,
    ['--dynamic-config-value', 'limit.historyCount.suggestContinueAsNew=60'],
  );
  const world = await startWorld(
    { postgresUrl: inject('postgresUrl'), temporalAddress: temporal.address, bundles: temporal.bundles },
    'long-pass',
  );
  try {
    const { client, database, taskQueue } = world;
    await loadEmployees(database, people(1), { today: '2024-01-01' });
    // Of each something is still to end, but of the last five: Temporal knows them no more.
    const stuck = Array.from({ length: 60 }, (_, at) => `employee-change/${at + 1}`);
    const over = Array.from({ length: 5 }, (_, at) => `employee-change/${at + 61}`);
    await database.sql`
      insert into hr.changes (employee_id, kind, effective_on, workflow_id, state, needs_approval, entered_by)
      select e.id, 'position', '2024-02-01', w.id, 'withdrawn', false, 'hr1'
      from hr.employees e, unnest(${[...stuck, ...over]}::text[]) with ordinality w (id, place) order by w.place`;
    for (const workflowId of stuck)
      await client.workflow.start(workflowNames.employeeChange, {
        taskQueue: 'nobody',
        workflowId,
        args: [{ changeId: 0 }],
      });
    expect(await archiveNow(world)).toEqual({ archived: 5, left: 60 });
    const executions = `WorkflowId = '${archiveId(taskQueue)}'`;
    await expect.poll(async () => (await client.workflow.count(executions)).count).toBeGreaterThan(1);
    const due = await archivesDue(database.sql, nothing, 100);
    expect(due.map(({ subject }) => subject)).toEqual(stuck);
    expect(
      await database.sql`
      select workflow_id as subject from hr.changes where archived_at is not null order by id`,
    ).toEqual(over.map((subject) => ({ subject })));
  } finally {
    await world.end();
    await temporal.stop();
  }
}, 120_000);
