import { expect, onTestFinished, test } from 'vitest';
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
