import { expect, test } from 'vitest';
import { applicationRole } from '../../src/db/application-role.ts';
import { openDatabase } from '../../src/db/database.ts';
import { afterRestore } from '../../src/db/queries/after-restore.ts';
import { pauseOf, resumeRun } from '../../src/db/queries/disbursement/pauses.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { readyToSend } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';

test('after a restore every number goes on far beyond, and the trail says that it was restored', async () => {
  const { sql } = await freshDatabase();
  await afterRestore(sql, 'operator/somebody', '2026-10-03T02:00:00.000Z');
  const behind = await sql`
    select schemaname, sequencename from pg_sequences
    where schemaname not in ('drizzle', 'public') and data_type = 'bigint'::regtype and coalesce(last_value, 0) < 10000000`;
  expect(behind).toEqual([]);
  expect(await sql`select actor, details from audit.events where action = 'database_restored'`).toEqual([
    { actor: 'operator/somebody', details: { to: '2026-10-03T02:00:00.000Z' } },
  ]);
});

test('open runs wait until people have entered again what is lost, and nobody is logged in', async () => {
  const database = await freshDatabase();
  const { sql } = database;
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', people(3));
  const run = await openMonth(database, '2026-10');
  await readyToSend(database, run);
  await afterRestore(sql, 'operator/somebody', null);
  expect(await pauseOf(sql, run.id)).toMatchObject({
    by: 'operator/somebody',
    reason: expect.stringContaining('restored to an earlier time'),
  });
  expect(
    await sql`select kind, owner, state from finance.tasks where run_id = ${run.id} and state = 'open'`,
  ).toEqual([{ kind: 'run_paused', owner: 'ops', state: 'open' }]);
  expect(await sql`select from identity.sessions`).toEqual([]);
  // Restored again, or resumed and restored again: the same.
  await afterRestore(sql, 'operator/somebody', null);
  expect(await resumeRun(sql, run.id, 'ops1', null)).toBe(true);
  await afterRestore(sql, 'operator/somebody', null);
  expect(await pauseOf(sql, run.id)).not.toBeNull();
});

test('a role that cannot move the numbers is told so, and nothing says that they were moved', async () => {
  const { sql, url } = await freshDatabase();
  const application = openDatabase(url, 1, applicationRole);
  try {
    await expect(afterRestore(application.sql, 'operator/somebody', null)).rejects.toThrow(
      /cannot be moved on.*finance\.items_id_seq.*Connect as the role that owns them/,
    );
  } finally {
    await application.close();
  }
  expect(await sql`select from audit.events where action = 'database_restored'`).toEqual([]);
});
