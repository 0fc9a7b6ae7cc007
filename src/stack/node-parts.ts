import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { awaitLine, lastLines, openPartLog } from './part-log.ts';
import { startProgram } from './part-process.ts';
import { type Ports, replaceTakenPort } from './ports.ts';
import type { PartPlan } from './supervised-part.ts';

const source = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The files of the programs of ours that a stack runs. */
export interface Programs {
  readonly migrate: string;
  readonly sandbox: string;
  readonly worker: string;
  readonly api: string;
}

export const ownPrograms: Programs = {
  migrate: source('db/migrate.ts'),
  sandbox: source('sandbox/main.ts'),
  worker: source('worker/main.ts'),
  api: source('api/main.ts'),
};

const readyWithinMs = 120_000;

export function planSandbox(
  home: string,
  script: string,
  ports: Ports,
  faults: string | null,
  env: Record<string, string>,
): PartPlan {
  return {
    ...nodePart('sandbox', 'The sandbox', home),
    beforeRetry: () => replaceTakenPort(ports, 'sandbox'),
    launch: (log) => {
      const args = [
        '--home',
        home,
        '--port',
        String(ports.sandbox),
        '--dir',
        join(home, 'sandbox'),
        ...(faults ? ['--faults', faults] : []),
      ];
      return startProgram(script, args, env, log.fd);
    },
  };
}

export function planWorker(home: string, script: string, env: Record<string, string>): PartPlan {
  return {
    ...nodePart('worker', 'The worker', home),
    launch: (log) => startProgram(script, ['--home', home], { ...env, ...workerMemory(env) }, log.fd),
  };
}

/** The worker works in pages, and needs little; without a bound V8 lets garbage grow before it collects. In MiB. */
const workerHeapMib = 384;

function workerMemory(env: Record<string, string>): { NODE_OPTIONS: string } {
  return { NODE_OPTIONS: `${env.NODE_OPTIONS ?? ''} --max-old-space-size=${workerHeapMib}`.trim() };
}

export function planApi(home: string, script: string, ports: Ports, env: Record<string, string>): PartPlan {
  return {
    ...nodePart('api', 'The API', home),
    beforeRetry: () => replaceTakenPort(ports, 'api'),
    launch: (log) => startProgram(script, ['--home', home], { ...env, PORT: String(ports.api) }, log.fd),
  };
}

/** Brings the database to this version's schema. The program ends when it is done. */
export async function migrate(home: string, script: string, env: Record<string, string>): Promise<void> {
  const log = openPartLog(home, 'migrate');
  try {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script], {
      env,
      stdio: ['ignore', log.fd, log.fd],
    });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (code === 0) return;
    throw new Error(
      `The database could not be migrated (${signal ?? `exit code ${code}`}). Its log is ${log.path}:\n${lastLines(log.path, log.from)}`,
    );
  } finally {
    log.close();
  }
}

/** Ready when it prints `{"listening": PORT}` or `{"ready": true}` as a line of its own. */
function nodePart(name: string, title: string, home: string): Omit<PartPlan, 'launch'> {
  return {
    name,
    title,
    home,
    ready: async (_running, log, signal) => {
      await awaitLine(log, isReadyLine, signal);
    },
    readyWithinMs,
    patienceMs: 0,
  };
}

function isReadyLine(line: string): true | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const said = JSON.parse(line) as { listening?: unknown; ready?: unknown };
    return typeof said.listening === 'number' || said.ready === true ? true : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
