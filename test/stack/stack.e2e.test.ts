import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootStack, type Stack } from '../../src/stack/boot.ts';
import { outsideDataFolder, removeHome } from '../../src/stack/home.ts';
import { isAlive, listProcesses } from '../../src/stack/processes.ts';
import { findRunningStack, type StackDescription } from '../../src/stack/stack.ts';
import { standIns } from './stand-ins/programs.ts';
import { temporaryHome } from './temporary-home.ts';

const anyPorts = { api: 0, temporal: 0, temporalUi: 0, sandbox: 0 };

describe.each(['closed', 'open'] as const)('a stack in a %s folder', (parent) => {
  const { home, remove } = temporaryHome(parent);
  const said: string[] = [];
  let stack: Stack;

  const onFile = (): StackDescription => JSON.parse(readFileSync(join(home, 'stack.json'), 'utf8'));
  const boot = () => bootStack({ home, ports: anyPorts, progress: (line) => said.push(line) }, standIns);
  const query = async (run: (sql: postgres.Sql) => Promise<unknown>): Promise<unknown> => {
    const sql = postgres(onFile().postgres.url, { max: 1, fetch_types: false, onnotice: () => undefined });
    try {
      return await run(sql);
    } finally {
      await sql.end();
    }
  };
  const namespace = async () => {
    const connection = await Connection.connect({ address: onFile().temporal.address, connectTimeout: '5s' });
    try {
      const described = await connection.workflowService.describeNamespace({ namespace: 'wulou' });
      const attributes = await connection.operatorService.listSearchAttributes({ namespace: 'wulou' });
      return {
        retention: Number(described.config?.workflowExecutionRetentionTtl?.seconds),
        attributes: attributes.customAttributes,
      };
    } finally {
      await connection.close();
    }
  };
  /** Kills a part and waits for its successor, which must answer at the same place. */
  const killAndAwait = async (
    part: 'postgres' | 'temporal' | 'sandbox' | 'worker' | 'api',
    victim?: number,
  ) => {
    const before = onFile();
    process.kill(victim ?? before[part].pid ?? 0, 'SIGKILL');
    await expect.poll(() => onFile()[part].pid, { timeout: 20_000 }).not.toBe(before[part].pid);
    const after = onFile();
    expect(after[part].port).toBe(before[part].port);
    expect(stack.description).toEqual(after);
  };

  beforeAll(async () => {
    stack = await boot();
  }, 120_000);
  afterAll(async () => {
    await stack.stop();
    await remove();
  }, 60_000);

  test('says in stack.json which processes run it, and only its owner can read that', async () => {
    expect(statSync(join(home, 'stack.json')).mode & 0o777).toBe(0o600);
    expect(statSync(home).mode & 0o777).toBe(0o711);
    const description = onFile();
    for (const part of ['postgres', 'temporal', 'sandbox', 'worker', 'api'] as const) {
      const command = listProcesses().find(({ pid }) => pid === description[part].pid)?.command ?? '';
      expect(command.includes(home) || command.includes(outsideDataFolder(home)), part).toBe(true);
      expect(command, part).not.toContain('watchdog.js');
    }
    expect(await findRunningStack(home)).toEqual(description);
  });

  test('keeps the histories of its namespace for 90 days and knows the search attributes', async () => {
    const { retention, attributes } = await namespace();
    expect(retention).toBe(90 * 86_400);
    expect(Object.keys(attributes ?? {}).sort()).toEqual([
      'WulouAttention',
      'WulouHeld',
      'WulouPeriod',
      'WulouProgramme',
      'WulouStage',
    ]);
  });

  test('refuses a second stack on the same home and names the process', async () => {
    await expect(boot()).rejects.toThrow(`in use by process ${process.pid}`);
  });

  test('starts a killed PostgreSQL again on the same port with its data', async () => {
    await query((sql) => sql`create table kept as select 42 as answer`);
    await killAndAwait('postgres');
    await expect
      .poll(() => query((sql) => sql`select answer from kept`).catch((error: Error) => error.message), {
        timeout: 30_000,
      })
      .toEqual([{ answer: 42 }]);
  }, 60_000);

  test('ends and starts PostgreSQL again when its watchdog was killed', async () => {
    const watchdog = listProcesses().find(
      ({ command }) =>
        command.includes('watchdog.js') && command.includes('/bin/postgres') && command.includes(home),
    );
    const former = onFile().postgres.pid ?? 0;
    await killAndAwait('postgres', watchdog?.pid);
    expect(isAlive(former)).toBe(false);
    await expect
      .poll(() => query((sql) => sql`select answer from kept`).catch((error: Error) => error.message), {
        timeout: 30_000,
      })
      .toEqual([{ answer: 42 }]);
  }, 60_000);

  test('starts a killed Temporal again on the same port with its namespace', async () => {
    await killAndAwait('temporal');
    await expect
      .poll(
        () =>
          namespace().then(
            ({ retention }) => retention,
            () => 0,
          ),
        { timeout: 30_000 },
      )
      .toBe(90 * 86_400);
  }, 60_000);

  test.each(['sandbox', 'worker', 'api'] as const)('starts a killed %s again', async (part) => {
    await killAndAwait(part);
    if (part === 'worker') return;
    const { pid, url } = onFile()[part];
    await expect
      .poll(
        () =>
          fetch(url).then(
            (r) => r.json(),
            () => null,
          ),
        { timeout: 20_000 },
      )
      .toEqual({ pid });
  }, 60_000);

  test('leaves nothing behind when it stops, and comes back with its data and its ports', async () => {
    const before = onFile();
    await stack.stop();
    await stack.stopped;
    for (const part of ['postgres', 'temporal', 'sandbox', 'worker', 'api'] as const) {
      expect(isAlive(before[part].pid ?? 0), part).toBe(false);
    }
    expect(await findRunningStack(home)).toBeNull();
    stack = await boot();
    expect(onFile().postgres.url).toBe(before.postgres.url);
    expect(onFile().temporal.address).toBe(before.temporal.address);
    expect(await query((sql) => sql`select answer from kept`)).toEqual([{ answer: 42 }]);
  }, 90_000);

  test('is gone without a trace when its home is removed, and not before it has stopped', async () => {
    await expect(removeHome(home)).rejects.toThrow(`in use by process ${process.pid}`);
    await stack.stop();
    await removeHome(home);
    expect(existsSync(home)).toBe(false);
    expect(existsSync(outsideDataFolder(home))).toBe(false);
  }, 60_000);
});
