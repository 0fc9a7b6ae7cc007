import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeXlsx, textRows } from '../../connectors/tabular-file/make-xlsx.ts';
import { employeesCsv } from '../../support/employees-csv.ts';
import { freshDatabase } from '../../support/fresh-database.ts';
import { setUpOrganisation } from '../../support/organisation.ts';
import { person } from '../../support/people.ts';
import type { TestDatabase } from '../../support/postgres.ts';
import { type ListeningApi, listen, logIn } from './listening-api.ts';

let database: TestDatabase;
let api: ListeningApi;
let hr: string;

beforeAll(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  hr = await logIn(database, 'hr1', 'hr');
  api = await listen(database, {}, { maxFileBytes: 20_000_000, maxContributionBytes: 20_000_000 });
});
afterAll(() => api.close());

const upload = async (path: string, file: string | Buffer) => {
  const response = await fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${hr}`, 'content-type': 'application/octet-stream' },
    body: file as never,
  });
  return {
    status: response.status,
    body: (await response.json()) as { code?: string; problems?: { code: string }[] },
  };
};

const staff = [person(1), person(2)];
const csv = employeesCsv(staff);
const asXlsx = (text: string) =>
  makeXlsx(
    textRows(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(',')),
    ),
  );

/** The people's file with something odd in one place: it is read, or refused in words, and nothing breaks. */
const odd: readonly (readonly [string, string | Buffer])[] = [
  ['a NUL in a name', csv.replace(staff[0]?.name ?? '', `${staff[0]?.name}\0`)],
  ['a NUL in a department', csv.replaceAll('生产一部', '生产\0一部')],
  ['a NUL in the header', csv.replace('工号', '工\0号')],
  ['nothing but NUL', Buffer.alloc(100_000)],
  ['a NUL in a cell of a sheet', asXlsx(csv.replaceAll('生产一部', '生产_x0000_一部'))],
  ['half of a character in a cell of a sheet', asXlsx(csv.replaceAll('生产一部', '生产_xD83D_一部'))],
  ['a formula in a name', csv.replace(staff[0]?.name ?? '', '=1+1')],
  ['a quoted field without an end', `${csv}"${'a,b\n'.repeat(500_000)}`],
  ['a line without an end', `${csv}${'a'.repeat(10_000_000)}`],
  ['ten thousand columns', `${csv}${','.repeat(10_000)}\n`],
  ['a million empty lines', `${csv}${'\n'.repeat(1_000_000)}`],
  ['a million lines of separators', `${csv}${',,,,,,,,,,,\n'.repeat(1_000_000)}`],
  ['a sheet of a million empty rows', makeXlsx('<row/>'.repeat(1_048_577))],
];

describe('a file with something odd in it', () => {
  test.each(odd)(
    '%s is read or refused in words',
    async (_what, file) => {
      for (const path of [
        '/v1/employees/import?dryRun=true&fileName=odd',
        '/v1/contributions?dryRun=true&programme=medical-passbook&period=2026-10&fileName=odd',
      ]) {
        const { status, body } = await upload(path, file);
        expect([200, 422], JSON.stringify(body).slice(0, 300)).toContain(status);
        if (status === 422) expect(body.problems?.length).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  test('is stored as text that can be read again', async () => {
    const { status } = await upload(
      '/v1/employees/import?fileName=odd',
      asXlsx(csv.replaceAll('生产一部', '生产_x0000_一部')),
    );
    expect(status).toBe(200);
    const departments = await database.sql<{ department: string }[]>`select department from hr.assignments`;
    expect(new Set(departments.map(({ department }) => department))).toEqual(new Set(['生产一部']));
  });
});
