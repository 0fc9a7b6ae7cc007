import { createCipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { MasterKeySource } from '../../src/config/master-keys.ts';
import { openDatabase } from '../../src/db/database.ts';
import { encryptedColumns, plainColumns } from '../../src/db/encrypted-columns.ts';
import { addDataKey, listDataKeys } from '../../src/db/queries/keys/data-keys.ts';
import { wrapDataKey } from '../../src/keys/envelope.ts';
import { type Keyring, openKeyring } from '../../src/keys/keyring.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { loadEmployees, setUpOrganisation } from '../support/organisation.ts';
import { people } from '../support/people.ts';
import { keysOf, type TestDatabase } from '../support/postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'wulou-test-keys-'));
const opened: Keyring[] = [];
let database: TestDatabase;

afterAll(() => {
  for (const keyring of opened) keyring.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  database = await freshDatabase();
});

async function open(source: MasterKeySource, mayCreate = false): Promise<Keyring> {
  const keyring = await openKeyring(database.sql, source, { mayCreate });
  opened.push(keyring);
  return keyring;
}

const fileAt = (name: string): MasterKeySource => ({
  path: join(folder, name),
  value: null,
  command: null,
});

/** As on a database that was migrated just now. */
async function withoutDataKeys(): Promise<void> {
  await database.sql`delete from identity.data_keys`;
}

test('a database of before payloads were encrypted gets a key for them, and only one', async () => {
  await database.sql`delete from identity.data_keys where purpose = 'payload'`;
  const rings = await Promise.all(Array.from({ length: 3 }, () => open(keysOf(database.masterKey))));
  const keys = await listDataKeys(database.sql);
  expect(keys.map(({ id, purpose }) => [id, purpose])).toContainEqual(['p1', 'payload']);
  expect(keys).toHaveLength(3);
  const found = await Promise.all(rings.map(({ payloadKeys }) => payloadKeys.find('p1')));
  expect(new Set(found.map((one) => one?.key.toString('hex'))).size).toBe(1);
});

test('a payload key that another process has just made is found at once', async () => {
  const keyring = await open(keysOf(database.masterKey));
  expect(await keyring.payloadKeys.find('p2')).toBeNull();
  const wrapped = wrapDataKey({ id: 'p2', purpose: 'payload' }, randomBytes(32), keyring.masters.current);
  const masterKeyId = keyring.masters.current.id;
  await addDataKey(database.sql, {
    id: 'p2',
    purpose: 'payload',
    wrapped,
    masterKeyId,
    state: 'active',
    usableInMs: 60_000,
  });
  expect(await keyring.payloadKeys.find('p2')).toMatchObject({ id: 'p2' });
  expect(keyring.payloadKeys.current().id).toBe('p1');
});

describe('the first start', () => {
  beforeEach(withoutDataKeys);

  test('of a home makes a key file for trying, and data keys that are wrapped with it', async () => {
    const source = fileAt('first');
    await open(source, true);
    expect(JSON.parse(readFileSync(source.path, 'utf8'))).toMatchObject({ current: 'm1', demo: true });
    const keys = await listDataKeys(database.sql);
    expect(keys.map(({ id, purpose, masterKeyId }) => [id, purpose, masterKeyId])).toEqual([
      ['k1', 'column', 'm1'],
      ['l1', 'lookup', 'm1'],
      ['p1', 'payload', 'm1'],
    ]);
  });

  test('of several processes at once makes one set of keys, which all of them use', async () => {
    const source = fileAt('several');
    const rings = await Promise.all(Array.from({ length: 4 }, () => open(source, true)));
    expect(await listDataKeys(database.sql)).toHaveLength(3);
    const value = rings[0]?.privateData.encrypt('canary') as Buffer;
    for (const { privateData } of rings) {
      expect(privateData.decryptText(value)).toBe('canary');
      expect(privateData.hash('canary')).toEqual(rings[0]?.privateData.hash('canary'));
    }
  });

  test('after an upgrade reads and finds what the keys of the old key file wrote', async () => {
    const source = fileAt('old');
    const [k1, k2, lookup] = [randomBytes(32), randomBytes(32), randomBytes(32)];
    const text = {
      current: 'k1',
      keys: { k1: k1.toString('hex'), k2: k2.toString('hex') },
      lookup: lookup.toString('hex'),
    };
    writeFileSync(source.path, JSON.stringify(text), { mode: 0o600 });
    const { privateData } = await open(source, true);
    expect(privateData.decryptText(asBefore('k1', k1, 'a person'))).toBe('a person');
    expect(privateData.decryptText(asBefore('k2', k2, 'another'))).toBe('another');
    expect(privateData.hash('a person')).toEqual(
      createHmac('sha256', derivedBefore(lookup, 'lookup')).update('a person').digest(),
    );
    expect(privateData.encrypt('new').toString('ascii', 1, 3)).toBe('k1');
    const states = (await listDataKeys(database.sql)).map(({ id, state, retiredAt }) => [
      id,
      state,
      retiredAt !== null,
    ]);
    expect(states.sort()).toEqual([
      ['k1', 'active', false],
      ['k2', 'retired', true],
      ['l1', 'active', false],
      ['p1', 'active', false],
    ]);
    expect(JSON.parse(readFileSync(source.path, 'utf8'))).toEqual(text);
  });

  test('is refused where there is data and the keys are gone', async () => {
    await setUpOrganisation(database);
    await database.sql`
      insert into identity.data_keys (id, purpose, master_key_id, state) values ('l0', 'lookup', 'm0', 'active')`;
    await database.sql`
      insert into hr.employees (employee_no, name, name_key, id_number, id_hash, hired_on)
      values ('E1', '王', '王', '\\x026b31'::bytea, '\\x00'::bytea, '2020-01-01')`;
    await withoutDataKeys();
    await expect(open(fileAt('lost'), true)).rejects.toMatchObject({ code: 'keys_lost' });
  });
});

describe('a later start', () => {
  test('without the master key is refused, and makes no key file', async () => {
    const source = fileAt('missing');
    await expect(open(source, true)).rejects.toMatchObject({ code: 'master_key_missing' });
    expect(existsSync(source.path)).toBe(false);
  });

  test('with another master key is refused and says which is wanted', async () => {
    const [key] = await listDataKeys(database.sql);
    const refused = open(keysOf(randomBytes(32).toString('hex')));
    await expect(refused).rejects.toMatchObject({ code: 'master_key_unknown' });
    await expect(refused).rejects.toThrow(key?.masterKeyId);
  });

  test('with another master key under the same id is refused', async () => {
    const [key] = await listDataKeys(database.sql);
    const id = key?.masterKeyId ?? '';
    const other = JSON.stringify({ current: id, keys: { [id]: randomBytes(32).toString('hex') } });
    await expect(open(keysOf(other))).rejects.toMatchObject({ code: 'master_key_unknown' });
  });
});

describe('a data key that another process made', () => {
  const addKey = async (usableInMs: number) => {
    const { masters } = await open(keysOf(database.masterKey));
    const wrapped = wrapDataKey({ id: 'k2', purpose: 'column' }, randomBytes(32), masters.current);
    await addDataKey(database.sql, {
      id: 'k2',
      purpose: 'column',
      wrapped,
      masterKeyId: masters.current.id,
      state: 'active',
      usableInMs,
    });
  };

  test('is read but not written with until every process must know it', async () => {
    await addKey(60_000);
    const later = await open(keysOf(database.masterKey));
    expect(later.privateData.encrypt('x').toString('ascii', 1, 3)).toBe('k1');
  });

  test('is met as a fault that passes, and is known a moment later', async () => {
    const before = await open(keysOf(database.masterKey));
    await addKey(0);
    const after = await open(keysOf(database.masterKey));
    const value = after.privateData.encrypt('x');
    expect(value.toString('ascii', 1, 3)).toBe('k2');
    expect(() => before.privateData.decrypt(value)).toThrow(
      expect.objectContaining({ code: 'DATA_KEY_UNKNOWN' }),
    );
    await expect
      .poll(() => {
        try {
          return before.privateData.decryptText(value);
        } catch {
          return null;
        }
      })
      .toBe('x');
  });
});

test('a change of the look-up key is noticed by a process that still has the old one', async () => {
  const { masters } = await open(keysOf(database.masterKey));
  const wrapped = wrapDataKey({ id: 'l2', purpose: 'lookup' }, randomBytes(32), masters.current);
  await database.sql`update identity.data_keys set state = 'retired' where id = 'l1'`;
  await addDataKey(database.sql, {
    id: 'l2',
    purpose: 'lookup',
    wrapped,
    masterKeyId: masters.current.id,
    state: 'active',
    usableInMs: 0,
  });
  expect(database.privateData.lookupKeyId).toBe('l1');
  await setUpOrganisation(database);
  await loadEmployees(database, people(1));
  expect(database.privateData.lookupKeyId).toBe('l2');
  const [row] = await database.sql<{ hash: Buffer }[]>`select id_hash as hash from hr.employees`;
  expect(row?.hash).toEqual(database.privateData.hash(people(1)[0]?.idNumber ?? ''));
});

test('a wrapped key is of no use to whoever has the database alone', async () => {
  const elsewhere = openDatabase(database.url, 1);
  try {
    const rows = await elsewhere.sql`select * from identity.data_keys`;
    expect(JSON.stringify(rows)).not.toContain(database.masterKey);
    expect(rows).toHaveLength(3);
  } finally {
    await elsewhere.close();
  }
});

test('every column of bytes is encrypted, or the hash of an encrypted one, or known to hold nothing private', async () => {
  const columns = await database.sql<{ name: string }[]>`
    select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
    where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema')`;
  const known = [
    ...encryptedColumns.flatMap(({ table, column, hash }) =>
      [column, hash].flatMap((name) => (name === null ? [] : [`${table}.${name}`])),
    ),
    ...Object.keys(plainColumns),
  ];
  expect(columns.map(({ name }) => name).sort()).toEqual(known.sort());
});

test('no query hashes without holding the look-up key', () => {
  const source = join(import.meta.dirname, '..', '..', 'src', 'db', 'queries');
  const hashing = filesThat(source, /privateData\.hash\(/);
  expect(hashing.length).toBeGreaterThan(3);
  expect(hashing.filter((text) => !text.includes('await holdLookupKey(tx, privateData)'))).toEqual([]);
});

function filesThat(source: string, match: RegExp): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(source, name), 'utf8'))
    .filter((text) => match.test(text));
}

/** As versions before the envelope derived their keys and wrote their values. */
function derivedBefore(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, '', `wulou/${purpose}`, 32));
}

function asBefore(id: string, master: Buffer, plain: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derivedBefore(master, 'column'), nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.from([id.length]), Buffer.from(id), nonce, cipher.getAuthTag(), body]);
}
