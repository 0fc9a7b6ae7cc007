import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningSandbox {
  readonly baseUrl: string;
  readonly port: number;
  /** Replaces all faults; none without an argument. */
  setFaults(faults?: Record<string, unknown>): Promise<void>;
  put(path: string, body: unknown): Promise<void>;
  post(path: string, body: unknown): Promise<void>;
  /** SIGKILL, then a new process on the same port and ledger. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

/** The real sandbox, as a process of its own on a free port, with a fresh ledger. */
export async function runSandbox(...options: string[]): Promise<RunningSandbox> {
  const dir = mkdtempSync(join(tmpdir(), 'wulou-sandbox-'));
  const start = async (port: number) => {
    const flags = ['--port', String(port), '--dir', dir, ...options];
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/sandbox/main.ts', ...flags], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface(child.stdout), 'line');
    return { child, port: (JSON.parse(line) as { listening: number }).listening };
  };
  let running = await start(0);
  const baseUrl = `http://127.0.0.1:${running.port}`;

  const tell = async (method: string, path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${baseUrl}/${path}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${method} ${path}`);
  };

  return {
    baseUrl,
    port: running.port,
    setFaults: (faults = {}) => tell('PUT', 'faults', faults),
    put: (path, body) => tell('PUT', path, body),
    post: (path, body) => tell('POST', path, body),
    async killAndRestart() {
      const ended = once(running.child, 'exit');
      running.child.kill('SIGKILL');
      await ended;
      running = await start(running.port);
    },
    async stop() {
      const ended = once(running.child, 'exit');
      running.child.stdin.end();
      await ended;
      rmSync(dir, { recursive: true });
    },
  };
}
