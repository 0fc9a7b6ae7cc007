import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const wulou = resolve(import.meta.dirname, '../../bin/wulou.js');

export interface WulouProcess {
  readonly pid: number;
  /** What it printed when it was ready: `{listening: PORT, metrics?}` or `{ready: true, port?}`. */
  readonly said: {
    readonly listening?: number;
    readonly ready?: boolean;
    readonly metrics?: number;
    readonly port?: number;
  };
  /** Every line on its standard output so far. */
  readonly lines: readonly string[];
  signal(name: NodeJS.Signals): void;
  /** Resolves with the exit code, or with the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** `wulou worker` or `wulou api` as a process of its own with this environment alone, once it says that it is ready. */
export async function startWulou(
  command: 'worker' | 'api',
  env: Record<string, string>,
): Promise<WulouProcess> {
  const child = spawn(process.execPath, [wulou, command], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const lines: string[] = [];
  const ended = endOf(child);
  const said = await new Promise<WulouProcess['said']>((ready, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('{"listening":') || line.startsWith('{"ready":')) ready(JSON.parse(line));
    });
    void ended.then((how) => fail(new Error(`wulou ${command} ended (${how}): ${errors}`)));
  });
  return { pid: child.pid as number, said, lines, ended, signal: (name) => void child.kill(name) };
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal ?? (code as number);
}

/** Runs a command of `wulou` to its end. */
export async function runWulou(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [wulou, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return { code: (await endOf(child)) as number, output };
}
