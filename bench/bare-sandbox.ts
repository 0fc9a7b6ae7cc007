import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface BareSandbox {
  readonly url: string;
  stop(): Promise<void>;
}

/** A sandbox of its own, in a process of its own, as the stack has one; it ends with this process. */
export async function startBareSandbox(folder: string): Promise<BareSandbox> {
  const script = fileURLToPath(new URL('../src/sandbox/main.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, '--port', '0', '--dir', folder],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'exit');
  const listening = once(createInterface({ input: child.stdout }), 'line').then(
    ([line]) => JSON.parse(line as string) as { listening: number },
  );
  const said = await Promise.race([listening, ended.then(() => null)]);
  if (said === null) throw new Error('the sandbox did not start');
  return {
    url: `http://127.0.0.1:${said.listening}`,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
