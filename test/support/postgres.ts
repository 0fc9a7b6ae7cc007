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
import { openKeyring } from '../../src/keys/keyring.ts';
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
  await client`create database ${client(template)}`;
  await client.end();
  await migrateDatabase(urlOf(address, template));
  return {
    address,
    stop: async () => {
      await server.stop();
      await removeHome(home);
    },
  };
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
  /** 64 hex digits; what a process of the test's own opens the data keys with. */
  readonly masterKey: string;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

/** A migrated, empty database of one's own on the server of the run. */
export async function cloneDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, (client) => client`create database ${client(name)} template ${client(template)}`);
  const url = urlOf(serverUrl, name);
  const database = openDatabase(url, 8);
  const masterKey = randomBytes(32).toString('hex');
  const keyring = await openKeyring(database.sql, keysOf(masterKey), { mayCreate: false });
  return {
    ...database,
    url,
    masterKey,
    privateData: keyring.privateData,
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
