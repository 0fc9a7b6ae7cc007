import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createActivities } from '../../src/activities/activities.ts';
import { pauseRun, resumeRun } from '../../src/db/queries/disbursement/pauses.ts';
import type { Run } from '../../src/db/queries/disbursement/runs.ts';
import { runSandbox } from '../connectors/running-sandbox.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { readyToSend } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import type { TestDatabase } from '../support/postgres.ts';
import { createOutside, noReach } from '../support/world.ts';

let database: TestDatabase;
let run: Run;
let activities: ReturnType<typeof createActivities>;
const finance1 = { username: 'finance1', role: 'finance' } as const;

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  run = await openMonth(database, '2026-10');
  const sandbox = await runSandbox();
  onTestFinished(() => sandbox.stop());
  activities = createActivities({
    ...createOutside(database, sandbox.baseUrl),
    heartbeat: () => undefined,
    reach: noReach,
  });
});

test('a list that was cut before the pause stays cut, and is paid under the same ids', async () => {
  const { batchIds } = await readyToSend(database, run);
  expect(await pauseRun(database.sql, run.id, finance1, 'looked at again')).toBe(true);
  expect(await activities.startSending({ runId: run.id, round: 1 })).toMatchObject({ ok: true, batchIds });
});

test('of a paused run nothing is cut: a workflow that heeds pauses is told, an older one is made to wait', async () => {
  expect(await pauseRun(database.sql, run.id, finance1, 'looked at again')).toBe(true);
  expect(await pauseRun(database.sql, run.id, finance1, 'once more')).toBe(false);
  expect(await activities.startSending({ runId: run.id, round: 1, heedsPause: true })).toEqual({
    ok: false,
    refusal: { code: 'run_paused' },
  });
  await expect(activities.startSending({ runId: run.id, round: 1 })).rejects.toMatchObject({
    type: 'RunPaused',
    nonRetryable: false,
  });
  expect(await resumeRun(database.sql, run.id, 'finance1', null)).toBe(true);
  expect(await resumeRun(database.sql, run.id, 'finance1', null)).toBe(false);
  expect(await activities.startSending({ runId: run.id, round: 1 })).toMatchObject({
    refusal: { code: 'not_approved' },
  });
});
