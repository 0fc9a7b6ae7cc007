import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findLeftovers } from '../../src/stack/leftovers.ts';
import { temporaryHome } from './temporary-home.ts';

describe('the leftovers of a former stack', () => {
  const { home, remove } = temporaryHome();
  const children: ChildProcess[] = [];
  const run = async (...args: string[]): Promise<number> => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()', '--', ...args]);
    children.push(child);
    await once(child, 'spawn');
    return child.pid ?? 0;
  };
  beforeAll(() => mkdirSync(home));
  afterAll(async () => {
    for (const child of children) child.stdin?.end();
    await remove();
  });

  test('are the processes that name a program of the stack and this home, and no others', async () => {
    const part = await run('/src/worker/main.ts', '--home', home);
    const database = await run('/src/worker/main.ts', `${home}/postgres`);
    await run('/src/worker/main.ts', '--home', `${home}2`);
    await run('month', '--home', home);
    const found = findLeftovers({ folders: [home], programs: ['/src/worker/main.ts'] }).map(({ pid }) => pid);
    expect(found.sort()).toEqual([part, database].sort());
  });
});
