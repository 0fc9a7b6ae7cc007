import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { isAlive } from '../../src/stack/processes.ts';
import type { StackDescription } from '../../src/stack/stack.ts';
import { temporaryHome } from './temporary-home.ts';

const script = fileURLToPath(new URL('stand-ins/supervisor.ts', import.meta.url));

describe('the processes of a stack', () => {
  const { home, remove } = temporaryHome();
  afterAll(remove, 30_000);

  const start = async (): Promise<{ child: ChildProcess; description: StackDescription }> => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, home], {
      detached: true,
      env: { ...process.env, WULOU_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [line] = await once(child.stdout, 'data');
    return { child, description: JSON.parse(String(line)) };
  };
  const kill = (child: ChildProcess, signal: NodeJS.Signals) => process.kill(-(child.pid ?? 0), signal);
  const alive = ({ postgres, temporal, sandbox, worker, api }: StackDescription) =>
    [postgres, temporal, sandbox, worker, api].filter(({ pid }) => isAlive(pid ?? 0)).length;

  test('end by themselves when the supervisor’s whole process group is killed, and the next start works', async () => {
    const { child, description } = await start();
    expect(alive(description)).toBe(5);
    kill(child, 'SIGKILL');
    await expect.poll(() => alive(description) + processesOf(home), { timeout: 15_000 }).toBe(0);
    expect(existsSync(join(home, 'stack.json'))).toBe(true);

    const again = await start();
    expect(again.description.postgres.port).toBe(description.postgres.port);
    kill(again.child, 'SIGKILL');
    // At once, while the parts of the killed one are still ending.
    const third = await start();
    expect(alive(third.description)).toBe(5);
    expect(alive(again.description)).toBe(0);

    const ended = once(third.child, 'exit');
    kill(third.child, 'SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(alive(third.description) + processesOf(home)).toBe(0);
    expect(existsSync(join(home, 'stack.json'))).toBe(false);
  }, 180_000);
});

/** How many processes carry this home in their environment, or in their command line where there is no /proc. */
function processesOf(home: string): number {
  if (!existsSync('/proc/self/environ')) return 0;
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`WULOU_HOME=${home}\0`);
    } catch {
      return false; // It ended just now, or is not ours to read.
    }
  }).length;
}
