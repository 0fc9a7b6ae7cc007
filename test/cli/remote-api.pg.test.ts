import { expect, onTestFinished, test } from 'vitest';
import { pauseRun } from '../../src/db/queries/disbursement/pauses.ts';
import { openTask } from '../../src/db/queries/disbursement/tasks.ts';
import { listen, logIn } from '../api/http/listening-api.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { reconcile } from '../support/month-by-hand.ts';
import { otherName } from '../support/months.ts';
import { loadContributions, loadEmployees, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';
import { runWulou } from '../support/wulou-process.ts';

const run = async (args: string[], env: Record<string, string>) => (await runWulou(args, env)).output;

test('commands go to the API that the environment names, as whoever its token is', async () => {
  const database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(2));
  await loadContributions(database, '2026-10', [lineOf(person(1)), lineOf(person(2), otherName)]);
  await reconcile(database, await openMonth(database, '2026-10'));
  const api = await listen(database);
  onTestFinished(api.close);
  const WULOU_API_URL = api.url;
  const WULOU_TOKEN = await logIn(database, 'chief', 'hr');
  expect(await run(['held', '2026-10'], { WULOU_API_URL, WULOU_TOKEN })).toMatch(/E0002 +name_mismatch/);
  expect(await run(['held', '2026-10'], { WULOU_API_URL })).toContain('set WULOU_TOKEN');
  const stranger = await run(['held', '2026-10'], { WULOU_API_URL, WULOU_TOKEN: 'nobody' });
  expect(stranger).not.toContain('E0002');
  expect(stranger).not.toContain('    at ');
});

test('a run is shown to operations as far as they may know it: without the report, and it is said so', async () => {
  const database = await freshDatabase();
  await setUpOrganisation(database);
  await loadEmployees(database, people(2));
  await loadContributions(database, '2026-10', [lineOf(person(1)), lineOf(person(2), otherName)]);
  const month = await openMonth(database, '2026-10');
  await reconcile(database, month);
  await openTask(database.sql, { runId: month.id, kind: 'batch_failed', reference: 'round-1', owner: 'ops' });
  await pauseRun(database.sql, month.id, { username: 'chief', role: 'hr' }, 'the bank asked');
  const api = await listen(database);
  onTestFinished(api.close);
  const env = { WULOU_API_URL: api.url, WULOU_TOKEN: await logIn(database, 'watch', 'ops') };
  const { code, output } = await runWulou(['show', '2026-10'], env);
  expect(code, output).toBe(0);
  expect(output).toMatch(/medical-passbook 2026-10 · open\n {2}stage \w+, round 1/);
  expect(output).toMatch(/held 1/);
  expect(output).toMatch(/paused by chief since .*: the bank asked/);
  expect(output).toMatch(/task for ops: batch_failed/);
  expect(output).toContain('The report is left out');
});
