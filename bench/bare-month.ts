import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { BareLoopInput } from './bare-loop.ts';
import { startBareSandbox } from './bare-sandbox.ts';
import type { BenchStack } from './bench-stack.ts';
import type { MonthMeasure } from './measure.ts';
import type { OrganisationFiles } from './organisation.ts';

/** (b) The bare loop on the same PostgreSQL server, in a database of its own, against a sandbox of its own. */
export async function bareMonth(stack: BenchStack, files: OrganisationFiles): Promise<MonthMeasure> {
  const folder = mkdtempSync(join(tmpdir(), 'wulou-bench-bare-'));
  const sandbox = await startBareSandbox(join(folder, 'sandbox'));
  try {
    const databaseUrl = await stack.createDatabase('bare');
    const input: BareLoopInput = {
      ...files,
      databaseUrl,
      sandboxUrl: sandbox.url,
      keys: join(folder, 'keys'),
    };
    const script = fileURLToPath(new URL('bare-loop.ts', import.meta.url));
    const child = spawn(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), script, JSON.stringify(input)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    if (code !== 0) throw new Error(`the bare loop ended with code ${String(code)}`);
    return JSON.parse(said) as MonthMeasure;
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
