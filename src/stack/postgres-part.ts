import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import postgres from 'postgres';
import { killStrayBackends } from './leftovers.ts';
import { startBinary } from './part-process.ts';
import { type Ports, replaceTakenPort } from './ports.ts';
import { databaseAccount } from './postgres-account.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import {
  clearForeignPidFile,
  databaseName,
  databasePassword,
  existingDataFolder,
  initialiseData,
  setOrphanedDataAside,
} from './postgres-data.ts';
import type { PartPlan } from './supervised-part.ts';

/**
 * For two cores and a few processes of ours. Durability stays as PostgreSQL has it. An error's message may hold a
 * value of somebody's row, and errors reach the client anyway: of the levels, `log` writes down the server's own
 * events and failures, not the clients' errors.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  jit: 'off',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_checkpoints: 'off',
};

export function databaseUrl(home: string, port: number): string {
  return `postgres://${databaseName}:${databasePassword(home)}@127.0.0.1:${port}/${databaseName}`;
}

/** Finds the programs, makes the data at the first start, and says how to run the server. */
export async function planPostgres(
  home: string,
  ports: Ports,
  env: Record<string, string>,
  progress: (line: string) => void,
): Promise<PartPlan> {
  setOrphanedDataAside(home, progress);
  const existing = existingDataFolder(home);
  const account = databaseAccount(existing);
  const binaries = postgresBinaries(account, progress);
  const dataFolder = existing ?? (await initialiseData(home, binaries, account));
  // PGPORT, PGOPTIONS and their like are for clients of another database.
  const ownEnv = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('PG')));

  return {
    name: 'postgres',
    title: 'PostgreSQL',
    home,
    launch: async (log) => {
      clearForeignPidFile(dataFolder);
      killStrayBackends(dataFolder);
      const args = ['-D', dataFolder, '-p', String(ports.postgres)];
      for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
      // SIGINT is PostgreSQL's fast shutdown: clients are cut off, everything is written.
      return startBinary({
        command: binaries.postgres,
        args,
        account,
        stopSignal: 'SIGINT',
        wholeGroup: false,
        env: ownEnv,
        logFd: log.fd,
      });
    },
    ready: async (running, _log, signal) => {
      while (!saysReady(dataFolder, running.pid)) await delay(20, undefined, { signal });
      await ensureDatabase(home, ports.postgres);
    },
    beforeRetry: () => replaceTakenPort(ports, 'postgres'),
    // Recovery after a crash replays up to 2 GB of log, which takes minutes on a slow disk.
    readyWithinMs: 300_000,
    // The backends of a killed postmaster may take seconds to notice.
    patienceMs: 15_000,
  };
}

/** PostgreSQL writes `ready` into the eighth line of its pid file when it takes connections. */
function saysReady(dataFolder: string, pid: number): boolean {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return false;
    if (code !== 'EACCES') throw error;
    throw new Error(
      `The database in ${dataFolder} belongs to another user of this machine. Start Wulou as that user or as root.`,
    );
  }
  const lines = text.split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

async function ensureDatabase(home: string, port: number): Promise<void> {
  const url = new URL(databaseUrl(home, port));
  url.pathname = '/postgres';
  const client = postgres(url.href, {
    max: 1,
    fetch_types: false,
    connect_timeout: 10,
    onnotice: () => undefined,
  });
  try {
    const found = await client`select 1 from pg_database where datname = ${databaseName}`;
    if (found.length === 0) await client`create database ${client(databaseName)}`;
  } finally {
    await client.end({ timeout: 2 });
  }
}
