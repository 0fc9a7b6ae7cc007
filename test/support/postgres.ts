import { randomBytes } from 'node:crypto';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { MasterKeySource } from '../../src/config/master-keys.ts';
import { readStackEnvironment } from '../../src/config/stack-environment.ts';
import { type Database, openDatabase, type Sql } from '../../src/db/database.ts';
import { migrateDatabase } from '../../src/db/migrate.ts';
import type { PrivateData } from '../../src/db/private-data.ts';
import { openKeyring, type PayloadKeys } from '../../src/keys/keyring.ts';
import { prepareHome, removeHome } from '../../src/stack/home.ts';
import { choosePorts } from '../../src/stack/ports.ts';
import { databaseUrl, planPostgres } from '../../src/stack/postgres-part.ts';
import { supervisePart } from '../../src/stack/supervised-part.ts';

export interface RunningServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** The database that is migrated once and cloned for every test file. Nobody stays connected to it. */
const template = 'template_of_tests';
const quiet = () => undefined;
const anyPorts = { api: 0, temporal: 0, temporalUi: 0, sandbox: 0, postgres: 0 };

/** A folder of its own for a server of the tests, which the database's own user can pass through. */
export function serverHome(name: string): string {
  return prepareHome(realpathSync(mkdtempSync(join(tmpdir(), `wulou-test-${name}-`))));
}

/** The embedded PostgreSQL as the stack runs it, without its durability: what a crash loses here is a test's. */
export async function startPostgres(): Promise<RunningServer> {
  const home = serverHome('postgres');
  const ports = await choosePorts(home, anyPorts, quiet);
  const server = supervisePart(
    await planPostgres(home, ports, readStackEnvironment().all, quiet),
    quiet,
    quiet,
  );
  await server.up;
  const address = databaseUrl(home, ports.postgres);
  const client = postgres(address, { max: 1, fetch_types: false, onnotice: quiet });
  await client`alter system set fsync = off`;
  await client`alter system set full_page_writes = off`;
  await client`alter system set synchronous_commit = off`;
  await client`select pg_reload_conf()`;
  await client.end();
  await makeTemplate(address);
  return {
    address,
    stop: async () => {
      await server.stop();
      await removeHome(home);
    },
  };
}

/** Makes `cloneDatabase` possible on a server. */
export async function makeTemplate(serverUrl: string): Promise<void> {
  await onServer(serverUrl, (client) => client`create database ${client(template)}`);
  await migrateDatabase(urlOf(serverUrl, template));
}

/** A master key that lies in no file. */
export const keysOf = (masterKey: string): MasterKeySource => ({
  path: '/nowhere/keys',
  value: masterKey,
  command: null,
});

export interface TestDatabase extends Database {
  readonly url: string;
  readonly privateData: PrivateData;
  readonly payloadKeys: PayloadKeys;
  /** 64 hex digits; what a process of the test's own opens the data keys with. */
  readonly masterKey: string;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own on the server of the run. */
export function cloneDatabase(serverUrl: string): Promise<TestDatabase> {
  return copyDatabase(serverUrl, template, randomBytes(32).toString('hex'));
}

/** A database as it is at this moment, with the same keys: what a back-up of it would be restored to. */
export async function backUpDatabase(serverUrl: string, from: TestDatabase): Promise<TestDatabase> {
  return copyDatabase(serverUrl, new URL(from.url).pathname.slice(1), from.masterKey);
}

async function copyDatabase(serverUrl: string, from: string, masterKey: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, async (client) => {
    // Test files run beside one another: two at once would alter the same template.
    await client`select pg_advisory_lock(hashtext('copy of a test database'))`;
    // Copied are only databases that nobody is connected to; pools connect again when they are used.
    await client`alter database ${client(from)} with allow_connections false`;
    await client`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${from}`;
    await client`create database ${client(name)} template ${client(from)}`;
    await client`alter database ${client(from)} with allow_connections true`;
  });
  const url = urlOf(serverUrl, name);
  const database = openDatabase(url, 8);
  const keyring = await openKeyring(database.sql, keysOf(masterKey), { mayCreate: false });
  return {
    ...database,
    url,
    masterKey,
    privateData: keyring.privateData,
    payloadKeys: keyring.payloadKeys,
    drop: async () => {
      keyring.close();
      await database.close();
      await onServer(serverUrl, (client) => client`drop database ${client(name)} with (force)`);
    },
  };
}

async function onServer(url: string, work: (client: postgres.Sql) => Promise<unknown>): Promise<void> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: quiet });
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

export type { Sql };
