import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, onTestFinished, vi } from 'vitest';

export type SandboxProcess = {
  url: string;
  child: ChildProcess;
  /** Both of its output streams so far. */
  output: () => string;
  /** SIGKILL, as a lost machine would be. */
  kill: () => Promise<void>;
};

// Each test starts processes, several times over where it kills them, and the machine may be busy with others.
vi.setConfig({ testTimeout: 60_000 });

const running = new Set<ChildProcess>();

afterEach(async () => {
  await Promise.all([...running].map(killChild));
});

export function freshFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sandbox-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export function spawnSandbox(args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts', ...args], {
    stdio: 'pipe',
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Starts the real process on a free port and resolves when it says that it listens. */
export async function startSandbox(
  dir: string,
  options: { faults?: object; funds?: number } = {},
): Promise<SandboxProcess> {
  const args = ['--port', '0', '--dir', dir];
  if (options.faults) args.push('--faults', JSON.stringify(options.faults));
  if (options.funds !== undefined) args.push('--funds', String(options.funds));
  const child = spawnSandbox(args);
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const { stdout } = child;
  if (!stdout) throw new Error('the sandbox has no standard output');
  const lines = createInterface(stdout).on('line', (line) => {
    output += `${line}\n`;
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error(`the sandbox ended before it listened: ${output}`);
  });
  const [line] = await Promise.race([once(lines, 'line'), ended]);
  ended.catch(() => undefined);
  return {
    url: `http://127.0.0.1:${JSON.parse(line).listening}`,
    child,
    output: () => output,
    kill: () => killChild(child),
  };
}

async function killChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
