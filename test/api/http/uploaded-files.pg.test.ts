import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openUploads, type UploadsFolder, uploadsFolderOf } from '../../../src/api/uploads-folder.ts';
import { employeesCsv } from '../../support/employees-csv.ts';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import { people } from '../../support/people.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';

const home = mkdtempSync(join(tmpdir(), 'wulou-test-'));
let uploads: UploadsFolder;
let api: ListeningApi;
let hr: string;
let imported: () => Promise<void> = async () => undefined;

beforeAll(async () => {
  const database = await freshDatabase();
  await setUpOrganisation(database);
  hr = await logIn(database, 'hr1', 'hr');
  uploads = await openUploads(uploadsFolderOf(home));
  api = await listen(
    database,
    { uploadsFolder: uploads.path, waitingFileBytes: 10 },
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
  expect(statSync(uploads.path).mode & 0o777).toBe(0o700);
  expect(readdirSync(uploads.path)).toHaveLength(1);
  const refused = await behind();
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([503, 'uploads_busy']);
  await expect.poll(() => release, { timeout: 20_000 }).not.toBeNull();
  imported = async () => undefined;
  (release as unknown as () => void)();
  await expect.poll(async () => (await behind()).status, { timeout: 20_000 }).toBe(202);
  await expect.poll(() => readdirSync(uploads.path), { timeout: 20_000 }).toEqual([]);
});

describe('where several APIs share a home', () => {
  const folder = uploadsFolderOf(home);
  const left = (name: string, ageMs = 0) => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'upload'), '工号,姓名');
    const then = new Date(Date.now() - ageMs);
    utimesSync(join(folder, name), then, then);
    return name;
  };

  test('what a killed one left of files is gone when the next one starts, and what a living one reads stays', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    left(`${hostname()}.${gone}.abc123`);
    left('elsewhere.1.abc123', 3_600_000);
    left('wulou-upload-abc');
    const living = left(`${hostname()}.${process.ppid}.abc123`);
    const elsewhere = left('elsewhere.2.abc123');
    const own = readdirSync(folder).find((name) => join(folder, name) === uploads.path);
    const next = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', openAndStay(folder)],
      {
        encoding: 'utf8',
      },
    );
    expect(next.stderr).toBe('');
    expect(JSON.parse(next.stdout).sort()).toEqual([own, living, elsewhere, 'mine'].sort());
  });
});

/** A process that opens its folder and says what is there. */
const openAndStay = (folder: string): string => `
  import { readdirSync } from 'node:fs';
  import { basename } from 'node:path';
  import { openUploads } from ${JSON.stringify(resolve('src/api/uploads-folder.ts'))};
  const own = await openUploads(${JSON.stringify(folder)});
  const names = readdirSync(${JSON.stringify(folder)}).map((name) => (name === basename(own.path) ? 'mine' : name));
  await own.close();
  console.log(JSON.stringify(names));
  process.exit();`;

test('a contribution file above its own limit is refused with the setting that raises it', async () => {
  const path = '/v1/contributions?programme=medical-passbook&period=2026-10';
  const refused = await upload(path, 'x'.repeat(200));
  expect(refused.status).toBe(413);
  expect(await refused.json()).toMatchObject({
    code: 'file_too_large',
    detail: expect.stringContaining('WULOU_MAX_CONTRIBUTION_BYTES'),
  });
});
