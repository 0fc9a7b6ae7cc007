import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrateDatabase } from '../src/db/migrate.ts';
import { removeHome } from '../src/stack/home.ts';
import { type StackDescription, startStack } from '../src/stack/stack.ts';

export interface BenchStack {
  readonly home: string;
  readonly description: StackDescription;
  /** An empty database of this version's schema on the same server. @returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** What the worker's memory came to at most until now (resident, in MB); null where the system does not say. */
  workerRssMb(): number | null;
  stop(): Promise<void>;
}

/** The whole stack as `npm start` runs it, on a fresh home and free ports, with the windows of a month at nothing. */
async function startBenchStack(env: Record<string, string>): Promise<BenchStack> {
  const home = await mkdtemp(join(tmpdir(), 'wulou-bench-'));
  const stack = await startStack({
    home,
    ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
    env: { WULOU_HOME: home, ...env },
    progress: () => undefined,
  });
  await onDatabase(stack.description.postgres.url, async (sql) => {
    await sql`update hr.organisation set settings = settings || ${sql.json({ settlementWindowMs: 1, correctionWindowMs: 0 })}`;
  });
  return {
    home,
    get description() {
      return stack.description;
    },
    async createDatabase(name) {
      const url = new URL(stack.description.postgres.url);
      await onDatabase(url.href, (sql) => sql`create database ${sql(name)}`);
      url.pathname = `/${name}`;
      await migrateDatabase(url.href);
      return url.href;
    },
    workerRssMb: () => peakMemoryMb(stack.description.worker.pid),
    async stop() {
      await stack.stop();
      await removeHome(home);
    },
  };
}

/** A fresh stack for as long as `work` takes, with `env` laid over the environment. */
export async function onStack<T>(
  work: (stack: BenchStack) => Promise<T>,
  env: Record<string, string> = {},
): Promise<T> {
  const stack = await startBenchStack(env);
  try {
    return await work(stack);
  } finally {
    await stack.stop();
  }
}

async function onDatabase(url: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

/** VmHWM: the highest resident memory of the process so far. */
function peakMemoryMb(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return peak === undefined ? null : Math.round(Number(peak) / 1_024);
}
