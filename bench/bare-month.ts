import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BareLoopInput } from './bare-loop.ts';
import { startBareSandbox } from './bare-sandbox.ts';
import type { BenchStack } from './bench-stack.ts';
import type { MonthMeasure } from './measure.ts';
import type { OrganisationFiles } from './organisation.ts';
import { runScript } from './run-script.ts';

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
    return await runScript<MonthMeasure>('bare-loop.ts', input);
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
