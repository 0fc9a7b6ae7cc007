import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { freePort } from '../../src/config/free-port.ts';
import { readStackEnvironment } from '../../src/config/stack-environment.ts';
import { openPartLog } from '../../src/stack/part-log.ts';
import { startBinary } from '../../src/stack/part-process.ts';
import { until } from '../support/months.ts';
import { serverHome } from '../support/postgres.ts';
import { type Certificates, makeCertificates, serverName, tlsVariables } from './certificates.ts';
import type { SystemPostgres } from './system-postgres.ts';

export const serverVersion = '1.29.1';
const serverModule = `go.temporal.io/server@v${serverVersion}`;
const historyShards = 16;
const buildWithinMs = 20 * 60_000;
const execute = promisify(execFile);

export interface TemporalServer {
  readonly address: string;
  /** By which its processes reach it: address and certificates. */
  readonly env: Record<string, string>;
  readonly tls: ConnectionOptions['tls'];
  /** A connection as they have it. */
  connect(): Promise<Connection>;
  stop(): Promise<void>;
}

/**
 * The Temporal server as one runs it for oneself, not the CLI's: its four services in one process, with its data and
 * its visibility in two databases of this PostgreSQL. Unless it is `plain`, who has no certificate of its authority
 * cannot talk to it. It is built with Go once, in a few minutes, and kept.
 */
export async function startTemporalServer(
  postgres: SystemPostgres,
  progress: (line: string) => void,
  plain = false,
): Promise<TemporalServer> {
  const programs = await buildOnce(progress);
  const home = serverHome('temporal-server');
  for (const [database, schema] of [
    ['temporal', 'temporal'],
    ['temporal_visibility', 'visibility'],
  ] as const)
    await makeDatabase(programs, postgres, database, schema);
  const certificates = plain ? null : makeCertificates(join(home, 'certificates'));
  const config = await writeConfig(home, postgres, certificates);
  const log = openPartLog(home, 'temporal');
  const server = await startBinary({
    command: join(programs, 'server'),
    args: ['--root', home, '--config', 'config', '--env', 'development', 'start'],
    account: null,
    stopSignal: 'SIGTERM',
    wholeGroup: false,
    env: { PATH: process.env.PATH ?? '' },
    logFd: log.fd,
  });
  const address = `127.0.0.1:${config.frontend}`;
  const env = { TEMPORAL_ADDRESS: address, ...(certificates && tlsVariables(certificates)) };
  const { connectionOptions } = loadClientConnectConfig({ disableFile: true, overrideEnvVars: env });
  await until(`the Temporal server (its log is ${log.path})`, () => answers(connectionOptions), 120_000);
  return {
    address,
    env,
    tls: connectionOptions.tls,
    connect: () => Connection.connect(connectionOptions),
    stop: async () => {
      await server.stop();
      log.close();
    },
  };
}

/** A namespace of one's own, as `temporal operator namespace create` makes it, once the server knows it everywhere. */
export async function createNamespace(server: TemporalServer, namespace: string): Promise<void> {
  const connection = await server.connect();
  try {
    const { workflowService } = connection;
    await workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs('90 days'),
    });
    // Its caches are read anew every few seconds.
    await until('the namespace', async () => {
      try {
        await workflowService.listWorkflowExecutions({ namespace });
        return true;
      } catch {
        return false;
      }
    });
  } finally {
    await connection.close();
  }
}

/** @returns the folder with `server`, `sql` and `schema/`. */
async function buildOnce(progress: (line: string) => void): Promise<string> {
  const { cacheFolder, all, path } = readStackEnvironment();
  const kept = join(cacheFolder, 'bin', `temporal-server-${serverVersion}`);
  if (existsSync(kept)) return kept;
  progress(
    `Building the Temporal server ${serverVersion} from source with Go, once: a few minutes on two cores`,
  );
  mkdirSync(join(cacheFolder, 'bin'), { recursive: true });
  const draft = mkdtempSync(join(cacheFolder, 'bin', '.temporal-'));
  try {
    const env = { ...all, PATH: [path, '/usr/local/go/bin'].join(delimiter), GOBIN: draft };
    const packages = ['cmd/server', 'cmd/tools/sql'].map(
      (name) => `go.temporal.io/server/${name}@v${serverVersion}`,
    );
    await execute('go', ['install', ...packages], { env, timeout: buildWithinMs });
    const { stdout } = await execute('go', ['mod', 'download', '-json', serverModule], { env });
    const { Dir } = JSON.parse(stdout) as { Dir: string };
    cpSync(join(Dir, 'schema', 'postgresql', 'v12'), join(draft, 'schema'), { recursive: true });
    renameSync(draft, kept);
    return kept;
  } catch (error) {
    throw new Error(
      `The Temporal server could not be built. It needs Go 1.24 or later: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function makeDatabase(
  programs: string,
  { port, user }: SystemPostgres,
  database: string,
  schema: 'temporal' | 'visibility',
): Promise<void> {
  const to = [
    '--plugin',
    'postgres12',
    '--ep',
    '127.0.0.1',
    '-p',
    String(port),
    '-u',
    user,
    '--pw',
    'unused',
    '--db',
    database,
  ];
  const sql = (...args: string[]) => execute(join(programs, 'sql'), [...to, ...args]);
  await sql('create');
  await sql('setup-schema', '-v', '0.0');
  await sql('update-schema', '-d', join(programs, 'schema', schema, 'versioned'));
}

async function answers(options: ConnectionOptions): Promise<boolean> {
  const connection = Connection.lazy(options);
  try {
    await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.getClusterInfo({}));
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

/** @returns the port of its frontend. */
async function writeConfig(
  home: string,
  postgres: SystemPostgres,
  certificates: Certificates | null,
): Promise<{ frontend: number }> {
  const taken = new Set<number>();
  const port = async () => {
    const free = await freePort(taken);
    taken.add(free);
    return free;
  };
  const datastore = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: `127.0.0.1:${postgres.port}`,
      connectProtocol: 'tcp',
      user: postgres.user,
      password: 'unused',
      maxConns,
      maxIdleConns: maxConns,
    },
  });
  const service = async () => ({
    rpc: { grpcPort: await port(), membershipPort: await port(), bindOnLocalHost: true },
  });
  const frontend = await service();
  const address = `127.0.0.1:${frontend.rpc.grpcPort}`;
  const config = {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'store',
      visibilityStore: 'visibility',
      numHistoryShards: historyShards,
      datastores: { store: datastore('temporal', 20), visibility: datastore('temporal_visibility', 10) },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' },
      ...(certificates && { tls: tlsOf(certificates) }),
    },
    services: { frontend, history: await service(), matching: await service(), worker: await service() },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: address },
      },
    },
    publicClient: { hostPort: address },
  };
  mkdirSync(join(home, 'config'));
  // JSON is YAML.
  writeFileSync(join(home, 'config', 'development.yaml'), JSON.stringify(config, null, 2));
  return { frontend: frontend.rpc.grpcPort };
}

function tlsOf({ authority, server, client }: Certificates) {
  const toServer = { serverName, rootCaFiles: [authority] };
  return {
    frontend: {
      server: {
        certFile: server.certificate,
        keyFile: server.key,
        requireClientAuth: true,
        clientCaFiles: [authority],
      },
      client: toServer,
    },
    // Its own workers are callers, too.
    systemWorker: { certFile: client.certificate, keyFile: client.key, client: toServer },
  };
}
