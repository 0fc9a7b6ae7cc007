import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../src/cli/answers.ts';
import { demoOrganisation } from '../src/cli/demo-organisation.ts';
import { isAlive } from '../src/stack/processes.ts';
import { type Stack, startStack } from '../src/stack/stack.ts';
import { readDescription, type StackDescription } from '../src/stack/stack-description.ts';
import { temporaryHome } from './stack/temporary-home.ts';
import { expectExact } from './support/exact-month.ts';
import { type Booking, parseBook, until } from './support/months.ts';

const period = '2026-10';
const count = 300;
/** Long enough for three kills while the bank does not answer, and then replies that get lost. */
const faults = JSON.stringify({ seed: 7, outageSeconds: 12, lostReply: 0.3, transient: 0.1, refuse: 0.02 });
const organisation = demoOrganisation(count, period);
const command = ['bin/wulou.js', 'month', '--period', period, '--demo', String(count), '--approve'];

let home: string;
let remove: () => Promise<void>;
let stack: Stack | null = null;
let commands: ChildProcess[] = [];

beforeEach(() => {
  ({ home, remove } = temporaryHome());
});
afterEach(async () => {
  // A command that a failed test left behind would start a stack of its own.
  for (const child of commands) if (child.exitCode === null && child.pid) kill(-child.pid);
  commands = [];
  await stack?.stop();
  stack = null;
  await remove();
}, 60_000);

/** The command as a person would give it, in a process group of its own. */
function month(): { child: ChildProcess; ended: Promise<unknown>; said: () => string } {
  const files = [
    '--home',
    home,
    '--report',
    join(home, 'report.json'),
    '--bank-ledger',
    join(home, 'ledger.csv'),
  ];
  const child = spawn(process.execPath, [...command, '--faults', faults, ...files], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  commands.push(child);
  const said: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return { child, ended: once(child, 'exit').then(([code]) => code), said: () => said.join('') };
}

const onFile = (): StackDescription | null => readDescription(home);

/** Asks the database of the stack, which may be down just now. */
async function ask<T>(query: (sql: postgres.Sql) => Promise<T>): Promise<T | null> {
  const description = onFile();
  if (!description) return null;
  const sql = postgres(description.postgres.url, {
    max: 1,
    fetch_types: false,
    connect_timeout: 2,
    onnotice: () => undefined,
  });
  try {
    return await query(sql);
  } catch {
    return null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const statesOfBatches = () =>
  ask(async (sql) => {
    const rows = await sql<{ state: string }[]>`select state from finance.batches`;
    return rows.map((row) => row.state);
  });

/** Some batches have left and not all are answered. */
async function isPaying(): Promise<boolean> {
  const states = (await statesOfBatches()) ?? [];
  return states.some((state) => state !== 'prepared') && states.some((state) => state !== 'answered');
}

async function killPart(part: 'worker' | 'sandbox' | 'postgres'): Promise<void> {
  await until(`paying, before the ${part} is killed`, isPaying, 120_000);
  const pid = onFile()?.[part].pid ?? 0;
  process.kill(pid, 'SIGKILL');
  await until(`another ${part}`, () => {
    const now = onFile()?.[part].pid ?? pid;
    return now !== pid && isAlive(now);
  });
}

function readResults(): { report: Report; book: Booking[] } {
  return {
    report: JSON.parse(readFileSync(join(home, 'report.json'), 'utf8')),
    book: parseBook(readFileSync(join(home, 'ledger.csv'), 'utf8')),
  };
}

/** Small files to the bank, so that there is a middle of paying; the run takes the settings over when it starts. */
async function useSmallBatches(): Promise<void> {
  await until('the organisation', () =>
    ask(async (sql) => {
      const changed = await sql`update hr.organisation set settings = settings || '{"batchSize": 20}'`;
      return changed.count > 0;
    }),
  );
}

async function startOwnStack(): Promise<void> {
  stack = await startStack({
    home,
    ports: { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 },
    env: { WULOU_HOME: home },
    progress: () => undefined,
  });
}

describe('in the middle of paying', () => {
  test('the worker, the bank and the database are killed, and everybody is paid once', async () => {
    await startOwnStack();
    await useSmallBatches();
    const running = month();
    for (const part of ['worker', 'sandbox', 'postgres'] as const) await killPart(part);
    expect(await running.ended, running.said()).toBe(0);
    const { report, book } = readResults();
    expectExact(report, book, organisation);
  }, 240_000);

  test('everything is killed at once, and the same command given again pays everybody once', async () => {
    await startOwnStack();
    await useSmallBatches();
    await stack?.stop();
    stack = null;
    const first = month();
    await until('paying', isPaying, 120_000);
    const parts = onFile();
    process.kill(-(first.child.pid ?? 0), 'SIGKILL');
    for (const part of ['worker', 'sandbox', 'postgres', 'temporal', 'api'] as const)
      kill(parts?.[part].pid ?? null);
    expect(await first.ended).toBeNull();
    const second = month();
    expect(await second.ended, second.said()).toBe(0);
    const { report, book } = readResults();
    expectExact(report, book, organisation);
  }, 240_000);
});

/** It may have ended by itself when its parent did. */
function kill(pid: number | null): void {
  try {
    if (pid !== null) process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
