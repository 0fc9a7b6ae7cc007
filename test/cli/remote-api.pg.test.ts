import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { listen, logIn } from '../api/http/listening-api.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { reconcile } from '../support/month-by-hand.ts';
import { otherName } from '../support/months.ts';
import { loadContributions, loadEmployees, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { lineOf, people, person } from '../support/people.ts';

const wulou = resolve(import.meta.dirname, '../../bin/wulou.js');

async function run(args: string[], env: Record<string, string>): Promise<string> {
  const { PATH = '' } = process.env;
  const done = promisify(execFile)(process.execPath, [wulou, ...args], { env: { PATH, ...env } });
  return done.then(
    ({ stdout }) => stdout,
    ({ stderr }: { stderr: string }) => stderr,
  );
}

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
