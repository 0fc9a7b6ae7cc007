import { beforeAll, describe, expect, inject, test } from 'vitest';
import { copyRows } from '../../src/db/copy-rows.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { readyToSend } from '../support/month-by-hand.ts';
import { loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { everyTable, foundIn, privateValues } from '../support/plain-text.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});

describe('the database', () => {
  test('is migrated by several at once as by one, and again without a change', async () => {
    const before = await database.sql`select count(*) as count from drizzle.__drizzle_migrations`;
    await Promise.all([migrateDatabase(database.url), migrateDatabase(database.url)]);
    expect(await database.sql`select count(*) as count from drizzle.__drizzle_migrations`).toEqual(before);
    expect(inject('postgresUrl')).not.toBe(database.url);
  });

  test('gives amounts as exact numbers, and refuses one that is not', async () => {
    const [exact] = await database.sql`select 9007199254740991::bigint as fen`;
    expect(exact).toEqual({ fen: Number.MAX_SAFE_INTEGER });
    await expect(database.sql`select 9007199254740992::bigint as fen`).rejects.toThrow(
      'too large to be exact',
    );
  });

  test('gives days as days and moments in UTC', async () => {
    const [row] =
      await database.sql`select date '2026-10-01' as day, timestamptz '2026-10-01 08:00+08' as moment`;
    expect(row).toEqual({ day: '2026-10-01', moment: '2026-10-01T00:00:00.000Z' });
  });

  test('loads by COPY whatever a text may hold', async () => {
    const texts = [
      'plain',
      '',
      'tab\there',
      'line\nbreak',
      'carriage\rreturn',
      'back\\slash',
      '\\N',
      '\\.',
      '𠮷田',
      "'",
    ];
    await database.sql.begin(async (tx) => {
      await tx`create temp table copied (place int, text text, bytes bytea, fen bigint, flag boolean) on commit drop`;
      const rows = texts.map((text, place) => [place, text, Buffer.from(text), 129_00, true] as const);
      await copyRows(
        tx,
        'copied',
        ['place', 'text', 'bytes', 'fen', 'flag'],
        [...rows, [99, null, null, null, false]],
      );
      const back = await tx<
        { text: string; bytes: Buffer }[]
      >`select text, bytes from copied where place < 99 order by place`;
      expect(back.map((row) => row.text)).toEqual(texts);
      expect(back.map((row) => row.bytes.toString())).toEqual(texts);
      expect(await tx`select text, bytes, fen from copied where place = 99`).toEqual([
        { text: null, bytes: null, fen: null },
      ]);
    });
  });

  test('holds no ID number, account or phone that can be read, staged lines and lists included', async () => {
    await setUpOrganisation(database);
    const staff = people(5);
    await loadMonth(database, '2026-10', staff);
    await readyToSend(database, await openMonth(database, '2026-10'));
    for (const [table, text] of Object.entries(await everyTable(database)))
      expect(foundIn(text, privateValues(staff)), table).toEqual([]);
  });

  test('keeps files in and out encrypted', async () => {
    const files = await database.sql<{ content: Buffer }[]>`select content from finance.files`;
    expect(files.length).toBeGreaterThan(0);
    for (const { content } of files) {
      expect(content.includes('E0001')).toBe(false);
      expect(database.privateData.decrypt(content).length).toBeGreaterThan(0);
    }
  });
});
