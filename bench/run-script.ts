import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

/**
 * Runs a script of this folder in a process of its own, so that it starts as cold as a worker does. Its one argument
 * is `input` as JSON. @returns the JSON that it prints.
 */
export async function runScript<T>(name: string, input: object): Promise<T> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), script, JSON.stringify(input)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (code !== 0) throw new Error(`${name} ended with code ${String(code)}`);
  return JSON.parse(said) as T;
}
