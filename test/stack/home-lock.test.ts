import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HomeInUse, lockHome, lockOwner } from '../../src/stack/home-lock.ts';
import { startOf } from '../../src/stack/processes.ts';
import { temporaryHome } from './temporary-home.ts';

describe('the lock of a home', () => {
  const { home, remove } = temporaryHome();
  let release: () => void = () => undefined;
  beforeEach(() => mkdirSync(home, { recursive: true }));
  afterEach(async () => {
    release();
    await remove();
  });

  test('refuses a second supervisor and names the first and the remedy', () => {
    release = lockHome(home).release;
    expect(() => lockHome(home)).toThrow(HomeInUse);
    expect(() => lockHome(home)).toThrow(new RegExp(`process ${process.pid}\\b.*kill ${process.pid}`));
    expect(lockOwner(home)).toBe(process.pid);
  });

  test('is free again when it was released', () => {
    lockHome(home).release();
    expect(lockOwner(home)).toBeNull();
    release = lockHome(home).release;
    expect(lockOwner(home)).toBe(process.pid);
  });

  test('is taken over from an owner that is dead', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    writeFileSync(
      join(home, 'supervisor.lock.7'),
      JSON.stringify({ pid: child.pid, started: 'then', released: false }),
    );
    release = lockHome(home).release;
    expect(lockOwner(home)).toBe(process.pid);
  });

  test('is taken over when the owner’s process id belongs to another program by now', () => {
    const parent = process.ppid;
    expect(startOf(parent)).not.toBeNull();
    writeFileSync(
      join(home, 'supervisor.lock.1'),
      JSON.stringify({ pid: parent, started: 'before', released: false }),
    );
    release = lockHome(home).release;
    expect(lockOwner(home)).toBe(process.pid);
  });

  test('is taken over when a lost machine left it torn', () => {
    writeFileSync(join(home, 'supervisor.lock.3'), '{"pid":');
    release = lockHome(home).release;
    expect(lockOwner(home)).toBe(process.pid);
  });

  test('goes to exactly one of several that find it stale at the same time', async () => {
    writeFileSync(
      join(home, 'supervisor.lock.1'),
      JSON.stringify({ pid: 1, started: 'before', released: false }),
    );
    const script = fileURLToPath(new URL('stand-ins/lock.ts', import.meta.url));
    const contenders = [1, 2, 3, 4].map(() =>
      spawn(process.execPath, ['--import', 'tsx', script, home], { stdio: ['pipe', 'pipe', 'inherit'] }),
    );
    const said = await Promise.all(
      contenders.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
    );
    for (const { stdin } of contenders) stdin.end();
    await Promise.all(contenders.map((contender) => once(contender, 'exit')));
    expect(said.sort()).toEqual(['refused', 'refused', 'refused', 'taken']);
  });
});
