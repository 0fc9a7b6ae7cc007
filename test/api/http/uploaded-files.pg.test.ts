import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyUploads, uploadsFolderOf } from '../../../src/api/uploads-folder.ts';
import { employeesCsv } from '../../support/employees-csv.ts';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import { people } from '../../support/people.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';

const home = mkdtempSync(join(tmpdir(), 'wulou-test-'));
const uploadsFolder = uploadsFolderOf(home);
let api: ListeningApi;
let hr: string;
let imported: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  const database = await freshDatabase();
  await setUpOrganisation(database);
  hr = await logIn(database, 'hr1', 'hr');
  await emptyUploads(uploadsFolder);
  api = await listen(
    database,
    { uploadsFolder, waitingFileBytes: 10 },
    { onEmployeesImported: () => imported(), maxContributionBytes: 100 },
  );
});
afterAll(async () => {
  await api.close();
  rmSync(home, { recursive: true });
});

const upload = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hr}`, 'content-type': 'text/csv', ...headers },
    body,
  });
const behind = () =>
  upload('/v1/employees/import?fileName=e.csv', employeesCsv(people(2)), { prefer: 'respond-async' });

test('files lie in a folder of the home that is its owner’s alone, and those that wait have a bound together', async () => {
  let release: (() => void) | null = null;
  imported = () =>
    new Promise((resolve) => {
      release = resolve;
    });
  expect((await behind()).status).toBe(202);
  expect(statSync(uploadsFolder).mode & 0o777).toBe(0o700);
  expect(readdirSync(uploadsFolder)).toHaveLength(1);
  const refused = await behind();
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([503, 'uploads_busy']);
  await expect.poll(() => release, { timeout: 20_000 }).not.toBeNull();
  imported = async () => undefined;
  (release as unknown as () => void)();
  await expect.poll(async () => (await behind()).status, { timeout: 20_000 }).toBe(202);
  await expect.poll(() => readdirSync(uploadsFolder), { timeout: 20_000 }).toEqual([]);
});

test('what a killed API left of files is gone when the next one starts', async () => {
  writeFileSync(join(uploadsFolder, 'upload'), '工号,姓名');
  await emptyUploads(uploadsFolder);
  expect(readdirSync(uploadsFolder)).toEqual([]);
});

test('a contribution file above its own limit is refused with the setting that raises it', async () => {
  const path = '/v1/contributions?programme=medical-passbook&period=2026-10';
  const refused = await upload(path, 'x'.repeat(200));
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({
    code: 'file_too_large',
    detail: expect.stringContaining('WULOU_MAX_CONTRIBUTION_BYTES'),
  });
});
