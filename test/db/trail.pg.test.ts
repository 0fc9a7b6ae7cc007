import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import fc from 'fast-check';
import postgres from 'postgres';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { type AuditEvent, eventLeaf } from '../../src/audit/event.ts';
import { applicationRole } from '../../src/db/application-role.ts';
import { openDatabase, type Transaction } from '../../src/db/database.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import { chainEntries } from '../../src/db/queries/audit/chain-entries.ts';
import { verifyTrail } from '../../src/db/queries/audit/verify-trail.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import type { TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await freshDatabase();
});

const verify = (sql = database.sql) => verifyTrail(sql, { believed: [], copies: [] });

const addEvents = (count: number) => database.sql`
  insert into audit.events (actor, action, subject, details)
  select 'hr1', 'tried', 'thing/' || n, case when n % 2 = 0 then jsonb_build_object('n', n) end
  from generate_series(1, ${count}::int) n`;

/** What only somebody with the owner's rights can do. */
const pastTheTriggers = (work: (tx: Transaction) => Promise<unknown>) =>
  database.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await work(tx);
  });

describe('every event is in the chain', () => {
  test('with the same digest on both sides, whatever stands in it', async () => {
    // PostgreSQL holds no NUL and no half of a surrogate pair.
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .filter((any) => !any.includes('\0') && Buffer.from(any).toString() === any);
    const scalar = fc.oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
    );
    const details = fc.option(
      fc.dictionary(text, fc.oneof(scalar, fc.array(scalar), fc.dictionary(text, scalar))),
    );
    const moment = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    const event = fc.record({
      actor: text,
      action: text,
      subject: text,
      details,
      moment,
      micros: fc.nat(999),
    });
    let written = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('UTC', 'Asia/Shanghai'),
        async (events, zone) => {
          await database.sql.begin(async (tx) => {
            await tx`select set_config('timezone', ${zone}, true)`;
            for (const one of events)
              await tx`
              insert into audit.events (at, actor, action, subject, details)
              values (${one.moment}::timestamptz + make_interval(secs => ${one.micros} / 1e6::float8), ${one.actor}, ${one.action},
                ${one.subject}, ${one.details === null ? null : tx.json(one.details as never)})`;
          });
          const entries = await chainEntries(database.sql, written, 100);
          expect(entries.map(({ event: stored }) => stored?.subject)).toEqual(
            events.map(({ subject }) => subject),
          );
          for (const entry of entries) expect(eventLeaf(entry.event as AuditEvent)).toBe(entry.leaf);
          written += events.length;
        },
      ),
      { numRuns: 60 },
    );
    expect(await verify()).toMatchObject({ fault: null, unchained: null, entries: written, events: written });
  });

  test('in one order without gaps, though many write at once, some roll back, and some hold savepoints', async () => {
    let given = 0;
    const write = async (number: number) => {
      await database.sql
        .begin(async (tx) => {
          await tx`insert into audit.events (actor, action, subject) values ('a', 'first', ${`${number}`})`;
          await tx`select pg_sleep(random() * 0.01)`;
          await tx.savepoint(async (inner) => {
            await inner`insert into audit.events (actor, action, subject) values ('a', 'second', ${`${number}`})`;
          });
          if (number % 5 === 0) throw new Error('called off');
        })
        .catch((error: Error) => expect(error.message).toBe('called off'));
    };
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (given += 1; given <= 200; given += 1) await write(given);
      }),
    );
    const [counted] =
      await database.sql`select count(*)::int as events, max(id)::int as "lastId" from audit.events`;
    const verdict = await verify();
    expect(verdict).toMatchObject({ fault: null, unchained: null, entries: counted?.events });
    expect(counted?.lastId).toBeGreaterThan(counted?.events);
  });

  test('ten thousand of one statement too, in seconds', async () => {
    const begun = Date.now();
    await addEvents(10_000);
    expect(Date.now() - begun).toBeLessThan(8_000);
    expect(await verify()).toMatchObject({ fault: null, unchained: null, entries: 10_000 });
  });

  test('those of before there was a chain, when the database is brought up to date', async () => {
    const admin = postgres(inject('postgresUrl'), { max: 1, fetch_types: false, onnotice: () => undefined });
    const name = `${new URL(database.url).pathname.slice(1)}_old`;
    await admin`create database ${admin(name)}`;
    const url = new URL(database.url);
    url.pathname = `/${name}`;
    const folder = mkdtempSync(join(tmpdir(), 'wulou-old-migrations-'));
    cpSync(join(import.meta.dirname, '../../migrations'), folder, { recursive: true });
    const journalPath = join(folder, 'meta/_journal.json');
    const journal = JSON.parse(readFileSync(journalPath, 'utf8'));
    const before = journal.entries.findIndex(({ tag }: { tag: string }) => tag.endsWith('_trail'));
    writeFileSync(journalPath, JSON.stringify({ ...journal, entries: journal.entries.slice(0, before) }));
    const client = postgres(url.href, { max: 1, fetch_types: false, onnotice: () => undefined });
    await migrate(drizzle(client), { migrationsFolder: folder });
    await client`
      insert into audit.events (actor, action, subject) select 'a', 'old', n::text from generate_series(1, 300) n`;
    await client.end();
    await migrateDatabase(url.href);
    const old = openDatabase(url.href, 2);
    await old.sql`insert into audit.events (actor, action, subject) values ('a', 'new', 'n')`;
    expect(await verify(old.sql)).toMatchObject({ fault: null, unchained: null, entries: 302 });
    const [migrated] =
      await old.sql`select action, details from audit.events where action <> 'old' order by id`;
    expect(migrated).toEqual({
      action: 'database_migrated',
      details: { before, after: journal.entries.length },
    });
    await old.close();
    await admin`drop database ${admin(name)} with (force)`;
    await admin.end();
    rmSync(folder, { recursive: true });
  });
});

describe('nothing of it is changed', () => {
  const tables = ['audit.events', 'audit.chain', 'audit.seals', 'audit.seal_keys', 'audit.seal_key_vouchers'];

  test.each(tables)('%s is append-only by trigger', async (table) => {
    const { sql } = database;
    await expect(sql.unsafe(`delete from ${table}`)).rejects.toThrow('is append-only');
    await expect(sql.unsafe(`truncate ${table} cascade`)).rejects.toThrow('is append-only');
    const [column] = await sql`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum = 1`;
    await expect(sql.unsafe(`update ${table} set ${column?.name} = ${column?.name}`)).rejects.toThrow(
      'is append-only',
    );
  });

  test('and by role: worker and API may not, even where the triggers do not stand in the way', async () => {
    await addEvents(3);
    const application = openDatabase(database.url, 1, applicationRole);
    const { sql } = application;
    try {
      await sql`insert into audit.events (actor, action, subject) values ('a', 'b', 'c')`;
      await database.sql`alter table audit.events disable trigger append_only`;
      for (const table of tables)
        for (const statement of [`delete from ${table}`, `truncate ${table}`, `drop table ${table}`])
          await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
      for (const statement of [
        `update audit.events set actor = 'nobody'`,
        `update audit.chain set leaf = ''`,
        `insert into audit.chain values (9, 9, '', '')`,
        `alter table audit.events disable trigger all`,
        `set session_replication_role = replica`,
        `create or replace function audit.chain_event() returns trigger language plpgsql as 'begin return null; end'`,
      ])
        await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await application.close();
    }
    expect(await verify()).toMatchObject({ fault: null, unchained: null, entries: 4 });
  });

  test('without being found out: changed, removed, added past the trigger', async () => {
    await addEvents(9);
    await pastTheTriggers((tx) => tx`update audit.events set actor = 'hr2' where subject = 'thing/6'`);
    expect((await verify()).fault).toMatchObject({ kind: 'event_changed', sequence: 6 });
    await pastTheTriggers((tx) => tx`delete from audit.events where subject = 'thing/4'`);
    expect((await verify()).fault).toEqual({ kind: 'event_missing', sequence: 4 });
    await pastTheTriggers((tx) => tx`delete from audit.chain where sequence = 3`);
    expect((await verify()).fault).toEqual({ kind: 'entry_missing', after: 2, next: 4 });
  });

  test('nor is one added past the trigger', async () => {
    await addEvents(2);
    await pastTheTriggers(
      (tx) => tx`insert into audit.events (actor, action, subject) values ('a', 'b', 'c')`,
    );
    expect(await verify()).toMatchObject({ fault: null, entries: 2, unchained: 3 });
  });
});
