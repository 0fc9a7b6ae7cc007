import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/database.ts';
import { encryptedColumns } from '../../src/db/encrypted-columns.ts';
import { correct } from '../../src/db/queries/disbursement/corrections.ts';
import { archiveFile, readFile } from '../../src/db/queries/disbursement/files.ts';
import { listDataKeys } from '../../src/db/queries/keys/data-keys.ts';
import { keyUse } from '../../src/db/queries/keys/key-use.ts';
import { type Keyring, openKeyring } from '../../src/keys/keyring.ts';
import { withKeysDesk } from '../../src/keys/keys-desk.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { drawUp, readyToSend, reconcile } from '../support/month-by-hand.ts';
import { loadEmployees, loadMonth, openMonth, setUpOrganisation } from '../support/organisation.ts';
import { accountOf, people, person } from '../support/people.ts';
import { keysOf, type TestDatabase } from '../support/postgres.ts';

const staff = people(40);
let database: TestDatabase;
const opened: Keyring[] = [];
afterAll(() => {
  for (const keyring of opened) keyring.close();
});

beforeEach(async () => {
  database = await freshDatabase();
  await setUpOrganisation(database);
  await loadMonth(database, '2026-10', staff);
});

const said: string[] = [];
function atDesk(work: Parameters<typeof withKeysDesk>[1], masterKey = database.masterKey): Promise<void> {
  const given = { url: database.url, source: keysOf(masterKey), actor: 'operator/test', settleMs: 200 };
  return withKeysDesk({ ...given, say: (line) => void said.push(line) }, work);
}

const states = async () =>
  Object.fromEntries((await listDataKeys(database.sql)).map(({ id, state }) => [id, state]));
const audited = async () =>
  (
    await database.sql<
      { action: string }[]
    >`select action from audit.events where subject like 'data-key/%' order by id`
  ).map(({ action }) => action);

/** Everybody's numbers, as a process reads them. */
async function everybody(): Promise<string[]> {
  const rows = await database.sql<{ id: Buffer; account: Buffer; phone: Buffer }[]>`
    select e.id_number as id, a.account, e.phone from hr.employees e
    join benefits.accounts a on a.employee_id = e.id and a.superseded_at is null order by e.employee_no`;
  const text = (value: Buffer) => database.privateData.decryptText(value);
  return rows.map(({ id, account, phone }) => [text(id), text(account), text(phone)].join(' '));
}
const expected = staff.map((one) => [one.idNumber, one.account, one.phone].join(' '));

const rotatedOnce = { k1: 'retired', k2: 'active', l1: 'active', p1: 'retired', p2: 'active' };

describe('a rotation of data keys', () => {
  test('leaves every value as it was, under the new key, and the old one retired', async () => {
    const fileId = await archiveFile(database.sql, database.privateData, {
      runId: null,
      kind: 'camt.053',
      name: 'a',
      content: Buffer.from('content'),
    });
    await atDesk((desk) => desk.rotate());
    expect([...(await keyUse(database.sql)).keys()]).toEqual(['k2']);
    expect(await states()).toEqual(rotatedOnce);
    await database.privateData.refresh(database.sql);
    expect(await everybody()).toEqual(expected);
    expect((await readFile(database.sql, database.privateData, fileId)).content.toString()).toBe('content');
    expect(await audited()).toEqual([
      'data_key_added',
      'data_keys_rotated',
      'data_key_added',
      'payload_key_rotated',
    ]);
    // The next file finds everybody as he is.
    expect(await loadEmployees(database, staff)).toMatchObject({ ok: true, added: 0, unchanged: 40 });
  });

  test('under load loses no write and fails no read', async () => {
    const reader = await openKeyring(database.sql, keysOf(database.masterKey), { mayCreate: false });
    opened.push(reader);
    let rotating = true;
    let reads = 0;
    const faults: unknown[] = [];
    const read = async () => {
      while (rotating) {
        const [row] = await database.sql<{ id: Buffer; account: Buffer }[]>`
          select e.id_number as id, a.account from hr.employees e
          join benefits.accounts a on a.employee_id = e.id and a.superseded_at is null
          order by random() limit 1`;
        try {
          expect(reader.privateData.decryptText(row?.id as Buffer)).toMatch(/^\d{17}[\dX]$/);
          expect(reader.privateData.decryptText(row?.account as Buffer)).toMatch(/^\d{19}$/);
          reads += 1;
        } catch (error) {
          // A key that this process has not met yet: whoever asks is asked to come again, and is served then.
          if ((error as { code?: string }).code !== 'DATA_KEY_UNKNOWN') faults.push(error);
          await reader.privateData.refresh(database.sql);
        }
      }
    };
    const run = await openMonth(database, '2026-10');
    await reconcile(database, run);
    let writes = 0;
    const write = async () => {
      for (let number = 100; rotating || number < 110; number += 1) {
        const corrected = await correct(database.sql, database.privateData, {
          runId: run.id,
          employeeNo: 'E0007',
          account: accountOf(number),
          note: null,
          actor: 'hr1',
          coolingOffDays: 3,
        });
        if (!corrected.ok) faults.push(corrected.refusal);
        else writes = number;
      }
    };
    const working = [read(), read(), write()];
    try {
      await atDesk((desk) => desk.rotate());
      await atDesk((desk) => desk.rotate());
    } finally {
      rotating = false;
    }
    await Promise.all(working);
    expect(faults).toEqual([]);
    expect(reads).toBeGreaterThan(20);
    expect(writes).toBeGreaterThan(105);
    const [seventh] = await database.sql<{ account: Buffer; hash: Buffer }[]>`
      select a.account, a.account_hash as hash from benefits.accounts a join hr.employees e on e.id = a.employee_id
      where e.employee_no = 'E0007' and a.superseded_at is null`;
    await database.privateData.refresh(database.sql);
    expect(database.privateData.decryptText(seventh?.account as Buffer)).toBe(accountOf(writes));
    expect(seventh?.hash).toEqual(database.privateData.hash(accountOf(writes)));
  });

  test('that was killed in the middle goes on, and makes no further key', async () => {
    // Somebody holds a row, so that it cannot come to its end before it is killed.
    const holder = openDatabase(database.url, 1);
    let letGo = (): void => undefined;
    const holding = holder.sql.begin(async (tx) => {
      await tx`select from hr.employees where employee_no = 'E0020' for update`;
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
    });
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        new URL('./rotating-process.ts', import.meta.url).pathname,
        database.url,
        database.masterKey,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      await expect
        .poll(async () => (await keyUse(database.sql)).get('k2') ?? 0, { timeout: 20_000 })
        .toBeGreaterThan(10);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const use = await keyUse(database.sql);
      expect(use.get('k1')).toBeGreaterThan(0);
      await database.privateData.refresh(database.sql);
      expect(await everybody()).toEqual(expected);
    } finally {
      letGo();
      await holding;
      await holder.close();
    }
    await atDesk((desk) => desk.rotate());
    expect(await states()).toEqual(rotatedOnce);
    expect([...(await keyUse(database.sql)).keys()]).toEqual(['k2']);
    expect(await everybody()).toEqual(expected);
  });

  test('given twice at once is done once', async () => {
    const twice = await Promise.allSettled([1, 2].map(() => atDesk((desk) => desk.rotate())));
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(twice.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'rotation_running' },
    });
    expect(await states()).toEqual(rotatedOnce);
  });

  test('leaves a value that cannot be read, says which, and keeps no other and no later rotation from its end', async () => {
    await database.sql`
      update hr.employees set phone = set_byte(phone, length(phone) - 1, (get_byte(phone, length(phone) - 1) + 1) % 256)
      where employee_no = 'E0003'`;
    const [row] = await database.sql<
      { id: number }[]
    >`select id from hr.employees where employee_no = 'E0003'`;
    const refused = atDesk((desk) => desk.rotate());
    await expect(refused).rejects.toMatchObject({ code: 'values_unreadable' });
    await expect(refused).rejects.toThrow(`hr.employees.phone ${row?.id}`);
    expect(await states()).toEqual(rotatedOnce);
    expect((await keyUse(database.sql)).get('k1')).toBe(1);
    await expect(atDesk((desk) => desk.rotate())).rejects.toMatchObject({ code: 'values_unreadable' });
    expect(await states()).toEqual({
      k1: 'retired',
      k2: 'retired',
      k3: 'active',
      l1: 'active',
      p1: 'retired',
      p2: 'retired',
      p3: 'active',
    });
    expect((await keyUse(database.sql)).get('k2')).toBeUndefined();
    await database.sql`update identity.data_keys set retired_at = now() - interval '2 days' where id = 'k1'`;
    await expect(atDesk((desk) => desk.destroy('k1'))).rejects.toMatchObject({ code: 'key_in_use' });
  });

  test('is listed with how many values are under each key', async () => {
    said.length = 0;
    await atDesk((desk) => desk.list());
    const values = [...(await keyUse(database.sql)).values()].reduce((sum, count) => sum + count, 0);
    expect(said[1]).toMatch(new RegExp(`^k1 +column +active +m-[0-9a-f]{8} .* ${values}$`));
  });
});

describe('a rotation of the look-up key', () => {
  const hashes = async () =>
    (
      await database.sql<{ hash: Buffer }[]>`select id_hash as hash from hr.employees order by employee_no`
    ).map(({ hash }) => hash);

  test('exchanges every hash at once, and everybody is found as before', async () => {
    const before = await hashes();
    await atDesk((desk) => desk.rotateLookup());
    expect(await states()).toEqual({ k1: 'active', l1: 'retired', l2: 'active', p1: 'active' });
    const after = await hashes();
    expect(after.filter((hash) => before.some((old) => old.equals(hash)))).toEqual([]);
    // This process still has the old key: it must not look for people by it.
    expect(database.privateData.lookupKeyId).toBe('l1');
    expect(await loadEmployees(database, staff)).toMatchObject({ ok: true, added: 0, unchanged: 40 });
    expect(after).toEqual(staff.map((one) => database.privateData.hash(one.idNumber)));
    const [lines] = await database.sql<{ matched: number }[]>`
      select count(*) as matched from benefits.contribution_lines l join hr.employees e using (id_hash)
      join benefits.accounts a on a.employee_id = e.id and a.account_hash = l.account_hash`;
    expect(lines?.matched).toBe(40);
    expect(await database.sql`select from identity.lookup_changes`).toEqual([]);
    expect(await audited()).toEqual(['data_key_added', 'lookup_key_rotated']);
  });

  test('waits for a list that is not sent, whose digest stays as it was approved', async () => {
    const run = await openMonth(database, '2026-10');
    const list = await drawUp(database, run);
    await expect(atDesk((desk) => desk.rotateLookup())).rejects.toMatchObject({ code: 'lists_under_way' });
    expect(await states()).toEqual({ k1: 'active', l1: 'active', l2: 'next', p1: 'active' });
    expect((await drawUp(database, run))?.digest).toBe(list?.digest);
    await readyToSend(database, run);
    await atDesk((desk) => desk.rotateLookup());
    expect(await states()).toEqual({ k1: 'active', l1: 'retired', l2: 'active', p1: 'active' });
  });

  test('takes in what is written while it works', async () => {
    const loading = loadEmployees(database, [...staff, ...people(60).slice(40)]);
    await Promise.all([atDesk((desk) => desk.rotateLookup()), loading]);
    await database.privateData.refresh(database.sql);
    expect(await hashes()).toEqual(people(60).map((one) => database.privateData.hash(one.idNumber)));
  });
});

describe('a rotation of the master key', () => {
  test('wraps the same data keys anew; the old master key opens nothing then', async () => {
    const fresh = randomBytes(32).toString('hex');
    const both = JSON.stringify({ current: 'new', keys: { new: fresh, ...(await oldMaster()) } });
    await atDesk((desk) => desk.rotateMaster(), both);
    await atDesk((desk) => desk.rotateMaster(), both);
    expect((await listDataKeys(database.sql)).map(({ masterKeyId }) => masterKeyId)).toEqual([
      'new',
      'new',
      'new',
    ]);
    await expect(
      openKeyring(database.sql, keysOf(database.masterKey), { mayCreate: false }),
    ).rejects.toMatchObject({
      code: 'master_key_unknown',
    });
    const alone = JSON.stringify({ current: 'new', keys: { new: fresh } });
    const later = await openKeyring(database.sql, keysOf(alone), { mayCreate: false });
    opened.push(later);
    const [row] = await database.sql<{ id: Buffer }[]>`
      select id_number as id from hr.employees where employee_no = 'E0001'`;
    expect(later.privateData.decryptText(row?.id as Buffer)).toBe(person(1).idNumber);
    expect(
      await database.sql`select count(*) as times from audit.events where action = 'master_key_rotated'`,
    ).toEqual([{ times: 1 }]);
  });

  async function oldMaster(): Promise<Record<string, string>> {
    const [key] = await listDataKeys(database.sql);
    return { [key?.masterKeyId ?? '']: database.masterKey };
  }
});

test('a retired key is destroyed when it is a day old and no value is under it', async () => {
  await atDesk((desk) => desk.rotate());
  await expect(atDesk((desk) => desk.destroy('k2'))).rejects.toMatchObject({ code: 'key_in_use' });
  await expect(atDesk((desk) => desk.destroy('k1'))).rejects.toThrow('less than a day');
  await database.sql`update identity.data_keys set retired_at = now() - interval '2 days' where id = 'k1'`;
  await atDesk((desk) => desk.destroy('k1'));
  await database.sql`update identity.data_keys set retired_at = now() - interval '2 years' where id = 'p1'`;
  await expect(atDesk((desk) => desk.destroy('p1'))).rejects.toThrow('histories are under it');
  expect(await states()).toEqual({
    k1: 'destroyed',
    k2: 'active',
    l1: 'active',
    p1: 'retired',
    p2: 'active',
  });
  expect((await listDataKeys(database.sql)).find(({ id }) => id === 'k1')?.wrapped).toBeNull();
  await database.privateData.refresh(database.sql);
  expect(await everybody()).toEqual(expected);
});

test('every encrypted column lies in a table that a rotation can go through', async () => {
  for (const { table, column } of encryptedColumns)
    await database.sql`select id, ${database.sql(column)} from ${database.sql(table)} where id > 0 limit 1`;
});
