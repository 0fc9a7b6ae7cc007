import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../src/config/free-port.ts';
import { openPartLog } from '../../src/stack/part-log.ts';
import { startBinary } from '../../src/stack/part-process.ts';
import { databaseAccount } from '../../src/stack/postgres-account.ts';
import { until } from '../support/months.ts';
import { serverHome } from '../support/postgres.ts';

export interface SystemPostgres {
  readonly port: number;
  readonly user: string;
  /** As `postgres --version` says it. */
  readonly version: string;
  url(database: string): string;
  stop(): Promise<void>;
}

const debian = '/usr/lib/postgresql';
const user = 'wulou';

/**
 * PostgreSQL as the system's packages install it, on a fresh data folder. There is none: it fails, and says so.
 * @param durable as for data that must not be lost; what a test loses in a crash is lost.
 */
export async function startSystemPostgres(durable = false): Promise<SystemPostgres> {
  const programs = findPrograms();
  const home = serverHome('system-postgres');
  const data = join(home, 'data');
  const account = databaseAccount(null);
  mkdirSync(data, { mode: 0o700 });
  if (account) chownSync(data, account.uid, account.gid);
  // It listens on the loopback address, for this test alone.
  const make = ['-D', data, '--encoding=UTF8', '--locale=C', '--auth=trust', `--username=${user}`];
  execFileSync(join(programs, 'initdb'), make, { cwd: '/', stdio: 'ignore', ...account });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    jit: 'off',
    fsync: durable ? 'on' : 'off',
  };
  const args = [
    '-D',
    data,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ];
  const log = openPartLog(home, 'postgres');
  const server = await startBinary({
    command: join(programs, 'postgres'),
    args,
    account,
    stopSignal: 'SIGINT',
    wholeGroup: false,
    env: { PATH: process.env.PATH ?? '' },
    logFd: log.fd,
  });
  const answers = () => run(programs, 'pg_isready', ['-h', '127.0.0.1', '-p', String(port)]) !== null;
  await until('PostgreSQL to answer', answers);
  return {
    port,
    user,
    version: run(programs, 'postgres', ['--version'])?.trim() ?? '',
    url: (database) => `postgres://${user}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await server.stop();
      log.close();
    },
  };
}

function findPrograms(): string {
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions
    .map((version) => join(debian, version, 'bin'))
    .find((bin) => ['postgres', 'initdb', 'pg_isready'].every((name) => existsSync(join(bin, name))));
  if (folder) return folder;
  throw new Error(
    `This test runs on the PostgreSQL of the system's packages, and there is none in ${debian}: apt-get install postgresql`,
  );
}

function run(programs: string, name: string, args: readonly string[]): string | null {
  try {
    return execFileSync(join(programs, name), args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null; // It does not answer yet.
  }
}
