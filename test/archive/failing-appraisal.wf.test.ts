import { expect, test } from 'vitest';
import { appraisalsToArchive } from '../../src/db/queries/archive/archived-histories.ts';
import { businessFigures } from '../../src/db/queries/operations/business-figures.ts';
import { archiveNow } from '../support/archives.ts';
import { loadEmployees } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { testWorld } from '../support/test-world.ts';

/** No id of ours looks so: the Temporal server refuses to be asked about it. */
const failing = 'appraisal/"broken"';

test('an appraisal that cannot be archived keeps neither the others nor what comes after them, and is told of each time', async () => {
  const world = await testWorld();
  const { sql } = world.database;
  await loadEmployees(world.database, people(3), { today: '2024-01-01' });
  await sql`
    insert into hr.appraisal_cycles
      (code, name_zh, name_en, evaluated_from, evaluated_to, first_period, last_period, programme, salary_effective_on,
       industry, settings, workflow_id, opened_by)
    values ('2024', '考核', 'Appraisal', '2023-01-01', '2023-12-31', '2024-02', '2025-01', ${world.programme}, '2024-02-01',
      'general', '{}', 'appraisal-cycle/2024', 'hr1')`;
  // Temporal knows none of them any more.
  const [broken] = await sql<{ id: number }[]>`
    insert into hr.appraisals (cycle_id, employee_id, workflow_id, state, started_at, updated_at)
    select c.id, e.id, case e.place when 1 then ${failing} else 'appraisal/2024/' || e.id end, 'completed', now(),
      now() - interval '2 days'
    from hr.appraisal_cycles c, (select id, row_number() over (order by id) as place from hr.employees) e order by e.place
    returning id`;
  await sql`
    insert into hr.changes (employee_id, kind, effective_on, workflow_id, state, needs_approval, entered_by)
    select min(id), 'position', '2024-02-01', 'employee-change/over', 'withdrawn', false, 'hr1' from hr.employees`;
  for (const pass of [1, 2]) {
    expect(await archiveNow(world)).toEqual({ archived: pass === 1 ? 1 : 0, left: 0 });
    expect(await appraisalsToArchive(sql, 0, 10)).toEqual([{ id: broken?.id, workflowId: failing }]);
    expect(world.passedOver).toEqual(Array.from({ length: pass }, () => broken?.id));
  }
  const [late] = (await businessFigures(sql)).wulou_oldest_unarchived_seconds;
  expect(late).toMatchObject({ kind: 'appraisal' });
  expect(late?.value).toBeGreaterThan(2 * 86_400 - 1);
});
