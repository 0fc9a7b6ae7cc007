import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';
import { adoptKeyFile, createKeyFile } from '../../src/config/key-file.ts';
import { demoDebtor, organisationOf } from '../../src/config/organisation-environment.ts';
import { environmentProblems } from '../../src/config/production.ts';
import { applicationRole } from '../../src/db/application-role.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { ensureOrganisation, readOrganisation } from '../../src/db/queries/people/organisation.ts';
import { embeddedSettings } from '../../src/domain/settings.ts';
import { openKeyring } from '../../src/keys/keyring.ts';
import { requireProduction } from '../../src/keys/production.ts';
import { applicationLogin } from '../support/application-login.ts';
import { freshDatabase } from '../support/fresh-database.ts';
import { keysOf, type TestDatabase } from '../support/postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'wulou-test-production-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parties = {
  WULOU_BANK_URL: 'https://bank.example',
  WULOU_OFFICE_URL: 'https://office.example',
  WULOU_SMS_URL: 'https://sms.example',
  WULOU_ORGANISATION_NAME: '某某集团',
  WULOU_DEBTOR_ACCOUNT: '0200001009000000002',
  WULOU_DEBTOR_BANK_CODE: '102100000014',
};
let keyFile = '';
beforeEach(() => {
  keyFile = join(folder, randomBytes(6).toString('hex'));
});

const problems = (changes: Record<string, string> = {}) =>
  environmentProblems(
    readEnvironment({ WULOU_MODE: 'production', WULOU_KEYS: keyFile, ...parties, ...changes }),
  );

describe('production mode refuses', () => {
  test('to start without a master key, and makes none', () => {
    expect(problems()).toEqual([expect.stringContaining('There is no master key')]);
    expect(createKeyFile(keyFile, { id: 'm1', demo: false })).toBe(true);
    expect(problems()).toEqual([]);
  });

  test('a key file that was made for trying, until it is adopted', () => {
    createKeyFile(keyFile, { id: 'm1', demo: true });
    expect(problems()).toEqual([expect.stringContaining(`${keyFile} was made for trying`)]);
    adoptKeyFile(keyFile);
    expect(problems()).toEqual([]);
  });

  test('a key file that others may read', () => {
    createKeyFile(keyFile, { id: 'm1', demo: false });
    chmodSync(keyFile, 0o644);
    expect(problems()).toEqual([expect.stringContaining(`chmod 600 ${keyFile}`)]);
  });

  test('the sandbox, the embedded default, and a bank that is not named', () => {
    createKeyFile(keyFile, { id: 'm1', demo: false });
    expect(
      problems({ WULOU_SANDBOX_URL: 'http://127.0.0.1:7070', WULOU_EMBEDDED: '1', WULOU_BANK_URL: '' }),
    ).toEqual([
      expect.stringContaining('WULOU_EMBEDDED'),
      expect.stringContaining('WULOU_SANDBOX_URL'),
      expect.stringContaining('Not set: WULOU_BANK_URL.'),
    ]);
  });

  test.each([
    ['WULOU_BANK_URL', 'http://bank.example'],
    ['WULOU_OFFICE_URL', 'office.example'],
    ['WULOU_SMS_URL', 'HTTP://sms.example'],
  ])('%s at %s, where accounts and ID numbers would travel in clear', (name, address) => {
    createKeyFile(keyFile, { id: 'm1', demo: false });
    expect(problems({ [name]: address })).toEqual([expect.stringContaining(`No https address: ${name}.`)]);
  });

  test('to pay from an account that nobody named, or from the demo’s', () => {
    createKeyFile(keyFile, { id: 'm1', demo: false });
    const { WULOU_DEBTOR_ACCOUNT: _, WULOU_DEBTOR_BANK_CODE: __, ...unnamed } = parties;
    const given = { WULOU_MODE: 'production', WULOU_KEYS: keyFile };
    expect(environmentProblems(readEnvironment({ ...given, ...unnamed }))).toEqual([
      expect.stringContaining('Not set: WULOU_DEBTOR_ACCOUNT, WULOU_DEBTOR_BANK_CODE.'),
    ]);
    expect(problems({ WULOU_DEBTOR_ACCOUNT: demoDebtor.debtorAccount })).toEqual([
      expect.stringContaining('the account of the demo'),
    ]);
    expect(() => problems({ WULOU_DEBTOR_BANK_CODE: '1021' })).toThrow('WULOU_DEBTOR_BANK_CODE');
  });

  test('nothing at all in development', () => {
    expect(problems({ WULOU_MODE: 'development', WULOU_BANK_URL: '' })).toEqual([]);
  });
});

describe('on a database', () => {
  let database: TestDatabase;
  let asRole: Database;
  beforeEach(async () => {
    database = await freshDatabase();
    asRole = openDatabase(await applicationLogin(database.url), 2, applicationRole);
    onTestFinished(() => asRole.close());
  });
  const environment = () =>
    readEnvironment({ WULOU_MODE: 'production', WULOU_MASTER_KEY: database.masterKey, ...parties });
  const required = async (masterKey: string, sql = asRole.sql) => {
    const keyring = await openKeyring(database.sql, keysOf(masterKey), { mayCreate: false });
    keyring.close();
    return requireProduction(environment(), { keyring, sql });
  };

  test('the account that is paid from is the one that it began with, and not the demo’s', async () => {
    await required(database.masterKey);
    const begin = (changes: Record<string, string> = {}) =>
      ensureOrganisation(database.sql, {
        ...organisationOf(readEnvironment({ ...parties, ...changes })),
        settings: embeddedSettings,
      });
    await begin();
    await begin({ WULOU_DEBTOR_ACCOUNT: '0200001009000000003' }); // Read once alone.
    expect(await readOrganisation(database.sql)).toMatchObject({
      name: '某某集团',
      debtorName: '某某集团',
      debtorAccount: parties.WULOU_DEBTOR_ACCOUNT,
      debtorBankCode: parties.WULOU_DEBTOR_BANK_CODE,
    });
    await required(database.masterKey);
    await database.sql`update hr.organisation set debtor_bank_code = '102100000015'`;
    await expect(required(database.masterKey)).rejects.toThrow('another value: WULOU_DEBTOR_BANK_CODE.');
    await database.sql`update hr.organisation set debtor_account = ${demoDebtor.debtorAccount}`;
    await expect(required(database.masterKey)).rejects.toThrow('began with the account of the demo');
  });

  test('the owner of the tables is refused: he can switch off what protects the trail', async () => {
    await required(database.masterKey);
    await expect(required(database.masterKey, database.sql)).rejects.toThrow('WULOU_DATABASE_ROLE=wulou_app');
    const putOff = openDatabase(database.url, 1, applicationRole);
    onTestFinished(() => putOff.close());
    await expect(required(database.masterKey, putOff.sql)).rejects.toThrow('a login of their own');
  });

  test('the demo’s users are refused while one of them may log in', async () => {
    await required(database.masterKey);
    await database.sql`insert into identity.users (username, password_hash, role) values ('finance1', 'x', 'finance')`;
    await expect(required(database.masterKey)).rejects.toThrow('finance1');
    await database.sql`update identity.users set active = false`;
    await required(database.masterKey);
  });

  test('data keys under a master key made for trying are refused until they are wrapped anew', async () => {
    const [row] = await database.sql<
      { id: string }[]
    >`select master_key_id as id from identity.data_keys limit 1`;
    const keyring = await openKeyring(database.sql, keysOf(database.masterKey), { mayCreate: false });
    keyring.close();
    const real = { id: 'real', bytes: randomBytes(32), isDemo: false };
    const old = keyring.masters.all.map((master) => ({ ...master, isDemo: master.id === row?.id }));
    const masters = { current: real, all: [real, ...old], former: null };
    await expect(
      requireProduction(environment(), { keyring: { ...keyring, masters }, sql: asRole.sql }),
    ).rejects.toThrow('rotate-master');
  });

  test.each([
    'src/db/migrate.ts',
    'src/worker/main.ts',
    'src/api/main.ts',
  ])('%s ends, and says what is missing', async (program) => {
    createKeyFile(keyFile, { id: 'm1', demo: true });
    const child = spawn(process.execPath, ['--import', 'tsx', program], {
      env: {
        PATH: process.env.PATH,
        WULOU_MODE: 'production',
        WULOU_KEYS: keyFile,
        WULOU_HOME: folder,
        WULOU_SANDBOX_URL: 'http://127.0.0.1:1',
        DATABASE_URL: database.url,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const [code] = await once(child, 'exit');
    expect(code).not.toBe(0);
    expect(said).toContain('was made for trying');
    expect(said).toContain('WULOU_SANDBOX_URL is set');
  }, 90_000);
});
